import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(import.meta.url);

/** Versions of the packages that decide what Spectral's rules find. */
export function spectralVersion(): string {
  return ["spectral-core", "spectral-functions", "spectral-formats", "spectral-rulesets"]
    .map((name) => {
      const manifest = path.join(path.dirname(require.resolve(`@stoplight/${name}`)), "../package.json");
      return (JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version;
    })
    .join(" ");
}
