/** Every page: each part does nothing when its hooks are absent. */
import { setUpAutocomplete } from "./autocomplete";
import { setUpGeolocation } from "./geolocation";
import { setUpLiveSearch } from "./live-search";
import { setUpMap } from "./map-loader";

document.documentElement.classList.add("js");
for (const input of document.querySelectorAll<HTMLInputElement>("input[data-autocomplete]")) setUpAutocomplete(input);
for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-geolocate]")) setUpGeolocation(button);
const form = document.querySelector<HTMLFormElement>("form[data-live]");
if (form) setUpLiveSearch(form);
const map = document.querySelector<HTMLElement>("[data-map]");
if (map) setUpMap(map);
