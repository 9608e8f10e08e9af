import type { Map as MapLibreMap } from "maplibre-gl";
import { announce } from "../announce";
import { premisesLayers } from "./premises";

/** Says in words what the map shows: how many places, and the first names; aloud only while the map has the focus. */
export function describe(map: MapLibreMap, frame: HTMLElement, hasPremises: boolean): void {
  const words = document.createElement("p");
  words.id = "carte-en-mots";
  words.className = "visually-hidden";
  frame.append(words);
  map.getCanvas().setAttribute("aria-describedby", words.id);

  map.on("idle", () => {
    const places = visible(map, ["lieux", "groupes"]);
    const premises = visible(map, hasPremises ? premisesLayers : []);
    const text = inWords(places.total, places.names) + (premises.total > 0 ? premisesInWords(premises.total, premises.names) : "");
    if (words.textContent === text) return;
    words.textContent = text;
    if (document.activeElement === map.getCanvas()) announce(text);
  });
}

function visible(map: MapLibreMap, layers: string[]): { total: number; names: string[] } {
  const seen = new Map<string, string>();
  let total = 0;
  for (const feature of layers.length > 0 ? map.queryRenderedFeatures({ layers }) : []) {
    const key = String(feature.properties["id"] ?? JSON.stringify(feature.geometry));
    if (seen.has(key)) continue;
    seen.set(key, String(feature.properties["name"] ?? ""));
    total += Number(feature.properties["count"] ?? 1);
  }
  return { total, names: [...seen.values()].filter(Boolean) };
}

function premisesInWords(total: number, names: string[]): string {
  const first = names.slice(0, 8).join(", ");
  return ` ${total === 1 ? "1 local ou appel visible" : `${total} locaux et appels visibles`}${first ? ` : ${first}` : ""}${first && total > Math.min(names.length, 8) ? "…" : "."}`;
}

function inWords(total: number, names: string[]): string {
  if (total === 0) return "Aucun lieu sur la partie visible de la carte.";
  const first = names.slice(0, 8).join(", ");
  const count = total === 1 ? "1 lieu visible" : `${total} lieux visibles`;
  if (!first) return `${count} sur la carte, en groupes. Zoomez pour voir leurs noms.`;
  return `${count} sur la carte : ${first}${total > Math.min(names.length, 8) ? "…" : "."}`;
}
