import { announce } from "./announce";

/** One suggestion, as `/api/v1/territoires` answers it. */
interface Territory {
  kind: "commune" | "epci" | "zone-emploi" | "departement" | "region";
  code: string;
  label: string;
}

const kinds: Record<Territory["kind"], { word: string; param: string }> = {
  commune: { word: "commune", param: "commune" },
  epci: { word: "intercommunalité", param: "epci" },
  "zone-emploi": { word: "zone d’emploi", param: "ze" },
  departement: { word: "département", param: "departement" },
  region: { word: "région", param: "region" },
};

const delayMs = 180;

/**
 * An ARIA 1.2 editable combobox with a list. The chosen territory goes to the hidden field `input[data-territory]` of the same form,
 * named after its kind (or as the attribute says); typing again empties it, with the point or area searched before (`input[data-location]`), and the server
 * resolves the text alone.
 */
export function setUpAutocomplete(input: HTMLInputElement): void {
  const code = input.form?.querySelector<HTMLInputElement>("input[data-territory]");
  const list = document.createElement("ul");
  list.id = `${input.id}-suggestions`;
  list.className = "suggest-list";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  input.after(list);
  input.parentElement?.classList.add("suggest");
  for (const [name, value] of Object.entries({
    role: "combobox",
    autocomplete: "off",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
  })) {
    input.setAttribute(name, value);
  }

  let items: Territory[] = [];
  let active = -1;
  let timer = 0;
  let pending: AbortController | undefined;

  const close = (): void => {
    clearTimeout(timer);
    pending?.abort();
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const highlight = (index: number): void => {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = index;
    const option = list.children[index];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
  };

  const choose = (item: Territory): void => {
    input.value = item.label;
    if (code) {
      code.disabled = false;
      code.name = code.dataset["territory"] || kinds[item.kind].param;
      code.value = item.code;
    }
    close();
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };

  const show = (found: Territory[]): void => {
    items = found;
    active = -1;
    list.replaceChildren(...found.map((item, index) => option(item, `${list.id}-${index}`)));
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
    input.removeAttribute("aria-activedescendant");
    announce(
      found.length === 0
        ? "Aucune suggestion."
        : found.length === 1
          ? "1 suggestion, flèche bas pour la choisir."
          : `${found.length} suggestions, flèches haut et bas pour choisir.`,
    );
  };

  const search = async (text: string): Promise<void> => {
    pending?.abort();
    const request = (pending = new AbortController());
    try {
      const address = new URL(input.dataset["autocomplete"] || "/api/v1/territoires", location.href);
      address.searchParams.set("pageSize", "8");
      address.searchParams.set("q", text);
      const response = await fetch(address, { signal: request.signal });
      if (!response.ok) return close();
      const answer = (await response.json()) as { items: Territory[] };
      if (!request.signal.aborted) show(answer.items.filter((item) => item.kind in kinds).slice(0, 8));
    } catch {
      if (!request.signal.aborted) close(); // The box stays an ordinary one.
    }
  };

  input.addEventListener("input", () => {
    if (code) {
      code.value = "";
      code.disabled = true;
    }
    input.form?.querySelectorAll("input[data-location]").forEach((field) => field.remove());
    clearTimeout(timer);
    const text = input.value.trim();
    if (text.length < 2) return close();
    timer = window.setTimeout(() => void search(text), delayMs);
  });

  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !list.hidden) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      // The box itself is one of the stops, between the last and the first.
      highlight(((active + 1 + step + items.length + 1) % (items.length + 1)) - 1);
    } else if (event.key === "Enter" && !list.hidden) {
      const item = items[active];
      if (!item) return;
      event.preventDefault();
      choose(item);
    }
  });

  list.addEventListener("pointerdown", (event) => event.preventDefault()); // Keeps the focus in the box.
  list.addEventListener("click", (event) => {
    const chosen = (event.target as Element).closest("[role=option]");
    const item = chosen && items[[...list.children].indexOf(chosen)];
    if (item) choose(item);
  });
  input.addEventListener("blur", close);
  input.form?.addEventListener("submit", close);
}

function option(item: Territory, id: string): HTMLElement {
  const element = document.createElement("li");
  element.id = id;
  element.setAttribute("role", "option");
  element.setAttribute("aria-selected", "false");
  const kind = document.createElement("span");
  kind.className = "kind";
  kind.textContent = kinds[item.kind].word;
  element.append(item.label, " ", kind);
  return element;
}
