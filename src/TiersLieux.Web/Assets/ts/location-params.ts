/** The parameters that say where to search: one replaces the others. `page` goes with them, the results being others. */
const locationParams = ["ou", "commune", "epci", "ze", "departement", "region", "lat", "lon", "rayon", "bbox", "page"];

/** `current` without its place, with `where` instead; filters stay. */
export function withLocation(current: URL, where: Record<string, string>): URL {
  const url = new URL(current);
  for (const name of locationParams) url.searchParams.delete(name);
  for (const [name, value] of Object.entries(where)) url.searchParams.set(name, value);
  return url;
}
