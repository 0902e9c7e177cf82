import path from "node:path";
import type { Severity } from "../../core/finding.ts";
import { member, members, type Node } from "../../document/node.ts";
import { hasPointer } from "./form.ts";
import { hasExtendedForm, matchesGlob } from "./glob.ts";
import type { NativeRules, NativeSetting, NativeState } from "./native.ts";
import { refuse } from "./refuse.ts";
import { nativeSeverity, parseSeverity } from "./severity.ts";
import { type Extension, isData, type OverrideSource, type RulesetSource } from "./source.ts";

/** Which native rules run for one description, with `overrides` applied. */
export interface NativeSettings {
  rules: ReadonlyMap<string, NativeSetting>;
  /** The severity of a rule at a place of the description, where an override names a place around it. */
  severityAt(rule: string, pointer: string): Severity | "off";
}

/** What overrides say about one rule at a JSON Pointer and everything below it. */
interface Place {
  pointer: string;
  severity: Severity | "off";
}

/** Settings for descriptions, by their paths in the tree. Only what was named itself has overrides, as in Spectral. */
export class SettingsByFile {
  readonly #roots: readonly Extension[];
  readonly #native: NativeRules;
  readonly #base: ReadonlyMap<string, NativeState>;

  constructor(roots: readonly Extension[], native: NativeRules) {
    this.#roots = roots;
    this.#native = native;
    this.#base = native.merged(roots);
    this.#refuseForms();
  }

  /** Globs of Spectral have forms that ours have not. */
  #refuseForms(): void {
    for (const target of this.#roots.map((root) => root.target).filter(isData))
      for (const override of target.overrides) {
        const glob = override.files.find(hasExtendedForm);
        if (glob !== undefined && this.#severities(target, override).length > 0)
          throw refuse(override.at, `the glob \`${glob}\` has a form that rules of ours do not know`, "Write {a,b}");
      }
  }

  /** Where no override applies. */
  get enabled(): ReadonlyMap<string, NativeSetting> {
    return enabledOf(this.#base, new Map());
  }

  for(file: string): NativeSettings {
    let states = this.#base;
    const places = new Map<string, Place[]>();
    for (const target of this.#roots.map((root) => root.target).filter(isData))
      for (const override of target.overrides) states = this.#apply(states, places, target, override, file);
    const rules = enabledOf(states, places);
    return { rules, severityAt: (rule, pointer) => severityAt(states.get(rule), places.get(rule) ?? [], pointer) };
  }

  #apply(
    states: ReadonlyMap<string, NativeState>,
    places: Map<string, Place[]>,
    source: RulesetSource,
    override: OverrideSource,
    file: string,
  ): ReadonlyMap<string, NativeState> {
    const matching = override.files.filter((glob) => matchesFile(source, glob, file));
    const after = new Map(states);
    for (const [name, severity] of this.#severities(source, override))
      for (const glob of matching.filter(hasPointer)) {
        const place = { pointer: glob.slice(glob.indexOf("#") + 1), severity };
        places.set(name, [...(places.get(name) ?? []), place]);
        if (!after.has(name)) after.set(name, this.#native.asleep(name));
      }
    return matching.every(hasPointer) ? after : this.#change(after, source, override);
  }

  /** Rulesets that an override extends come before what they are added to, as in Spectral. */
  #change(states: ReadonlyMap<string, NativeState>, source: RulesetSource, override: OverrideSource) {
    const after = new Map([...this.#native.merged(override.extends), ...states]);
    if (!override.except) return this.#native.changed(after, override.at, source, override);
    for (const name of this.#switchedOff(source, override))
      after.set(name, { ...(after.get(name) ?? this.#native.asleep(name)), isOn: false });
    return after;
  }

  #severities(source: RulesetSource, override: OverrideSource): [string, Severity | "off"][] {
    const off = this.#switchedOff(source, override).map((name): [string, "off"] => [name, "off"]);
    const entries = override.except ? [] : members(member(override.at, "rules"));
    const known = entries.filter(([, entry]) => this.#native.isNative(entry, source, override));
    return [...off, ...known.map(([name, entry]): [string, Severity | "off"] => [name, severityOf(entry)])];
  }

  #switchedOff(source: RulesetSource, { except = [] }: OverrideSource): string[] {
    return except.map(({ value }) => String(value)).filter((name) => this.#native.knows(name, source));
  }
}

const severityOf = (entry: Node): Severity | "off" => nativeSeverity(parseSeverity(entry.value) ?? "off");

/** Globs are relative to the folder of the ruleset. */
function matchesFile(source: RulesetSource, glob: string, file: string): boolean {
  const pattern = hasPointer(glob) ? glob.slice(0, glob.indexOf("#")) : glob;
  return matchesGlob(path.posix.relative(path.posix.dirname(`/${source.name}`), `/${file}`), pattern);
}

function enabledOf(states: ReadonlyMap<string, NativeState>, places: ReadonlyMap<string, readonly Place[]>) {
  const rules = new Map<string, NativeSetting>();
  for (const [name, { isOn, severity, options }] of states) {
    const isOnSomewhere = places.get(name)?.some((place) => place.severity !== "off");
    if (isOn || isOnSomewhere) rules.set(name, { severity, options });
  }
  return rules;
}

/** The place that is nearest counts; of two names for one place, the later. */
function severityAt(state: NativeState | undefined, places: readonly Place[], pointer: string): Severity | "off" {
  let nearest: Place = { pointer: "", severity: state?.isOn ? state.severity : "off" };
  for (const place of places) {
    const isAround = pointer === place.pointer || pointer.startsWith(`${place.pointer}/`);
    if (isAround && place.pointer.length >= nearest.pointer.length) nearest = place;
  }
  return nearest.severity;
}
