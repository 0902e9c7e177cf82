import path from "node:path";
import { member } from "../../document/node.ts";
import type { Definition, Definitions } from "./definition.ts";
import { alternatives } from "./glob.ts";
import { plain } from "./plain.ts";
import { asksSpectral, type Extension, isCode, isData, sourceOf } from "./source.ts";
import { trust } from "./stand-ins.ts";

/** What Spectral's `Ruleset` is made of, and where it stands: globs of `overrides` are relative to that. */
export interface Combined {
  definition: Definition;
  source: string;
}

/** One ruleset as it is; several as one that extends them, with the overrides of each, the later ones winning. */
export function combine(roots: readonly Extension[], definitions: Definitions): Combined {
  const asked = roots.filter(({ target }) => asksSpectral(target));
  const [only, ...others] = asked;
  if (only && others.length === 0 && (isData(only.target) || isCode(only.target))) {
    const [definition] = definitions.extends([only]);
    const file = isData(only.target) ? only.target.name : only.target.specifier.replace(/^\.\//, "");
    return { definition: definition as Definition, source: sourceOf(file) };
  }
  const definition: Definition = { extends: definitions.extends(asked) };
  const overrides = asked.flatMap((each) => overridesOf(each, definitions));
  if (overrides.length > 0) definition.overrides = overrides;
  const parserOptions = Object.assign({}, ...asked.map(parserOptionsOf)) as Definition;
  if (Object.keys(parserOptions).length > 0) definition.parserOptions = parserOptions;
  return { definition: trust(definition), source: sourceOf(".spectral.yaml") };
}

function overridesOf({ target }: Extension, definitions: Definitions): Definition[] {
  if (!isData(target)) return [];
  const { overrides = [] } = definitions.of(target) as { overrides?: (Definition & { files: string[] })[] };
  const folder = path.posix.dirname(target.name);
  return overrides.map((override) => ({ ...override, files: override.files.flatMap((glob) => rebased(glob, folder)) }));
}

/** A glob with a `/` is relative to the folder of its ruleset; one without is about names of files anywhere. */
function rebased(glob: string, folder: string): string[] {
  const [, negations = "", pattern = "", pointer = ""] = /^(!*)([^#]*)(.*)$/s.exec(glob) ?? [];
  const parts = negations === "" ? alternatives(pattern) : [pattern];
  const prefix = folder === "." ? "" : `${folder.replace(/[\\[\]{}()*?!+@]/g, "\\$&")}/`;
  return parts.map((part) => negations + (part.includes("/") ? prefix : "") + part + pointer);
}

function parserOptionsOf({ target }: Extension): unknown {
  const node = isData(target) ? member(target.root, "parserOptions") : undefined;
  return node ? plain(node.value) : {};
}
