import type { ExpressionSpecification, StyleSpecification, LayerSpecification } from "maplibre-gl";
import { premises } from "./premises";
import { tileAddress, type MapSettings } from "./settings";

const paper = "#fbfaf2";
const sea = "#d3e3e8";
const line = "#b9c2a9";
const border = "#8d8469";
const contour = "#98551f";
const forest = "#17573f";
const blaze = "#ffc53d";
const ink = "#1b2923";
const font = ["Figtree"];

const isCluster: ExpressionSpecification = [">", ["coalesce", ["get", "count"], 1], 1];
const isApproximate: ExpressionSpecification = ["in", ["get", "precision"], ["literal", ["commune", "approximative"]]];
const isActive: ExpressionSpecification = ["boolean", ["feature-state", "active"], false];

/** The paper map: land, borders, the dashes of the zones d’emploi, names, and the places on top. */
export function mapStyle(settings: MapSettings): StyleSpecification {
  return {
    version: 8,
    sources: {
      territoires: { type: "vector", tiles: [tileAddress(settings.territoryTiles)], maxzoom: 14 },
      lieux: { type: "vector", tiles: [tileAddress(settings.placeTiles)], maxzoom: 14, promoteId: { lieux: "id" } },
      ...(settings.premisesTiles && { locaux: { type: "vector", tiles: [tileAddress(settings.premisesTiles)], maxzoom: 14 } }),
      ...(settings.point && { ici: { type: "geojson", data: { type: "Point", coordinates: settings.point } } }),
    },
    layers: [
      { id: "fond", type: "background", paint: { "background-color": sea } },
      { id: "terre", type: "fill", source: "territoires", "source-layer": "regions", paint: { "fill-color": paper, "fill-antialias": false } },
      ...area(settings),
      {
        id: "communes",
        type: "line",
        source: "territoires",
        "source-layer": "communes",
        minzoom: 10,
        paint: { "line-color": line, "line-width": ["interpolate", ["linear"], ["zoom"], 10, 0.4, 14, 1] },
      },
      {
        id: "zones-emploi",
        type: "line",
        source: "territoires",
        "source-layer": "zones_emploi",
        minzoom: 7,
        paint: { "line-color": contour, "line-opacity": 0.55, "line-width": 1.1, "line-dasharray": [4, 3] },
      },
      // A pale band along the borders, as on road maps.
      {
        id: "departements-bande",
        type: "line",
        source: "territoires",
        "source-layer": "departements",
        layout: { "line-join": "round" },
        paint: {
          "line-color": "#cdb98a",
          "line-opacity": 0.3,
          "line-width": ["interpolate", ["linear"], ["zoom"], 4, 2, 7, 5, 11, 12],
        },
      },
      {
        id: "departements",
        type: "line",
        source: "territoires",
        "source-layer": "departements",
        paint: { "line-color": border, "line-opacity": 0.7, "line-width": ["interpolate", ["linear"], ["zoom"], 4, 0.4, 9, 1.4] },
      },
      {
        id: "regions",
        type: "line",
        source: "territoires",
        "source-layer": "regions",
        paint: { "line-color": border, "line-width": ["interpolate", ["linear"], ["zoom"], 4, 0.9, 9, 2.2] },
      },
      ...areaOutline(settings),
      ...names,
      ...point(settings),
      ...places,
      ...premises(settings),
    ],
  };
}

function area({ area }: MapSettings): LayerSpecification[] {
  if (!area) return [];
  return [
    {
      id: "zone",
      type: "fill",
      source: "territoires",
      "source-layer": area.layer,
      filter: ["==", ["to-string", ["get", "code"]], area.code],
      paint: { "fill-color": blaze, "fill-opacity": ["interpolate", ["linear"], ["zoom"], 8, 0.22, 11, 0.1] },
    },
  ];
}

function areaOutline({ area }: MapSettings): LayerSpecification[] {
  if (!area) return [];
  return [
    {
      id: "zone-contour",
      type: "line",
      source: "territoires",
      "source-layer": area.layer,
      filter: ["==", ["to-string", ["get", "code"]], area.code],
      paint: { "line-color": contour, "line-width": 2.5 },
    },
  ];
}

const rank: ExpressionSpecification = ["-", 0, ["coalesce", ["to-number", ["get", "population"]], 0]];

const halo = { "text-halo-color": paper, "text-halo-width": 1.6 };

