/** A map with one point that a click places and that can be dragged. The two fields of the form say the same thing, both ways. */
import { AttributionControl, Map as MapLibreMap, Marker, NavigationControl, setWorkerUrl } from "maplibre-gl";
import { frenchStrings } from "./french";
import { loadStyles } from "./map";
import { readSettings } from "./settings";
import { mapStyle } from "./style";

declare const MAP_WORKER: string;

const decimals = 6;

/**
 * @param latitude field in degrees, with a comma or a point
 * @param longitude as latitude
 * @param center longitude and latitude to begin at when the fields are empty; all of France otherwise
 */
export async function pickPoint(
  frame: HTMLElement,
  canvas: HTMLElement,
  latitude: HTMLInputElement,
  longitude: HTMLInputElement,
  center: [number, number] | undefined,
): Promise<void> {
  setWorkerUrl(new URL(MAP_WORKER, import.meta.url).href);
  await Promise.all([loadStyles(), document.fonts.load("600 16px Figtree").catch(() => [])]);
  const settings = readSettings(frame);
  const typed = (): [number, number] | undefined => {
    const [lat, lon] = [latitude, longitude].map((field) => (field.value.trim() ? Number(field.value.trim().replace(",", ".")) : NaN));
    return lat !== undefined && lon !== undefined && Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? [lon, lat] : undefined;
  };

  const start = typed() ?? center;
  const map = new MapLibreMap({
    container: canvas,
    style: mapStyle(settings),
    ...(start ? { center: start, zoom: 13 } : settings.bounds && { bounds: settings.bounds }),
    minZoom: 3,
    maxZoom: 18,
    locale: frenchStrings,
    cooperativeGestures: matchMedia("(pointer: coarse)").matches,
    dragRotate: false,
    touchPitch: false,
    attributionControl: false,
  });
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new AttributionControl({ compact: true, customAttribution: "Contours IGN, Insee" }), "bottom-right");
  map.getCanvas().setAttribute("aria-label", "Carte : cliquez pour placer le point, ou remplissez la latitude et la longitude");

  const marker = new Marker({ draggable: true, color: "#17573f" });
  const write = (): void => {
    const { lng, lat } = marker.getLngLat();
    latitude.value = lat.toFixed(decimals).replace(".", ",");
    longitude.value = lng.toFixed(decimals).replace(".", ",");
  };
  const read = (): void => {
    const point = typed();
    if (!point) {
      marker.remove();
      return;
    }
    marker.setLngLat(point).addTo(map);
    if (!map.getBounds().contains(point)) map.jumpTo({ center: point });
  };
  map.on("click", (event) => {
    marker.setLngLat(event.lngLat).addTo(map);
    write();
  });
  marker.on("dragend", write);
  latitude.addEventListener("change", read);
  longitude.addEventListener("change", read);
  read();
  await new Promise<void>((resolve) => map.once("load", () => resolve()));
}
