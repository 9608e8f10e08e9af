/** Pages where one writes: each part does nothing when its hooks are absent. */
import { setUpPointPicker } from "./contribute/point-picker";
import { setUpSimilar } from "./contribute/similar";
import { setUpShortcuts } from "./gestion/shortcuts";

for (const box of document.querySelectorAll<HTMLElement>("[data-similar]")) setUpSimilar(box);
for (const frame of document.querySelectorAll<HTMLElement>("[data-point-picker]")) setUpPointPicker(frame);
const shortcuts = document.querySelector<HTMLDetailsElement>("details[data-shortcuts]");
if (shortcuts) setUpShortcuts(shortcuts);
