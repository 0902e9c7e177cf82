import { getOrMake } from "../core/get-or-make.ts";
import type { RuleSet, Step } from "./matching-rules.ts";
import { parsePath } from "./path-expression.ts";
import { isTypeLike } from "./type-like.ts";

/** Rules of headers or query parameters, by name. */
export class NamedRules {
  readonly #examples: ReadonlySet<string>;
  readonly #foldsCase: boolean;
  readonly #byName = new Map<string, RuleSet[]>();
  #whole: RuleSet | undefined;

  /** `examples`: the names that the example sends. */
  constructor(examples: Iterable<string>, foldsCase: boolean) {
    this.#examples = new Set(examples);
    this.#foldsCase = foldsCase;
  }

  /** `X-A`, `$.X-A`, `$['X-A'][0]`; `$` is all of them. */
  add(key: string, rules: RuleSet): void {
    const name = this.#nameOf(key);
    if (name === undefined) this.#whole = rules;
    else getOrMake(this.#byName, name, (): RuleSet[] => []).push(rules);
  }

  /** A rule for all reaches the names that have none. */
  finish(): Map<string, RuleSet> {
    const found = new Map<string, RuleSet>();
    for (const [name, sets] of this.#byName) found.set(name, joined(sets));
    const inherited = this.#whole && inheritedFrom(this.#whole);
    if (inherited) for (const name of this.#examples) if (!found.has(name)) found.set(name, inherited);
    return found;
  }

  #nameOf(key: string): string | undefined {
    const literal = this.#foldsCase ? key.toLowerCase() : key;
    if (this.#examples.has(literal)) return literal;
    const steps = parsePath(literal);
    return steps ? nameOfSteps(steps) : literal.replace(/^\$\./, "").replace(/\[(?:\d{1,15}|\*)?\]$/, "");
  }
}

/** A dot may belong to the name; a position names one of its values, and the name stands for all of them. */
function nameOfSteps(steps: readonly Step[]): string | undefined {
  const names = steps.filter((step) => "name" in step).map(({ name }) => name);
  return names.length > 0 ? names.join(".") : undefined;
}

/** A type cascades; what any other rule for all means for one of them is not known. */
const inheritedFrom = ({ matchers, combine }: RuleSet): RuleSet =>
  matchers.some(isTypeLike)
    ? { matchers: [{ match: "type" }], combine }
    : { matchers: [{ match: "unknown", name: "a rule for all" }], combine };

/** Values of one name with different rules: each of them fits one of the rules. */
function joined(sets: readonly RuleSet[]): RuleSet {
  const different = new Map(sets.map((set) => [JSON.stringify(set), set]));
  const [only] = different.values();
  if (only && different.size === 1) return only;
  return { matchers: [...different.values()].flatMap(({ matchers }) => matchers), combine: "OR" };
}
