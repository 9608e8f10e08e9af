import type { Map as MapLibreMap } from "maplibre-gl";
import { announce } from "../announce";

/** Says in words what the map shows: how many places, and the first names; aloud only while the map has the focus. */
export function describe(map: MapLibreMap, frame: HTMLElement): void {
  const words = document.createElement("p");
  words.id = "carte-en-mots";
  words.className = "visually-hidden";
  frame.append(words);
  map.getCanvas().setAttribute("aria-describedby", words.id);

  map.on("idle", () => {
    const seen = new Map<string, string>();
    let total = 0;
    for (const feature of map.queryRenderedFeatures({ layers: ["lieux", "groupes"] })) {
      const key = String(feature.properties["id"] ?? JSON.stringify(feature.geometry));
      if (seen.has(key)) continue;
      seen.set(key, String(feature.properties["name"] ?? ""));
      total += Number(feature.properties["count"] ?? 1);
    }
    const text = inWords(total, [...seen.values()].filter(Boolean));
    if (words.textContent === text) return;
    words.textContent = text;
    if (document.activeElement === map.getCanvas()) announce(text);
  });
}

function inWords(total: number, names: string[]): string {
  if (total === 0) return "Aucun lieu sur la partie visible de la carte.";
  const first = names.slice(0, 8).join(", ");
  const count = total === 1 ? "1 lieu visible" : `${total} lieux visibles`;
  if (!first) return `${count} sur la carte, en groupes. Zoomez pour voir leurs noms.`;
  return `${count} sur la carte : ${first}${total > Math.min(names.length, 8) ? "…" : "."}`;
}
