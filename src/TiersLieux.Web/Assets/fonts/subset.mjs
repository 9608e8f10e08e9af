// Makes the two font files of this folder; see README.md. Not part of the build.
import { readFileSync, writeFileSync } from "node:fs";
import subsetFont from "subset-font";

const range = (first, last) => Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)).join("");
const unused = /[¡¢£¤¥¦¨¬­®¯±´¶¸¹º¿¾ÃÅÐÕØÝÞãåðõøýþÿ]/g;
const text =
  range(0x20, 0x7e) + range(0xa0, 0xff).replace(unused, "") + "ŒœŸÿ‘’“”„–—…•′″€→←↑↓‹›−\u2009\u202f\u2011";

const fonts = [
  ["@fontsource/bricolage-grotesque/files/bricolage-grotesque-latin-700-normal.woff2", "bricolage-grotesque-700.woff2", {}],
  [
    "@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2",
    "figtree.woff2",
    { variationAxes: { wght: { min: 400, max: 700, default: 400 } } },
  ],
];

for (const [source, target, options] of fonts) {
  const font = await subsetFont(readFileSync(`node_modules/${source}`), text, { targetFormat: "woff2", ...options });
  writeFileSync(target, font);
}
