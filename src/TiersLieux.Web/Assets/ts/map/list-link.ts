import type { Map as MapLibreMap } from "maplibre-gl";

/** A card under the pointer or the focus lights up its point, and a point under the pointer lights up its card. */
export function linkToList(map: MapLibreMap): void {
  let active: string | undefined;

  const light = (id: string | undefined): void => {
    if (id === active) return;
    if (active) mark(active, false);
    active = id;
    if (active) mark(active, true);
  };

  const mark = (id: string, on: boolean): void => {
    map.setFeatureState({ source: "lieux", sourceLayer: "lieux", id }, { active: on });
    document.querySelector(`[data-place-id="${CSS.escape(id)}"]`)?.classList.toggle("is-highlighted", on);
  };

  const cardOf = (event: Event): string | undefined =>
    event.target instanceof Element ? event.target.closest<HTMLElement>("[data-place-id]")?.dataset["placeId"] : undefined;

  document.addEventListener("pointerover", (event) => {
    if (!map.getContainer().contains(event.target as Node)) light(cardOf(event));
  });
  document.addEventListener("focusin", (event) => light(cardOf(event)));
  document.addEventListener("search:updated", () => light(undefined));
  map.on("mousemove", "lieux", (event) => {
    const id = event.features?.[0]?.properties["id"] as string | number | undefined;
    light(id === undefined ? undefined : String(id));
  });
  map.on("mouseleave", "lieux", () => light(undefined));
}
