/** Pages where one writes: each part does nothing when its hooks are absent. */
import { setUpShortcuts } from "./gestion/shortcuts";

const shortcuts = document.querySelector<HTMLDetailsElement>("details[data-shortcuts]");
if (shortcuts) setUpShortcuts(shortcuts);
