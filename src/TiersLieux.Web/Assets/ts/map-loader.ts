/**
 * Fetches the map only when it is wanted: on the button of the frame, or by itself (`data-map-auto`) on a wide screen once the frame
 * is in view, unless the visitor saves data.
 */
export function setUpMap(frame: HTMLElement): void {
  const button = frame.querySelector<HTMLButtonElement>("button[data-map-show]");
  const canvas = frame.querySelector<HTMLElement>("[data-map-canvas]");
  if (!canvas) return;
  frame.hidden = false;
  let started = false;

  const start = async (byHand: boolean): Promise<void> => {
    if (started) return;
    started = true;
    if (button) {
      button.disabled = true;
      button.textContent = "Chargement de la carte…";
    }
    try {
      const { showMap } = await import("./map/map");
      canvas.hidden = false;
      frame.querySelector<HTMLElement>("[data-map-legend]")?.removeAttribute("hidden");
      if (button) button.hidden = true;
      await showMap(frame, canvas);
      if (byHand) canvas.querySelector<HTMLElement>("canvas")?.focus({ preventScroll: true });
    } catch {
      started = false;
      canvas.hidden = true;
      if (!button) return;
      button.hidden = false;
      button.disabled = false;
      button.textContent = "La carte n’a pas pu s’afficher. Réessayer";
    }
  };

  button?.addEventListener("click", () => void start(true));
  if (frame.hasAttribute("data-map-auto") && matchMedia("(min-width: 78rem)").matches && !savesData()) {
    const seen = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      seen.disconnect();
      void start(false);
    });
    seen.observe(frame);
  }
}

function savesData(): boolean {
  const connection = (navigator as { connection?: { saveData?: boolean } }).connection;
  return connection?.saveData === true || matchMedia("(prefers-reduced-data: reduce)").matches;
}
