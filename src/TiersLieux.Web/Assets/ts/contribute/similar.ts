const delayMs = 400;

/** « Existe déjà ? » while one chooses the commune: a piece of page from the server, announced politely. The server asks again at the post. */
export function setUpSimilar(box: HTMLElement): void {
  const { similar, similarName, similarKey } = box.dataset;
  const commune = box.closest("form")?.querySelector<HTMLInputElement>("input[data-autocomplete]");
  if (!similar || !similarName || !commune) return;
  let timer = 0;
  let pending: AbortController | undefined;

  const ask = async (): Promise<void> => {
    pending?.abort();
    const request = (pending = new AbortController());
    const address = new URL(similar, location.href);
    address.search = new URLSearchParams({ nom: similarName, commune: commune.value, brouillon: similarKey ?? "" }).toString();
    try {
      const response = await fetch(address, { signal: request.signal });
      if (!response.ok || request.signal.aborted) return;
      const answer = new DOMParser().parseFromString(await response.text(), "text/html");
      box.replaceChildren(...answer.body.childNodes);
    } catch {
      // Nothing is lost: the next step asks the same question.
    }
  };

  const later = (): void => {
    clearTimeout(timer);
    if (commune.value.trim().length > 1) timer = window.setTimeout(() => void ask(), delayMs);
    else box.replaceChildren();
  };
  commune.addEventListener("input", later);
  commune.addEventListener("change", later);
}
