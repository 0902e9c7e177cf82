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

class Givens {
  readonly #aliases: Aliases;
  /** For how many expressions an alias stands. */
  readonly #counts = new Map<string, number>();
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
    if (this.#count(at) > LIMITS.aliasedExpressions) throw tooMany(at);
    for (const written of this.#written(expression)) {
      const objection = objectionTo(written);
      if (objection === undefined) continue;
      const shown = written === expression ? "" : ` (written out: \`${written}\`)`;
      throw refuse(at, `the expression \`${expression}\`${shown} cannot be run: it ${objection}`);
    }
  }

  /** Counts first: aliases of aliases multiply. */
  #count(at: Node): number {
    const name = this.#aliasIn(at);
    if (name === undefined) return 1;
    const known = this.#counts.get(name);
    if (known !== undefined) return known;
    if (this.#open.includes(name))
      throw refuse(at, `the alias \`${name}\` leads back to itself: ${[...this.#open, name].join(" → ")}`);
    if (this.#open.length >= LIMITS.referenceChain) throw tooMany(at);
    this.#open.push(name);
    const count = (this.#aliases.get(name) ?? []).reduce((sum, each) => sum + this.#count(each), 0);
    this.#open.pop();
    this.#counts.set(name, count);
    return count;
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

const tooMany = (at: Node): ApigateError =>
  new ApigateError(
    "E_LIMIT",
    `the aliases stand for more than ${LIMITS.aliasedExpressions} expressions, the limit aliasedExpressions`,
    { location: locate(at) },
  );
