import type { Ruleset } from "@stoplight/spectral-core";
import { type Code, namesOfDefinition } from "./code.ts";
import { combine } from "./combine.ts";
import { construct } from "./construct.ts";
import { Definitions } from "./definition.ts";
import { RuleNames } from "./names.ts";
import type { NativeRules } from "./native.ts";
import { pack } from "./parts.ts";
import { type Extension, isCode, isPack } from "./source.ts";

/** What Spectral is to run of the rulesets that were read. Imported only where one of them asks for Spectral. */
export function spectralRuleset(roots: readonly Extension[], native: NativeRules, code: Code): Ruleset {
  const namesOf = (target: Extension["target"]) =>
    isCode(target) ? namesOfDefinition(code.get(target)) : isPack(target) ? namesOfDefinition(pack(target)) : [];
  new RuleNames(native, namesOf).check(roots);
  const definitions = new Definitions(native, (file) => code.get(file));
  return construct(combine(roots, definitions), roots);
}
