import type { ExpressionSpecification, LayerSpecification, Map as MapLibreMap } from "maplibre-gl";
import type { MapSettings } from "./settings";

const contour = "#98551f";
const border = "#8d8469";
const isGroup: ExpressionSpecification = [">", ["coalesce", ["get", "count"], 1], 1];
const isClosed: ExpressionSpecification = ["boolean", ["get", "closed"], false];

/** Layers one can click, and that words tell. */
export const premisesLayers = ["locaux-groupes", "locaux"];

/** Premises and calls: rings, where places are discs; greyed once closed. */
export function premises({ premisesTiles, premisesFirst }: MapSettings): LayerSpecification[] {
  if (!premisesTiles) return [];
  const visibility = premisesFirst ? "visible" : "none";
  const from = { source: "locaux", "source-layer": "locaux" } as const;
  return [
    {
      id: "locaux-groupes",
      type: "circle",
      ...from,
      filter: isGroup,
      layout: { visibility },
      paint: { "circle-color": "#ffffff", "circle-stroke-color": contour, "circle-stroke-width": 4, "circle-radius": 11 },
    },
    {
      id: "locaux-nombres",
      type: "symbol",
      ...from,
      filter: isGroup,
      layout: { visibility, "text-field": ["to-string", ["get", "count"]], "text-font": ["Figtree"], "text-size": 13, "text-allow-overlap": true },
      paint: { "text-color": "#1b2923" },
    },
    {
      id: "locaux",
      type: "circle",
      ...from,
      filter: ["!", isGroup],
      layout: { visibility },
      paint: {
        "circle-color": "#ffffff",
        "circle-stroke-color": ["case", isClosed, border, contour],
        "circle-stroke-width": 4,
        "circle-radius": ["interpolate", ["linear"], ["zoom"], 5, 4, 12, 6],
      },
    },
    {
      id: "locaux-noms",
      type: "symbol",
      ...from,
      minzoom: 11,
      filter: ["!", isGroup],
      layout: {
        visibility,
        "text-field": ["get", "name"],
        "text-font": ["Figtree"],
        "text-size": 13,
        "text-anchor": "left",
        "text-offset": [1, 0],
        "text-justify": "left",
        "text-max-width": 12,
        "text-optional": true,
      },
      paint: { "text-color": contour, "text-halo-color": "#fbfaf2", "text-halo-width": 1.6 },
    },
  ];
}

/** The box of the frame shows and hides them. */
export function addPremisesSwitch(map: MapLibreMap, frame: HTMLElement): void {
  const line = frame.querySelector<HTMLElement>("[data-map-layer]");
  const box = line?.querySelector<HTMLInputElement>("input");
  if (!line || !box) return;
  line.hidden = false;
  const apply = (): void => {
    for (const layer of map.getStyle().layers.filter(({ id }) => id.startsWith("locaux"))) {
      map.setLayoutProperty(layer.id, "visibility", box.checked ? "visible" : "none");
    }
  };
  box.addEventListener("change", apply);
  map.once("load", apply);
}
