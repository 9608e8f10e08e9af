/** The map on which one places a point, beside the two fields that do the same by keyboard; fetched on the button. */
export function setUpPointPicker(frame: HTMLElement): void {
  const [latitude, longitude, commune] = (frame.dataset["pointPicker"] ?? "").split(" ").map((id) => document.getElementById(id));
  const button = frame.querySelector("button");
  const canvas = frame.querySelector<HTMLElement>(".map-canvas");
  if (!(latitude instanceof HTMLInputElement) || !(longitude instanceof HTMLInputElement) || !button || !canvas) return;
  frame.hidden = false;

  button.addEventListener("click", () => {
    button.disabled = true;
    button.textContent = "Chargement de la carte…";
    void open().catch(() => {
      canvas.hidden = true;
      button.disabled = false;
      button.textContent = "La carte n’a pas pu s’afficher. Réessayer";
    });
  });

  const open = async (): Promise<void> => {
    const [{ pickPoint }, center] = await Promise.all([import("../map/picker"), centerOf(commune)]);
    canvas.hidden = false;
    await pickPoint(frame, canvas, latitude, longitude, center);
    button.hidden = true;
  };
}

/** Longitude and latitude of the commune typed, to begin there. */
async function centerOf(commune: HTMLElement | null | undefined): Promise<[number, number] | undefined> {
  if (!(commune instanceof HTMLInputElement) || commune.value.trim().length < 2) return undefined;
  const address = new URL("/api/v1/territoires", location.href);
  address.search = new URLSearchParams({ kind: "commune", pageSize: "1", q: commune.value }).toString();
  const response = await fetch(address);
  const answer = response.ok ? ((await response.json()) as { items: { latitude: number | null; longitude: number | null }[] }) : undefined;
  const item = answer?.items[0];
  return typeof item?.latitude !== "number" || typeof item.longitude !== "number" ? undefined : [item.longitude, item.latitude];
}
