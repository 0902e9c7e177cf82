import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { lazy } from "../core/lazy.ts";
import type { Blob } from "../source/tree.ts";
import { asBlob } from "../source/work-tree.ts";

const folder = fileURLToPath(new URL("../../rulesets/", import.meta.url));

/** Names of the rulesets that come with the package. */
export const builtinNames = lazy((): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => file.replace(/\.yaml$/, ""))
    .sort(),
);

/** One of them; undefined when there is none of this name. */
export const builtinRuleset = (name: string): Blob | undefined =>
  builtinNames().includes(name) ? (compiled(name) ?? written(name)) : undefined;

const written = (name: string): Blob =>
  asBlob(`rulesets/${name}.yaml`, readFileSync(path.join(folder, `${name}.yaml`)));

/** The same as JSON, which lies beside compiled code and is read in less time. */
function compiled(name: string): Blob | undefined {
  const file = fileURLToPath(new URL(`../rulesets/${name}.json`, import.meta.url));
  return existsSync(file) ? asBlob(`rulesets/${name}.json`, readFileSync(file)) : undefined;
}
