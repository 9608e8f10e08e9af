let region: HTMLElement | undefined;

/** Says `text` to screen readers, politely; the same text twice is said twice. */
export function announce(text: string): void {
  if (!region) {
    region = document.createElement("div");
    region.className = "visually-hidden";
    region.setAttribute("role", "status");
    document.body.append(region);
  }
  region.textContent = "";
  const target = region;
  setTimeout(() => (target.textContent = text), 50);
}
