import type { Map as MapLibreMap } from "maplibre-gl";
import { withLocation } from "../location-params";
import { navigate } from "../navigation";

/** After the visitor moved the map, a button searches what it shows. */
export function addSearchHere(map: MapLibreMap, canvas: HTMLElement, path: string): void {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button map-search-here";
  button.textContent = "Chercher dans cette zone";
  button.hidden = true;
  canvas.append(button);

  // Movements made by our own code carry no original event.
  map.on("moveend", (event) => {
    if (event.originalEvent) button.hidden = false;
  });
  document.addEventListener("search:updated", () => (button.hidden = true));
  button.addEventListener("click", () => {
    const bounds = map.getBounds();
    const bbox = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()].map((value) => value.toFixed(3)).join(",");
    const target = new URL(path, location.href);
    if (target.pathname === location.pathname) target.search = location.search;
    button.hidden = true;
    map.getCanvas().focus({ preventScroll: true });
    navigate(withLocation(target, { bbox }));
  });
}
