import { member, members, type Node } from "../../document/node.ts";
import { isObject } from "../../document/value.ts";
import { isDefinition } from "./form.ts";
import { currentName } from "./legacy-names.ts";
import type { NativeRules } from "./native.ts";
import { refuse, refuseName } from "./refuse.ts";
import { definedIn, type Extension, extensionsOf, isData, type OverrideSource, type RulesetSource } from "./source.ts";

/** Rules that are defined by what is no ruleset file: Spectral's own rulesets and programs. */
export type NamesOf = (target: Extension["target"]) => Iterable<string>;

/** Refuses entries that set a rule which nobody defines, in every ruleset for itself, as Spectral does. */
export class RuleNames {
  readonly #native: NativeRules;
  readonly #namesOf: NamesOf;
  readonly #available = new Map<Extension["target"], ReadonlySet<string>>();
  readonly #checked = new Set<RulesetSource>();

  constructor(native: NativeRules, namesOf: NamesOf) {
    this.#native = native;
    this.#namesOf = namesOf;
  }

  check(extensions: readonly Extension[]): void {
    for (const { target } of extensions) {
      if (!isData(target) || this.#checked.has(target)) continue;
      this.#checked.add(target);
      this.check(extensionsOf(target));
      this.#checkEntries(target.root, this.#of(target), target);
      this.#checkOverrides(target);
    }
  }

  /** Overrides see the ruleset, what they extend, and what overrides before them define. */
  #checkOverrides(source: RulesetSource): void {
    const known = new Set(this.#of(source));
    for (const override of source.overrides) {
      for (const name of override.extends.flatMap(({ target }) => [...this.#of(target)])) known.add(name);
      if (override.except) {
        for (const at of override.except) this.#checkName(at, String(at.value), known, source, override);
        continue;
      }
      for (const name of definedIn(override.at)) known.add(name);
      this.#checkEntries(override.at, known, source, override);
    }
  }

  #checkEntries(part: Node, known: ReadonlySet<string>, source: RulesetSource, override?: OverrideSource): void {
    for (const [name, entry] of members(member(part, "rules"))) {
      if (isDefinition(entry)) continue;
      this.#checkName(entry, override ? name : currentName(name, entry.value), known, source, override);
      if (isObject(entry.value) && !this.#native.knows(name, source, override))
        throw refuse(entry, `\`${name}\` is a rule of Spectral: it is set by a severity, or defined anew`, GIVEN_THEN);
    }
  }

  #checkName(
    at: Node,
    name: string,
    known: ReadonlySet<string>,
    source: RulesetSource,
    override: OverrideSource | undefined,
  ): void {
    if (known.has(name) || this.#native.knows(name, source, override)) return;
    throw refuseName(at, `there is no rule \`${name}\` to set`, name, [...known, ...this.#native.ids]);
  }

  #of(target: Extension["target"]): ReadonlySet<string> {
    const known = this.#available.get(target);
    if (known) return known;
    const names = isData(target)
      ? new Set([...definedIn(target.root), ...target.extends.flatMap((each) => [...this.#of(each.target)])])
      : new Set(this.#namesOf(target));
    this.#available.set(target, names);
    return names;
  }
}

const GIVEN_THEN = "A definition has `given` and `then`";