const names: LayerSpecification[] = [
  {
    id: "noms-territoires",
    type: "symbol",
    source: "territoires",
    "source-layer": "noms",
    maxzoom: 9,
    filter: ["in", ["get", "kind"], ["literal", ["departement", "region"]]],
    layout: {
      "text-field": ["get", "name"],
      "text-font": font,
      "text-size": ["interpolate", ["linear"], ["zoom"], 5, 10, 8, 14],
      "text-letter-spacing": 0.08,
      "text-max-width": 7,
      "symbol-sort-key": rank,
    },
    paint: { ...halo, "text-color": "#75694a" },
  },
  {
    id: "noms-communes",
    type: "symbol",
    source: "territoires",
    "source-layer": "noms",
    filter: ["!", ["in", ["get", "kind"], ["literal", ["departement", "region", "epci", "zone-emploi"]]]],
    layout: {
      "text-field": ["get", "name"],
      "text-font": font,
      "text-size": [
        "interpolate", ["linear"], ["zoom"],
        6, ["interpolate", ["linear"], ["to-number", ["get", "population"]], 5000, 10, 200000, 13],
        12, ["interpolate", ["linear"], ["to-number", ["get", "population"]], 200, 12, 50000, 18],
      ],
      "text-max-width": 8,
      "text-padding": 6,
      // Beside the point of the commune, where a place may stand.
      "text-variable-anchor": ["top", "bottom", "right", "left"],
      "text-radial-offset": 0.8,
      "symbol-sort-key": rank,
    },
    paint: { ...halo, "text-color": ink },
  },
];

const places: LayerSpecification[] = [
  {
    id: "groupes",
    type: "circle",
    source: "lieux",
    "source-layer": "lieux",
    filter: isCluster,
    paint: {
      "circle-color": blaze,
      "circle-stroke-color": ink,
      "circle-stroke-width": 1.5,
      // Small enough, from afar, to let the country be seen.
      "circle-radius": [
        "interpolate", ["linear"], ["zoom"],
        4.5, ["interpolate", ["linear"], ["get", "count"], 2, 6, 20, 9, 200, 15],
        7, ["interpolate", ["linear"], ["get", "count"], 2, 11, 20, 16, 200, 24],
      ],
    },
  },
  {
    id: "groupes-nombres",
    type: "symbol",
    source: "lieux",
    "source-layer": "lieux",
    filter: isCluster,
    layout: {
      "text-field": ["to-string", ["get", "count"]],
      "text-font": font,
      "text-size": ["interpolate", ["linear"], ["zoom"], 4.5, 10, 7, 13],
      "text-allow-overlap": ["step", ["zoom"], false, 7, true],
      "text-padding": 0,
      "symbol-sort-key": ["-", 0, ["get", "count"]],
    },
    paint: { "text-color": ink },
  },
  {
    id: "lieux",
    type: "circle",
    source: "lieux",
    "source-layer": "lieux",
    filter: ["!", isCluster],
    paint: {
      "circle-color": ["case", isApproximate, "#ffffff", forest],
      "circle-stroke-color": ["case", isApproximate, forest, "#ffffff"],
      "circle-stroke-width": 2,
      "circle-radius": ["interpolate", ["linear"], ["zoom"], 5, 5, 12, 8],
    },
  },
  {
    // The place of the card under the pointer, above its neighbours.
    id: "lieu-actif",
    type: "circle",
    source: "lieux",
    "source-layer": "lieux",
    filter: ["!", isCluster],
    paint: {
      "circle-color": blaze,
      "circle-stroke-color": ink,
      "circle-stroke-width": 3,
      "circle-radius": ["interpolate", ["linear"], ["zoom"], 5, 8, 12, 11],
      "circle-opacity": ["case", isActive, 1, 0],
      "circle-stroke-opacity": ["case", isActive, 1, 0],
    },
  },
  {
    id: "lieux-noms",
    type: "symbol",
    source: "lieux",
    "source-layer": "lieux",
    minzoom: 11,
    filter: ["!", isCluster],
    layout: {
      "text-field": ["get", "name"],
      "text-font": font,
      "text-size": 13,
      "text-anchor": "left",
      "text-offset": [0.9, 0],
      "text-justify": "left",
      "text-max-width": 12,
      "text-optional": true,
    },
    paint: { ...halo, "text-color": forest },
  },
];

function point({ point }: MapSettings): LayerSpecification[] {
  if (!point) return [];
  return [
    {
      id: "ici",
      type: "circle",
      source: "ici",
      paint: { "circle-color": "rgba(255,197,61,.35)", "circle-radius": 18, "circle-stroke-color": ink, "circle-stroke-width": 2 },
    },
  ];
}
