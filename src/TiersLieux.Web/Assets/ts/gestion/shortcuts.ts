const storageKey = "raccourcis";

/**
 * Single-key shortcuts of the queue and of its items. Never needed, listed on the page (`data-shortcuts`), silent while one types, and
 * turned off by a box whose choice is kept on the device (WCAG 2.1.4).
 */
export function setUpShortcuts(list: HTMLDetailsElement): void {
  const box = list.querySelector<HTMLInputElement>("[data-shortcuts-on]");
  if (!box) return;
  list.hidden = false;
  box.checked = read() !== "non";
  box.addEventListener("change", () => write(box.checked ? "oui" : "non"));
  document.addEventListener("keydown", (event) => {
    if (!box.checked || event.ctrlKey || event.altKey || event.metaKey || types(event.target)) return;
    if (act(event.key, list)) event.preventDefault();
  });
}

function act(key: string, list: HTMLDetailsElement): boolean {
  switch (key) {
    case "j":
      return move(1) || follow("[data-next]");
    case "k":
      return move(-1);
    case "x":
      return toggle();
    case "a":
      return focus("[data-accept]");
    case "r":
      return focus("[data-refuse]");
    case "q":
      return focus("[data-ask]");
    case "?":
      list.open = !list.open;
      list.querySelector("summary")?.focus();
      return true;
    default:
      return false;
  }
}

/** Focuses the name of the next or previous line of the queue; Enter then opens it, as any link. */
function move(step: number): boolean {
  const links = [...document.querySelectorAll<HTMLAnchorElement>("[data-queue-link]")];
  if (links.length === 0) return false;
  const current = links.findIndex((link) => link.closest("tr")?.contains(document.activeElement));
  const target = links[current < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(Math.max(current + step, 0), links.length - 1)];
  target?.focus();
  return true;
}

function toggle(): boolean {
  const box = document.activeElement?.closest("[data-queue-row]")?.querySelector<HTMLInputElement>("input[type=checkbox]");
  if (!box) return false;
  box.checked = !box.checked;
  return true;
}

function follow(selector: string): boolean {
  const link = document.querySelector<HTMLAnchorElement>(selector);
  link?.click();
  return link !== null;
}

/** Goes to a control without pressing it: a decision is never taken by one key. */
function focus(selector: string): boolean {
  const control = document.querySelector<HTMLElement>(selector);
  control?.focus();
  return control !== null;
}

function types(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("textarea, select, input:not([type=checkbox], [type=radio])");
}

function read(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

function write(value: string): void {
  try {
    localStorage.setItem(storageKey, value);
  } catch {
    // A browser that keeps nothing keeps the default.
  }
}
