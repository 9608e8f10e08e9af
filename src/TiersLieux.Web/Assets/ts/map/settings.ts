/** What the server asks of the map, in the `data-map-*` attributes of its frame. */
export interface MapSettings {
  /** Tile address of the places, with the search of the page in its query string. */
  placeTiles: string;
  territoryTiles: string;
  /** Tile address of premises and calls; none = a map without them. */
  premisesTiles: string | undefined;
  /** Drawn without being asked for. */
  premisesFirst: boolean;
  bounds: [number, number, number, number] | undefined;
  center: [number, number];
  zoom: number;
  /** A territory to outline: its layer and code. */
  area: { layer: string; code: string } | undefined;
  /** A place to point at: longitude and latitude. */
  point: [number, number] | undefined;
  /** Where « Chercher dans cette zone » leads; none = no such button. */
  searchPath: string | undefined;
}

/** Mainland France, when nothing else is asked. */
const france: [number, number, number, number] = [-5.2, 41.3, 9.6, 51.1];

export function readSettings(frame: HTMLElement): MapSettings {
  const { mapTiles, mapTerritories, mapBbox, mapCenter, mapZoom, mapArea, mapPoint, mapSearch, mapPremises, mapPremisesFirst } = frame.dataset;
  const [west, south, east, north] = numbers(mapBbox);
  const center = lonLat(mapCenter);
  const [layer, code] = mapArea?.split(":") ?? [];
  const hasBounds = west !== undefined && south !== undefined && east !== undefined && north !== undefined;
  return {
    placeTiles: mapTiles ?? "/tuiles/lieux/{z}/{x}/{y}.pbf",
    territoryTiles: mapTerritories ?? "/tuiles/territoires/{z}/{x}/{y}.pbf",
    premisesTiles: mapPremises,
    premisesFirst: mapPremisesFirst === "true",
    bounds: hasBounds ? [west, south, east, north] : center ? undefined : france,
    center: center ?? [2.5, 46.6],
    zoom: Number(mapZoom ?? 12),
    area: layer && code ? { layer, code } : undefined,
    point: lonLat(mapPoint),
    searchPath: mapSearch,
  };
}

/** maplibre wants whole addresses. */
export function tileAddress(path: string): string {
  return path.startsWith("/") ? location.origin + path : path;
}

function numbers(text: string | undefined): number[] {
  const values = (text ?? "").split(",").map(Number);
  return text && values.every(Number.isFinite) ? values : [];
}

/** The server writes latitude first, maplibre reads longitude first. */
function lonLat(text: string | undefined): [number, number] | undefined {
  const [latitude, longitude] = numbers(text);
  return latitude !== undefined && longitude !== undefined ? [longitude, latitude] : undefined;
}
