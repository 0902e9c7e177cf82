import type { Side } from "../core/finding.ts";
import { getOrMake } from "../core/get-or-make.ts";
import { items, member, members, type Node, valueAt } from "../document/node.ts";
import { isNumber, isObject, type Json, type JsonNumber, type JsonObject } from "../document/value.ts";
import { places } from "./atoms.ts";
import { compareNumbers } from "./bounds.ts";
import { isMultipleOf } from "./decimals.ts";
import { evaluatedBy } from "./evaluated.ts";
import type { Facets } from "./facets.ts";
import { isHint } from "./formats.ts";
import { propertySchemas } from "./object-facets.ts";
import type { SchemaReader } from "./reader.ts";
import { matches } from "./regular/languages.ts";
import type { Schema } from "./schema.ts";
import { NULL, typeOfValue } from "./types.ts";
import { areDistinct, includes } from "./values.ts";

/** An answer that may be missing. `unknown` is never turned into a yes. */
export type Answer = "yes" | "no" | "unknown";

export const all = (answers: Iterable<Answer>): Answer => {
  let result: Answer = "yes";
  for (const answer of answers) {
    if (answer === "no") return "no";
    if (answer === "unknown") result = "unknown";
  }
  return result;
};

export const not = (answer: Answer): Answer => (answer === "unknown" ? answer : answer === "yes" ? "no" : "yes");

const answerOf = (known: boolean | undefined): Answer => (known === undefined ? "unknown" : when(known));

const when = (condition: boolean): Answer => (condition ? "yes" : "no");

/** Whether a value has a format; undefined for a format nobody checks (JSON Schema 2020-12 §7.2.1). */
export type FormatCheck = (format: string, value: string) => Answer | undefined;

/** Whether a value passes a schema. Without a check for formats they answer `unknown`. */
export class Validator {
  readonly #reader: SchemaReader;
  readonly #side: Side;
  readonly #formats: FormatCheck | undefined;
  /** Answers for parts of values: alternatives share most of what is inside them. */
  readonly #known = new WeakMap<object, Map<number, Answer>>();
  #depth = 0;
  #left: number;

  /** After `budget` schemas every answer is `unknown`. */
  constructor(reader: SchemaReader, side: Side, budget = 100_000, formats?: FormatCheck) {
    this.#reader = reader;
    this.#side = side;
    this.#left = budget;
    this.#formats = formats;
  }

  get isExhausted(): boolean {
    return this.#left <= 0;
  }

