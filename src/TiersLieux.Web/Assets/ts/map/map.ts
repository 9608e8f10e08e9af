/** The map of a page: loaded on demand, with maplibre-gl. The list beside it says the same things. */
import { AttributionControl, Map as MapLibreMap, NavigationControl, ScaleControl, setWorkerUrl, type VectorTileSource } from "maplibre-gl";
import { frenchStrings } from "./french";
import { linkToList } from "./list-link";
import { describe } from "./describe";
import { addPlacePopups } from "./popup";
import { addPremisesSwitch } from "./premises";
import { addSearchHere } from "./search-here";
import { readSettings, tileAddress, type MapSettings } from "./settings";
import { mapStyle } from "./style";

declare const MAP_CSS: string;
declare const MAP_WORKER: string;

const calm = matchMedia("(prefers-reduced-motion: reduce)");

/** Draws the map of `frame` into `canvas`; resolves once its style is there. */
export async function showMap(frame: HTMLElement, canvas: HTMLElement): Promise<void> {
  setWorkerUrl(new URL(MAP_WORKER, import.meta.url).href);
  // Labels are drawn with the page's own font: no glyph server.
  await Promise.all([loadStyles(), document.fonts.load("600 16px Figtree").catch(() => [])]);

  let settings = readSettings(frame);
  const map = new MapLibreMap({
    container: canvas,
    style: mapStyle(settings),
    ...camera(settings),
    minZoom: 3,
    maxZoom: 18,
    locale: frenchStrings,
    cooperativeGestures: matchMedia("(pointer: coarse)").matches,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    attributionControl: false,
    fadeDuration: calm.matches ? 0 : 200,
    canvasContextAttributes: { failIfMajorPerformanceCaveat: false },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new ScaleControl({ unit: "metric" }), "top-left");
  map.addControl(new AttributionControl({ compact: true, customAttribution: "Contours IGN, Insee · Lieux : sources par fiche" }), "bottom-right");

  const hasPremises = Boolean(settings.premisesTiles);
  addPlacePopups(map, calm, hasPremises);
  addPremisesSwitch(map, frame);
  linkToList(map);
  describe(map, frame, hasPremises);
  if (settings.searchPath) addSearchHere(map, canvas, settings.searchPath);

  document.addEventListener("search:updated", () => {
    const next = readSettings(frame);
    map.getSource<VectorTileSource>("lieux")?.setTiles([tileAddress(next.placeTiles)]);
    if (next.premisesTiles) map.getSource<VectorTileSource>("locaux")?.setTiles([tileAddress(next.premisesTiles)]);
    // A search of the visible area must not move the map that asked for it.
    if (next.bounds?.join() !== settings.bounds?.join() && !new URLSearchParams(location.search).has("bbox")) {
      if (next.bounds) map.fitBounds(next.bounds, { padding: 20, maxZoom: 13, animate: !calm.matches });
    }
    settings = next;
  });

  await new Promise<void>((resolve) => map.once("load", () => resolve()));
}

function camera(settings: MapSettings) {
  return settings.bounds
    ? { bounds: settings.bounds, fitBoundsOptions: { padding: 20, maxZoom: 13 } }
    : { center: settings.center, zoom: settings.zoom };
}

export function loadStyles(): Promise<void> {
  return new Promise((resolve, reject) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = new URL(MAP_CSS, import.meta.url).href;
    link.onload = () => resolve();
    link.onerror = () => reject(new Error("map styles"));
    document.head.append(link);
  });
}
