import { Popup, type Map as MapLibreMap, type MapGeoJSONFeature } from "maplibre-gl";
import { premisesLayers } from "./premises";

/** A click on a group zooms in; a click on a place or on premises opens a note with its link. */
export function addPlacePopups(map: MapLibreMap, calm: MediaQueryList, hasPremises: boolean): void {
  const popup = new Popup({ maxWidth: "17rem", offset: 12, focusAfterOpen: true });

  const layers = ["groupes", "lieux", ...(hasPremises ? premisesLayers : [])];
  map.on("click", layers, (event) => {
    const feature = event.features?.[0];
    if (!feature) return;
    const center = coordinates(feature);
    if (Number(feature.properties["count"] ?? 1) > 1) {
      map.easeTo({ center, zoom: map.getZoom() + 2, animate: !calm.matches });
    } else {
      popup.setLngLat(center).setDOMContent(note(feature)).addTo(map);
    }
  });
  for (const layer of layers) {
    map.on("mouseenter", layer, () => map.getCanvas().classList.add("is-pointing"));
    map.on("mouseleave", layer, () => map.getCanvas().classList.remove("is-pointing"));
  }
}

function note({ properties, sourceLayer }: MapGeoJSONFeature): HTMLElement {
  const content = document.createElement("div");
  const link = document.createElement("a");
  const isPremises = sourceLayer === "locaux";
  link.href = `/${isPremises ? "locaux" : "lieux"}/${encodeURIComponent(String(properties["slug"]))}`;
  link.textContent = String(properties["name"]);
  content.append(link);
  if (properties["kind"]) content.append(line(String(properties["kind"])));
  if (isPremises && properties["type"]) content.append(line(String(properties["type"])));
  if (isPremises && properties["closed"]) content.append(line("Annonce close."));
  if (properties["precision"] === "commune") content.append(line("Position à la commune : l’adresse exacte n’est pas connue."));
  if (properties["precision"] === "approximative") content.append(line("Position approximative."));
  return content;
}

function line(text: string): HTMLElement {
  const paragraph = document.createElement("p");
  paragraph.textContent = text;
  return paragraph;
}

function coordinates(feature: MapGeoJSONFeature): [number, number] {
  const geometry = feature.geometry;
  if (geometry.type !== "Point") throw new Error("a place is a point");
  return [geometry.coordinates[0] ?? 0, geometry.coordinates[1] ?? 0];
}
