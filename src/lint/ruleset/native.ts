import type { Severity } from "../../core/finding.ts";
import { member, members, type Node, valueAt } from "../../document/node.ts";
import { isObject, type JsonObject } from "../../document/value.ts";
import type { LintRule } from "../rule.ts";
import { isDefinition } from "./form.ts";
import { parseOptions } from "./options.ts";
import { nativeSeverity, parseSeverity } from "./severity.ts";
import { definedIn, type Extension, isCode, isData, type OverrideSource, type RulesetSource } from "./source.ts";

/** What a ruleset needs to know of a native rule. */
export type NativeRuleInfo = Pick<LintRule, "severity" | "options">;

/** How a native rule is run. */
export interface NativeSetting {
  severity: Severity;
  /** Those that are set; for the others the rule has defaults. */
  options: JsonObject;
}

/** A setting that a later ruleset can switch on again. */
export interface NativeState extends NativeSetting {
  isOn: boolean;
}

export type NativeStates = ReadonlyMap<string, NativeState>;

/** Tells native rules from rules of Spectral by their names, and merges what rulesets say about them. */
export class NativeRules {
  readonly #rules: ReadonlyMap<string, NativeRuleInfo>;
  /** Names of rules that a program defines. */
  readonly #namesOfCode: (file: Extension["target"]) => readonly string[];
  readonly #spectral = new Map<RulesetSource, ReadonlySet<string>>();
  readonly #states = new Map<RulesetSource, NativeStates>();

  constructor(
    rules: ReadonlyMap<string, NativeRuleInfo>,
    namesOfCode: (file: Extension["target"]) => readonly string[],
  ) {
    this.#rules = rules;
    this.#namesOfCode = namesOfCode;
  }

  get ids(): Iterable<string> {
    return this.#rules.keys();
  }

  /** True unless the entry defines a rule of Spectral, or names one that the ruleset defines or extends. */
  isNative(entry: Node, source: RulesetSource, override?: OverrideSource): boolean {
    return !isDefinition(entry) && this.knows(String(entry.key), source, override);
  }

  /** True when the name means a native rule in this ruleset, or in one of its overrides. */
  knows(name: string, source: RulesetSource, override?: OverrideSource): boolean {
    if (!this.#rules.has(name) || this.#spectralNames(source).has(name)) return false;
    return !override?.extends.some((each) => this.#namesIn(each).includes(name));
  }

  /** A rule that nobody has switched on. */
  asleep(name: string): NativeState {
    return { isOn: false, severity: this.#rules.get(name)?.severity ?? "warn", options: {} };
  }

  /** What a list of rulesets says together: later ones win. */
  merged(extensions: readonly Extension[], before: NativeStates = new Map()): Map<string, NativeState> {
    const states = new Map(before);
    for (const { target, mode } of extensions) {
      if (!isData(target)) continue;
      for (const [name, state] of this.#statesOf(target))
        states.set(name, { ...state, isOn: state.isOn && mode !== "off" });
    }
    return states;
  }

  /** The states with what `rules` of a ruleset, or of one of its overrides, says about native rules. */
  changed(states: NativeStates, part: Node, source: RulesetSource, override?: OverrideSource): NativeStates {
    const after = new Map(states);
    for (const [name, entry] of members(member(part, "rules"))) {
      const info = this.#rules.get(name);
      if (info && this.isNative(entry, source, override)) after.set(name, applyEntry(entry, after.get(name), info));
    }
    return after;
  }

  #statesOf(source: RulesetSource): NativeStates {
    const known = this.#states.get(source);
    if (known) return known;
    const states = this.changed(this.merged(source.extends), source.root, source);
    this.#states.set(source, states);
    return states;
  }

  /** Rules that a ruleset and what it extends define, those of Spectral's own rulesets aside. */
  #spectralNames(source: RulesetSource): ReadonlySet<string> {
    const known = this.#spectral.get(source);
    if (known) return known;
    const names = new Set([...definedIn(source.root), ...source.extends.flatMap((each) => this.#namesIn(each))]);
    this.#spectral.set(source, names);
    return names;
  }

  #namesIn({ target }: Extension): readonly string[] {
    if (isCode(target)) return this.#namesOfCode(target);
    return isData(target) ? [...this.#spectralNames(target)] : [];
  }
}

/** `off`, `warn`, `true`, or severity and options; what is not written stays as it was. */
function applyEntry(entry: Node, before: NativeState | undefined, info: NativeRuleInfo): NativeState {
  const options = before && !member(entry, "options") ? before.options : parseOptions(entry, info.options);
  const state = { severity: before?.severity ?? info.severity, options };
  if (typeof entry.value === "boolean") return { ...state, isOn: entry.value };
  const written = parseSeverity(isObject(entry.value) ? valueAt(entry, "severity") : entry.value);
  const severity = written && nativeSeverity(written);
  if (severity === "off") return { ...state, isOn: false };
  return { ...state, isOn: true, severity: severity ?? state.severity };
}
