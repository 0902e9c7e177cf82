import { readdirSync, readFileSync } from "node:fs";
import { lazy } from "../core/lazy.ts";
import type { Blob } from "./tree.ts";
import { asBlob } from "./work-tree.ts";

/** `rulesets/` of this package; as far from here in `src/` as from the bundled files in `dist/`. */
const FOLDER = new URL("../../rulesets/", import.meta.url);

/** Names of the rulesets that come with this package, sorted. */
export const packageRulesets = lazy((): readonly string[] => {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith(".yaml"));
  return files.map((file) => file.slice(0, -".yaml".length)).sort();
});

/** The text of one of them. */
export function packageRuleset(name: string): Blob | undefined {
  if (!packageRulesets().includes(name)) return undefined;
  return asBlob(`rulesets/${name}.yaml`, readFileSync(new URL(`${name}.yaml`, FOLDER)));
}
