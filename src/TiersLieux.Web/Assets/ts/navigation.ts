/** Asks the live search to show `url`; an ordinary visit when there is none. */
export function navigate(url: URL): void {
  const request = new CustomEvent("search:navigate", { detail: url, cancelable: true });
  if (document.dispatchEvent(request)) location.assign(url);
}
