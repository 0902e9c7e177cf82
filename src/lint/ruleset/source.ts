import { getOrMake } from "../../core/get-or-make.ts";
import { member, members, type Node } from "../../document/node.ts";
import { isDefinition } from "./form.ts";
import type { Pack } from "./target.ts";

/** Which rules of an extended ruleset are switched on: all, those that are recommended, or none. */
export type Mode = "all" | "recommended" | "off";

/** One name of `extends` (or of the command line, where `at` is undefined), with what it stands for. */
export interface Extension {
  target: RulesetSource | Pack | CodeFile;
  /** Undefined where none is written: rules stay as the extended ruleset has them. */
  mode: Mode | undefined;
  at: Node | undefined;
}

/** A ruleset or a function that is a program; run only where that is allowed. */
export interface CodeFile {
  kind: "code";
  isFunction: boolean;
  /** As it is imported: a path in the tree, or a package. */
  specifier: string;
  at: Node | undefined;
}

/** A ruleset file, checked for its form, with everything that it extends. */
export interface RulesetSource {
  kind: "data";
  /** Path in the tree, or `apigate:<name>`. */
  name: string;
  root: Node;
  extends: readonly Extension[];
  overrides: readonly OverrideSource[];
  /** Custom functions by their names in `then`. */
  functions: ReadonlyMap<string, CodeFile>;
}

/** An entry of `overrides`, or what `except` means by one of its entries. */
export interface OverrideSource {
  at: Node;
  /** Globs, relative to the folder of the ruleset; each may end in `#` and a JSON Pointer. */
  files: readonly string[];
  extends: readonly Extension[];
  /** Rules that `except` switches off; an entry of `overrides` has its own `rules`. */
  except?: readonly Node[];
}

export const isPack = (target: Extension["target"]): target is Pack => typeof target === "string";

export const isData = (target: Extension["target"]): target is RulesetSource =>
  typeof target === "object" && target.kind === "data";

export const isCode = (target: Extension["target"]): target is CodeFile =>
  typeof target === "object" && target.kind === "code";

/** Everything that a ruleset extends for every file or for some. */
export const extensionsOf = (source: RulesetSource): Extension[] => [
  ...source.extends,
  ...source.overrides.flatMap((override) => override.extends),
];

/** True when Spectral has something to do: one of its rulesets, a program, or a rule that is defined somewhere. */
export const asksSpectral = (target: Extension["target"]): boolean =>
  !isData(target) ||
  getOrMake(
    ASKS,
    target,
    () =>
      [target.root, ...target.overrides.map(({ at }) => at)].some(definesRules) ||
      extensionsOf(target).some((each) => asksSpectral(each.target)),
  );

const ASKS = new WeakMap<RulesetSource, boolean>();

/** Rules with `given` and `then` in `rules` of a ruleset or of an override. */
export const definedIn = (part: Node): string[] =>
  members(member(part, "rules"))
    .filter(([, entry]) => isDefinition(entry))
    .map(([name]) => name);

const definesRules = (part: Node): boolean => definedIn(part).length > 0;

/** A file of the tree as `Ruleset` and documents have to name it: globs are matched on what lies between the two. */
export const sourceOf = (file: string): string => `/${file}`;
