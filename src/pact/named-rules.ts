import { isDeepStrictEqual } from "node:util";
import type { RuleSet, Step } from "./matching-rules.ts";
import { parsePath } from "./path-expression.ts";
import { isTypeLike } from "./type-like.ts";

/** Rules of headers or query parameters, by name. */
export class NamedRules {
  readonly #examples: readonly string[];
  readonly #foldsCase: boolean;
  readonly #byName = new Map<string, RuleSet>();
  #whole: RuleSet | undefined;

  /** `examples`: the names that the example sends. */
  constructor(examples: readonly string[], foldsCase: boolean) {
    this.#examples = examples;
    this.#foldsCase = foldsCase;
  }

  /** `X-A`, `$.X-A`, `$['X-A'][0]`; `$` is all of them. */
  add(key: string, rules: RuleSet): void {
    const name = this.#nameOf(key);
    if (name === undefined) this.#whole = rules;
    else this.#byName.set(name, merged(this.#byName.get(name), rules));
  }

  /** A rule for all reaches the names that have none: a type cascades, of any other nothing is known. */
  finish(): Map<string, RuleSet> {
    const { matchers = [], combine = "AND" } = this.#whole ?? {};
    const inherited: RuleSet = matchers.some(isTypeLike)
      ? { matchers: [{ match: "type" }], combine }
      : { matchers: [{ match: "unknown", name: "a rule for all" }], combine };
    if (this.#whole) for (const name of this.#examples) if (!this.#byName.has(name)) this.#byName.set(name, inherited);
    return this.#byName;
  }

  #nameOf(key: string): string | undefined {
    const literal = this.#foldsCase ? key.toLowerCase() : key;
    if (this.#examples.includes(literal)) return literal;
    const steps = parsePath(literal);
    return steps ? nameOfSteps(steps) : literal.replace(/^\$\./, "").replace(/\[(?:\d{1,15}|\*)?\]$/, "");
  }
}

/** A dot may belong to the name; a position names one of its values, and the name stands for all of them. */
function nameOfSteps(steps: readonly Step[]): string | undefined {
  const names = steps.filter((step) => "name" in step).map(({ name }) => name);
  return names.length > 0 ? names.join(".") : undefined;
}

/** Values of one name with different rules: each of them fits one of the rules. */
function merged(known: RuleSet | undefined, rules: RuleSet): RuleSet {
  if (!known || isDeepStrictEqual(known, rules)) return rules;
  return { matchers: [...known.matchers, ...rules.matchers], combine: "OR" };
}
