// Assets/ -> wwwroot/assets/. site and work, .css and .js, keep their names (the server versions their addresses);
// everything loaded from them carries a hash, except the fonts and images, renamed by hand when they change.
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const out = "wwwroot/assets";
const source = "Assets";
const maplibre = "node_modules/maplibre-gl/dist";
const target = ["chrome109", "firefox115", "safari16"];

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
for (const folder of ["fonts", "images"]) {
  for (const file of readdirSync(`${source}/${folder}`).filter((name) => /\.(woff2|svg|txt)$/.test(name))) {
    cpSync(`${source}/${folder}/${file}`, `${out}/${folder}/${file}`);
  }
}

const styles = { bundle: true, minify: true, target, external: ["../fonts/*", "../images/*"] };
for (const name of ["site", "work"]) {
  await build({ ...styles, entryPoints: [`${source}/css/${name}.css`], outfile: `${out}/${name}.css` });
  // Addresses are written from css/; the bundle lives one level higher.
  writeFileSync(`${out}/${name}.css`, readFileSync(`${out}/${name}.css`, "utf8").replaceAll("../fonts/", "fonts/").replaceAll("../images/", "images/"));
}

const mapStyles = await build({ ...styles, entryPoints: [`${source}/css/map.css`], write: false });
const mapCss = hashed("map", "css", mapStyles.outputFiles[0].contents);
const worker = hashed("maplibre-worker", "js", withoutSourceMap(readFileSync(`${maplibre}/maplibre-gl-worker.mjs`, "utf8")));

await build({
  entryPoints: [`${source}/ts/site.ts`, `${source}/ts/work.ts`],
  outdir: out,
  bundle: true,
  minify: true,
  splitting: true,
  format: "esm",
  target,
  charset: "utf8",
  legalComments: "external",
  chunkNames: "[name]-[hash]",
  define: { MAP_CSS: JSON.stringify(`./${mapCss}`), MAP_WORKER: JSON.stringify(`./${worker}`) },
});

/** Writes a file named after its content; answers its name. */
function hashed(name, extension, content) {
  const digest = createHash("sha256").update(content).digest("hex").slice(0, 8);
  writeFileSync(`${out}/${name}-${digest}.${extension}`, content);
  return `${name}-${digest}.${extension}`;
}

function withoutSourceMap(text) {
  return text.replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n");
}
