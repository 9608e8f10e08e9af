import { announce } from "./announce";

/** Parts of the page that the server's answer replaces. */
const liveParts = ["resultats", "filtres"];

/**
 * The search page without reloads: any change of `form` fetches the page this form would have opened and takes its results, filters
 * and map settings. The address, the history and the title follow; a failure falls back to an ordinary visit.
 */
export function setUpLiveSearch(form: HTMLFormElement): void {
  let pending: AbortController | undefined;
  let shown = location.href.split("#")[0];

  const load = async (url: URL, how: "push" | "restore", focusResults = false): Promise<void> => {
    if (how === "push" && !focusResults && url.href === shown) return;
    pending?.abort();
    const request = (pending = new AbortController());
    const results = document.getElementById("resultats");
    results?.setAttribute("aria-busy", "true");
    try {
      const response = await fetch(url, { signal: request.signal, headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      if (request.signal.aborted) return;
      if (!page.getElementById("resultats")) return location.assign(url);
      if (how === "push" && url.href !== location.href) history.pushState(null, "", url);
      shown = location.href.split("#")[0];
      replaceParts(page);
      syncForm(form, page);
      syncMap(page);
      document.title = page.title;
      announce(document.querySelector("[data-count]")?.textContent?.trim() ?? page.title);
      if (focusResults) showTop();
      document.dispatchEvent(new CustomEvent("search:updated"));
    } catch {
      if (!request.signal.aborted) location.assign(url);
    }
  };

  document.documentElement.classList.add("live");
  document.addEventListener("change", (event) => {
    const control = event.target as HTMLInputElement | HTMLSelectElement;
    if (control.form === form && control.name !== "q") void load(formUrl(form), "push");
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void load(formUrl(form), "push", true);
  });
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-live-link]");
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void load(new URL(link.href), "push", true);
  });
  document.addEventListener("search:navigate", (event) => {
    const url = (event as CustomEvent<URL>).detail;
    if (url.pathname !== location.pathname) return;
    event.preventDefault();
    void load(url, "push");
  });
  addEventListener("popstate", () => {
    if (location.href.split("#")[0] !== shown) void load(new URL(location.href), "restore");
  });
}

/** The address an ordinary submission would open, without its empty fields. */
function formUrl(form: HTMLFormElement): URL {
  const url = new URL(form.action);
  url.search = "";
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && value.trim() !== "") url.searchParams.append(name, value);
  }
  return url;
}

function replaceParts(page: Document): void {
  const focused = document.activeElement;
  const open = new Set([...document.querySelectorAll("details[id][open]")].map((details) => details.id));
  for (const id of liveParts) {
    const current = document.getElementById(id);
    const next = page.getElementById(id);
    if (!current || !next) continue;
    for (const details of next.querySelectorAll("details[id]")) if (open.has(details.id)) details.setAttribute("open", "");
    if (current instanceof HTMLDetailsElement && current.open) next.setAttribute("open", "");
    current.replaceWith(next);
  }
  if (focused && !focused.isConnected) again(focused)?.focus({ preventScroll: true });
}

/** The element that took the place of `gone`: same id, or same name and value. */
function again(gone: Element): HTMLElement | null {
  if (gone.id) return document.getElementById(gone.id);
  const name = gone.getAttribute("name");
  if (name) {
    const value = CSS.escape(gone.getAttribute("value") ?? "");
    return document.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"][value="${value}"]`) ?? document.querySelector(`[name="${CSS.escape(name)}"]`);
  }
  return gone.matches("summary") ? document.querySelector<HTMLElement>(`#${CSS.escape(gone.parentElement?.id ?? "filtres")} > summary`) : null;
}

/** The boxes outside the replaced parts say what the answer says, but the one being typed in. */
function syncForm(form: HTMLFormElement, page: Document): void {
  const next = page.querySelector<HTMLFormElement>("form[data-live]");
  if (!next) return;
  form.querySelectorAll<HTMLInputElement>("input[data-location]").forEach((field) => field.remove());
  for (const field of next.querySelectorAll<HTMLInputElement>("input[data-location]")) form.append(field);
  for (const field of form.querySelectorAll<HTMLInputElement>("input[name], input[data-territory]")) {
    const other = field.matches("[data-territory]")
      ? next.querySelector<HTMLInputElement>("input[data-territory]")
      : next.querySelector<HTMLInputElement>(`input[name="${CSS.escape(field.name)}"]`);
    if (!other || field === document.activeElement) continue;
    field.value = other.value;
    field.disabled = other.disabled;
    if (other.name) field.name = other.name;
  }
}

function syncMap(page: Document): void {
  const current = document.querySelector("[data-map]");
  const next = page.querySelector("[data-map]");
  if (!current || !next) return;
  for (const { name } of [...current.attributes]) if (name.startsWith("data-map-") && !next.hasAttribute(name)) current.removeAttribute(name);
  for (const { name, value } of next.attributes) if (name.startsWith("data-map-")) current.setAttribute(name, value);
}

function showTop(): void {
  const title = document.querySelector<HTMLElement>("#resultats h1, #resultats h2");
  if (!title) return;
  title.tabIndex = -1;
  title.focus();
}