  accepts(schema: Schema, value: Json): Answer {
    if (typeof value !== "object" || value === null) return this.#ask(schema, value);
    const known = getOrMake(this.#known, value, () => new Map<number, Answer>());
    const before = known.get(schema.id);
    if (before) return before;
    known.set(schema.id, "unknown"); // for a schema that demands itself of the same value
    const answer = this.#ask(schema, value);
    known.set(schema.id, answer);
    return answer;
  }

  #ask(schema: Schema, value: Json): Answer {
    if (this.#depth > DEEPEST || this.#left-- <= 0) return "unknown";
    this.#depth++;
    const answer = this.#judge(schema, value);
    this.#depth--;
    return answer;
  }

  #judge(schema: Schema, value: Json): Answer {
    const facets = this.#reader.facets(schema, this.#side);
    if (value === null && schema.atoms.some(({ nullable }) => nullable)) return this.#judgeNull(facets);
    return all(this.#checks(facets, value));
  }

  /** What null may pass by says nothing of it. */
  #judgeNull({ types, schema }: Facets): Answer {
    const strict = schema.atoms.filter(({ nullable }) => !nullable);
    if (!(types & NULL)) return "no";
    return strict.length === 0 ? "yes" : this.accepts(this.#reader.read(strict.map(({ node }) => node)), null);
  }

  #at = (node: Node, value: Json): Answer => this.accepts(this.#reader.read([node]), value);
  #every = (nodes: readonly Node[], value: Json): Answer =>
    nodes.length === 0 ? "yes" : this.accepts(this.#reader.read(nodes), value);

  *#checks(facets: Facets, value: Json): Generator<Answer> {
    yield when((typeOfValue(value) & facets.types) !== 0);
    if (facets.values) yield when(includes(facets.values, value));
    if (isNumber(value)) yield* numberChecks(facets, value);
    if (typeof value === "string") yield* this.#stringChecks(facets, value);
    if (Array.isArray(value)) yield* this.#arrayChecks(facets, value);
    if (isObject(value)) yield* this.#objectChecks(facets, value);
    for (const union of facets.unions)
      yield union.nullable && value === null ? "yes" : this.#union(union.keyword, union.branches, value);
    for (const forbidden of facets.not) yield not(this.#at(forbidden, value));
    for (const conditional of facets.conditionals) yield this.#conditional(conditional, value);
  }

  #union(keyword: "anyOf" | "oneOf", branches: Node[], value: Json): Answer {
    const answers = branches.map((branch) => this.#at(branch, value));
    const yes = answers.filter((answer) => answer === "yes").length;
    const unknown = answers.includes("unknown");
    if (keyword === "anyOf") return yes > 0 ? "yes" : unknown ? "unknown" : "no";
    if (yes > 1) return "no";
    return unknown ? "unknown" : when(yes === 1);
  }

  #conditional(conditional: Facets["conditionals"][number], value: Json): Answer {
    const holds = this.#at(conditional.if, value);
    const branch = (node: Node | undefined): Answer => (node ? this.#at(node, value) : "yes");
    if (holds !== "unknown") return branch(holds === "yes" ? conditional.then : conditional.else);
    const answers = [branch(conditional.then), branch(conditional.else)];
    return answers[0] === answers[1] ? (answers[0] as Answer) : "unknown";
  }

  *#stringChecks(facets: Facets, value: string): Generator<Answer> {
    const length = [...value].length;
    yield when(length >= facets.minLength && length <= facets.maxLength);
    for (const pattern of facets.patterns) yield answerOf(matches(pattern, value));
    for (const format of facets.formats) {
      if (this.#formats) yield this.#formats(format, value) ?? "yes";
      else if (!isHint(format)) yield "unknown";
    }
  }

  *#arrayChecks(facets: Facets, value: Json[]): Generator<Answer> {
    yield when(value.length >= facets.minItems && value.length <= facets.maxItems);
    if (facets.uniqueItems) yield when(areDistinct(value));
    for (const [index, item] of value.entries()) yield this.#every(facets.prefixItems[index] ?? facets.items, item);
    for (const { node } of facets.schema.atoms) {
      const contains = member(node, "contains");
      if (contains) yield this.#contains(node, contains, value);
      const unevaluated = member(node, "unevaluatedItems");
      if (unevaluated) yield this.#unevaluated(facets, node, unevaluated, value);
    }
  }

  #contains(node: Node, contains: Node, value: Json[]): Answer {
    const answers = value.map((item) => this.#at(contains, item));
    if (answers.includes("unknown")) return "unknown";
    const count = answers.filter((answer) => answer === "yes").length;
    const limit = (keyword: string, fallback: number) => Number(valueAt(node, keyword) ?? fallback);
    return when(count >= limit("minContains", 1) && count <= limit("maxContains", Infinity));
  }

  *#objectChecks(facets: Facets, value: JsonObject): Generator<Answer> {
    const { atoms } = facets.schema;
    const names = Object.keys(value);
    yield when(names.length >= facets.minProperties && names.length <= facets.maxProperties);
    for (const name of facets.required) yield when(Object.hasOwn(value, name));
    for (const name of names) {
      if (facets.hidden.has(name)) continue;
      if (!this.#isReadable(facets, name)) yield "unknown";
      yield this.#every(facets.properties.get(name) ?? propertySchemas(atoms, name), value[name] as Json);
    }
    if (facets.other.size === 0) return;
    yield* this.#dependencies(facets, value);
    for (const propertyNames of places(atoms, "propertyNames"))
      for (const name of names) yield this.#at(propertyNames, name);
    for (const { node } of atoms) {
      const unevaluated = member(node, "unevaluatedProperties");
      if (unevaluated) yield this.#unevaluated(facets, node, unevaluated, value);
    }
  }

  /** Whether it is known of each pattern for names if it matches. */
  #isReadable({ patternProperties }: Facets, name: string): boolean {
    for (const pattern of patternProperties.keys()) if (matches(pattern, name) === undefined) return false;
    return true;
  }

  #unevaluated({ hidden }: Facets, node: Node, unevaluated: Node, value: Json[] | JsonObject): Answer {
    const evaluated = evaluatedBy(node, value, this.#reader, this.#at);
    if (!evaluated) return "unknown";
    const left = Object.entries(value).filter(([key]) => !evaluated.has(key) && !hidden.has(key));
    return all(left.map(([, part]) => this.#at(unevaluated, part as Json)));
  }

  *#dependencies({ schema }: Facets, value: JsonObject): Generator<Answer> {
    for (const [name, dependents] of places(schema.atoms, "dependentRequired").flatMap(members)) {
      if (!Object.hasOwn(value, name)) continue;
      for (const { value: dependent } of items(dependents)) yield when(Object.hasOwn(value, String(dependent)));
    }
    for (const [name, dependent] of places(schema.atoms, "dependentSchemas").flatMap(members))
      if (Object.hasOwn(value, name)) yield this.#at(dependent, value);
  }
}

/** Schemas within schemas that are asked for one value; a level of a value takes a few. */
const DEEPEST = 400;

function* numberChecks(facets: Facets, value: JsonNumber): Generator<Answer> {
  const { minimum, maximum } = facets;
  if (minimum) yield when(compareNumbers(value, minimum.value) > (minimum.exclusive ? 0 : -1));
  if (maximum) yield when(compareNumbers(value, maximum.value) < (maximum.exclusive ? 0 : 1));
  for (const step of facets.multipleOf) yield answerOf(isMultipleOf(value, step));
}
