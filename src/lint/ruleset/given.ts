import { ApigateError } from "../../core/errors.ts";
import { LIMITS } from "../../core/limits.ts";
import { locate } from "../../document/locate.ts";
import { items, member, members, type Node } from "../../document/node.ts";
import { isDefinition } from "./form.ts";
import { objectionTo } from "./jsonpath.ts";
import { refuse, refuseName } from "./refuse.ts";

/** Expressions of an alias by name; those of several formats together. */
type Aliases = ReadonlyMap<string, readonly Node[]>;

/**
 * Refuses expressions that nothing can follow: no JSONPath, aliases that do not exist or lead back to themselves.
 * `parts` are a ruleset and those of its overrides; an override sees the aliases of its ruleset, too.
 */
export function checkGivens(root: Node, overrides: readonly Node[]): void {
  const aliases = aliasesOf(root);
  new Givens(aliases).check(root);
  for (const override of overrides) new Givens(new Map([...aliases, ...aliasesOf(override)])).check(override);
}

const aliasesOf = (part: Node): Aliases =>
  new Map(members(member(part, "aliases")).map(([name, alias]) => [name, expressionsOf(alias)]));

const expressionsOf = (alias: Node): Node[] =>
  Array.isArray(alias.value)
    ? items(alias)
    : items(member(alias, "targets")).flatMap((target) => items(member(target, "given")));

/** For how many expressions an alias stands, and through how many others. */
interface Extent {
  count: number;
  depth: number;
}

class Givens {
  readonly #aliases: Aliases;
  readonly #extents = new Map<string, Extent>();
  #left: number = LIMITS.expressions;
  readonly #open: string[] = [];

  constructor(aliases: Aliases) {
    this.#aliases = aliases;
  }

  check(part: Node): void {
    for (const [, alias] of members(member(part, "aliases"))) for (const at of expressionsOf(alias)) this.#checkOne(at);
    for (const [, entry] of members(member(part, "rules"))) {
      const given = isDefinition(entry) ? member(entry, "given") : undefined;
      for (const at of Array.isArray(given?.value) ? items(given) : given ? [given] : []) this.#checkOne(at);
    }
  }

  #checkOne(at: Node): void {
    const expression = String(at.value);
    this.#left -= this.#measure(at).count;
    if (this.#left < 0) throw tooMany(at, "expressions");
    for (const written of this.#written(expression)) {
      const objection = objectionTo(written);
      if (objection === undefined) continue;
      const shown = written === expression ? "" : ` (written out: \`${written}\`)`;
      throw refuse(at, `the expression \`${expression}\`${shown} cannot be run: it ${objection}`);
    }
  }

  /** Measured before anything is written out: aliases of aliases multiply. */
  #measure(at: Node): Extent {
    const name = this.#aliasIn(at);
    if (name === undefined) return { count: 1, depth: 0 };
    const known = this.#extents.get(name);
    if (known) return known;
    if (this.#open.includes(name))
      throw refuse(at, `the alias \`${name}\` leads back to itself: ${[...this.#open, name].join(" → ")}`);
    this.#open.push(name);
    const extent = { count: 0, depth: 1 };
    for (const each of this.#aliases.get(name) ?? []) {
      if (this.#open.length > LIMITS.aliasChain) throw tooMany(at, "aliasChain");
      const { count, depth } = this.#measure(each);
      extent.count += count;
      extent.depth = Math.max(extent.depth, depth + 1);
    }
    if (extent.depth > LIMITS.aliasChain) throw tooMany(at, "aliasChain");
    this.#open.pop();
    this.#extents.set(name, extent);
    return extent;
  }

  #aliasIn(at: Node): string | undefined {
    const expression = String(at.value);
    if (!expression.startsWith("#")) return undefined;
    const name = nameIn(expression);
    if (name === undefined) throw refuse(at, `\`${expression}\` names no alias`, "Such as #PathItem, or #PathItem.get");
    if (this.#aliases.has(name)) return name;
    throw refuseName(at, `there is no alias \`${name}\``, name, this.#aliases.keys());
  }

  #written(expression: string): string[] {
    const name = expression.startsWith("#") ? nameIn(expression) : undefined;
    if (name === undefined) return [expression];
    const rest = expression.slice(name.length + 1);
    return (this.#aliases.get(name) ?? []).flatMap((each) => this.#written(String(each.value) + rest));
  }
}

const nameIn = (expression: string): string | undefined => /^#([A-Za-z0-9_-]+)/.exec(expression)?.[1];

const tooMany = (at: Node, limit: "expressions" | "aliasChain"): ApigateError => {
  const what = limit === "expressions" ? "expressions" : "aliases that stand for one another";
  const message = `the ruleset has more than ${LIMITS[limit]} ${what}, the limit ${limit}`;
  return new ApigateError("E_LIMIT", message, { location: locate(at) });
};
