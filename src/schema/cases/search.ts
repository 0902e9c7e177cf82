import { ApigateError } from "../../core/errors.ts";
import type { Side } from "../../core/finding.ts";
import { getOrMake } from "../../core/get-or-make.ts";
import type { Node } from "../../document/node.ts";
import type { Json } from "../../document/value.ts";
import { type Answer, all, not, Validator } from "../accepts.ts";
import { type Evaluation, evaluationOf } from "../evaluation.ts";
import type { Facets } from "../facets.ts";
import { hasFormat } from "../format-checks.ts";
import type { SameTest } from "../other-within.ts";
import type { SchemaReader } from "../reader.ts";
import type { Schema } from "../schema.ts";
import { ARRAY, BOOLEAN, FRACTION, INTEGER, NULL, NUMBER, OBJECT, STRING, type Types } from "../types.ts";
import { findArray } from "./arrays.ts";
import {
  type Both,
  type Claim,
  type Fact,
  type Found,
  found,
  NONE,
  type Part,
  type Parts,
  type Party,
  unknown,
  type Way,
} from "./case.ts";
import { isHidden, isUnheardOf } from "./conventions.ts";
import { type Duty, dutiesOf } from "./duties.ts";
import { findNumber } from "./numbers.ts";
import { findObject } from "./objects.ts";
import { type Case, contradicts, finite, keyOf, nameOf, reasonOf, sizeOf } from "./state.ts";
import { findText } from "./texts.ts";
import { waysToFail } from "./ways.ts";
import { Wording } from "./wording.ts";

/** Steps of one question, schemas that are asked of its candidates, and how deep it goes. */
const [STEPS, ANSWERS, DEEPEST] = [2_000, 40_000, 40];

/**
 * Looks for a value that one schema accepts and another refuses; `none` is a proof that every value of the first is a
 * value of the second. A case is what a value must and must not be. The simplest value that could do is made; what it
 * fails is looked into next, one way after the other, until a value does or every way is closed. Recursion is
 * coinductive: a case within itself is closed, for a smallest value would not contain another of its kind.
 */
export class Search implements Parts {
  readonly #readers: Both<SchemaReader>;
  readonly #side: Side;
  readonly #isStrict: boolean;
  readonly #wording: Wording;
  #validators: Both<Validator>;
  /** Cases in progress, with their level, and closed ones, in the order they came up. */
  #closed: string[] = [];
  #levels = new Map<string, number>();
  #values = new Map<string, Json>();
  readonly #evaluations = new Map<object, Evaluation>();
  #level = 0;
  #steps = 0;

  constructor(inner: SchemaReader, outer: SchemaReader, side: Side, same: SameTest, isStrict = false) {
    this.#isStrict = isStrict;
    this.#readers = [inner, outer];
    this.#side = side;
    this.#wording = new Wording(same);
    this.#validators = this.#freshValidators();
  }

  /** A value of `inner` that is none of `outer`; with `near` one that passes there, as the choice that it makes. */
  find(inner: Schema, outer: Schema, near?: Claim): Found {
    [this.#closed, this.#levels, this.#values] = [[], new Map(), new Map()];
    [this.#level, this.#steps] = [0, 0];
    this.#validators = this.#freshValidators();
    const must = [inner, this.#readers[1].read([])] as const;
    const part = { must, also: near ? [near] : [], mustNot: [{ party: 1, schema: outer } as const] };
    try {
      return this.#solve(part, near && this.#chosenBy(near, must));
    } catch (error) {
      if (error instanceof ApigateError && error.code === "E_LIMIT") return unknown("too many schemas at one place");
      throw error;
    }
  }

  /** Choices that a schema makes, because it is one of them. */
  #chosenBy({ party, schema }: Claim, must: Both<Schema>): ReadonlySet<unknown> {
    const reader = this.#readers[party];
    const chosen = this.#facets(party, must[party]).unions.filter(
      ({ keyword, branches }) =>
        keyword === "anyOf" && branches.some((branch) => reader.read([branch]).id === schema.id),
    );
    return new Set(chosen.map(({ node }) => node.value));
  }

  evaluation(party: Party, node: Node): Evaluation {
    return getOrMake(this.#evaluations, node.value as object, () => evaluationOf(node, this.#readers[party]));
  }

  #freshValidators(): Both<Validator> {
    const [inner, outer] = this.#readers.map((reader) => new Validator(reader, this.#side, ANSWERS, hasFormat));
    return [inner as Validator, outer as Validator];
  }

  read(nodes: Both<readonly Node[]>): Both<Schema> {
    return [this.#readers[0].read(nodes[0]), this.#readers[1].read(nodes[1])];
  }

  inside(part: Part): Found {
    this.#level++;
    const inner = this.#solve(part);
    this.#level--;
    return inner;
  }

  name(part: Part, given?: string): Found {
    const state = this.#begin(part);
    if (given === undefined) return this.#typed(state, STRING);
    const answer = this.#judge(state, given);
    return answer === "yes" ? found(given) : answer === "no" ? NONE : unknown("`propertyNames`");
  }

  #begin({ must, also = [], mustNot, facts = [] }: Part, done: ReadonlySet<unknown> = new Set()): Case {
    return this.#state(this.#and(must, also), mustNot, facts, done);
  }

  #state(must: Both<Schema>, mustNot: readonly Claim[], facts: readonly Fact[], done: ReadonlySet<unknown>): Case {
    const facets = [this.#facets(0, must[0]), this.#facets(1, must[1])] as const;
    const forbidden = facets.flatMap(({ not: nodes }, party) =>
      nodes.map(
        (node): Claim => ({ party: party === 0 ? 0 : 1, schema: (this.#readers[party] as SchemaReader).read([node]) }),
      ),
    );
    const claims = new Map([...mustNot, ...forbidden].map((claim) => [nameOf(claim), claim]));
    return { must, mustNot: [...claims.values()], facts, done, facets };
  }

  #facets(party: Party, schema: Schema): Facets {
    return this.#readers[party].facets(schema, this.#side);
  }

  #and(must: Both<Schema>, claims: readonly Claim[]): Both<Schema> {
    const join = (party: Party): Schema =>
      claims.reduce(
        (joined, claim) => (claim.party === party ? this.#readers[party].both(joined, claim.schema) : joined),
        must[party],
      );
    return [join(0), join(1)];
  }

  #solve(part: Part, done?: ReadonlySet<unknown>): Found {
    const state = this.#begin(part, done);
    const key = part.facts?.length ? undefined : keyOf(state);
    const known = key === undefined ? undefined : this.#recall(key);
    if (known) return known;
    if (this.#level > DEEPEST) return unknown("schemas nested too deeply");
    const before = key === undefined ? this.#closed.length : this.#closed.push(key) - 1;
    if (key !== undefined) this.#levels.set(key, this.#level);
    const result = this.#anyType(state);
    if (result.is !== "none") {
      for (const name of this.#closed.splice(before)) this.#levels.delete(name);
      if (result.is === "value" && key !== undefined) this.#values.set(key, result.value);
    } else if (key !== undefined) this.#levels.set(key, -1);
    return result;
  }

  #recall(key: string): Found | undefined {
    const value = this.#values.get(key);
    if (value !== undefined) return found(value);
    const level = this.#levels.get(key);
    if (level === undefined) return undefined;
    return level < this.#level ? NONE : unknown("a schema that refers to itself");
  }

  #anyType(state: Case): Found {
    const types = state.facets[0].types & state.facets[1].types;
    let result: Found = NONE;
    for (const type of TYPES) {
      if (!(types & type)) continue;
      const typed = this.#typed(state, type);
      if (typed.is === "value") return typed;
      if (typed.is === "unknown") result = typed;
    }
    return result;
  }

  #typed(state: Case, type: Types): Found {
    this.#steps += 1 + state.mustNot.length / 16 + sizeOf(state) / 256;
    if (this.#steps > STEPS || this.#validators.some(({ isExhausted }) => isExhausted)) return TOO_MANY;
    if (state.facets.some(({ types }) => !(types & type)) || this.#wording.isContradiction(state.must, state.mustNot))
      return NONE;
    const values = finite(state, type, ({ party, schema }) => this.#facets(party, schema).values ?? []);
    if (values) {
      const tried = this.#try(state, values);
      if (tried.is !== "unknown" || type === NULL) return tried;
    }
    const made = this.#make(state, type);
    if (made.is === "none") return NONE;
    if (made.is === "value" && this.#judge(state, made.value) === "yes") return made;
    return this.#lookInto(state, type, made);
  }

  #try(state: Case, values: readonly Json[]): Found {
    let result: Found = NONE;
    for (const value of values) {
      const answer = this.#judge(state, value);
      if (answer === "yes") return found(value);
      if (answer === "unknown") result = unknown("a value that cannot be judged");
    }
    return result;
  }

  #make(state: Case, type: Types): Found {
    if (type & NUMBER) return findNumber(type, state);
    if (type === STRING) return findText(state);
    if (type === ARRAY) return findArray(state, this);
    if (type === OBJECT) return findObject(state, this);
    return type === NULL ? found(null) : unknown("a value that cannot be judged");
  }

  #accepts = ({ party, schema }: Claim, value: Json): Answer => this.#validators[party].accepts(schema, value);

  /** Whether a value is all that is asked. */
  #judge({ must, mustNot, facts }: Case, value: Json): Answer {
    const accepts = this.#accepts;
    function* answers(): Generator<Answer> {
      yield facts.some((fact) => contradicts(fact, value)) ? "no" : "yes";
      for (const party of [0, 1] as const) yield accepts({ party, schema: must[party] }, value);
      for (const claim of mustNot) yield not(accepts(claim, value));
    }
    return all(answers());
  }

  /** Takes apart what the value at hand fails or may fail, and what it does not last. */
  #lookInto(state: Case, type: Types, made: Found): Found {
    const value = made.is === "value" ? made.value : undefined;
    const duties = this.#duties(state, type);
    this.#steps += duties.length / 16;
    const claims = state.mustNot.filter((claim) => !state.done.has(nameOf(claim)));
    const ranked = [
      ...duties.map((duty) => ({ duty, rank: value !== undefined && duty.isDone(value) === "no" ? 0 : 1 })),
      ...claims.map((claim) => ({ claim, rank: value === undefined ? 1 : RANKS[this.#accepts(claim, value)] })),
    ].sort((a, b) => a.rank - b.rank);
    const [next] = ranked;
    if (!next) return unknown(reasonOf(state, made));
    if ("duty" in next) return this.#each(state, type, this.#newFirst(next.duty.ways(), state), next.duty.source);
    const ways = this.#waysToFail(state, next.claim, type);
    if (this.#isStrict || next.claim.party === 0) return this.#each(state, type, ways, nameOf(next.claim));
    const heard = ways.filter((way) => !isUnheardOf(state, way));
    const open = heard.length < ways.length && duties.find(({ party }) => party === 0);
    if (open) return this.#each(state, type, open.ways(), open.source);
    return this.#each(state, type, heard, nameOf(next.claim));
  }

  #newFirst(ways: Way[], { mustNot }: Case): Way[] {
    const unions = mustNot.flatMap(({ party, schema }) => (party === 1 ? this.#facets(1, schema).unions : []));
    const offered = unions.flatMap(({ branches }) => branches.map((branch) => this.#readers[1].read([branch])));
    return this.#wording.newFirst(ways, offered);
  }

  #waysToFail(state: Case, { party, schema }: Claim, type: Types): Way[] {
    const refused = { party, reader: this.#readers[party], facets: this.#facets(party, schema) };
    return waysToFail(refused, type).filter((way) => !isHidden(state, way));
  }

  #duties({ facets, done }: Case, type: Types): Duty[] {
    return ([0, 1] as const)
      .flatMap((party) => dutiesOf(party, this.#readers[party], facets[party], type, this.#accepts))
      .filter(({ source }) => !done.has(source));
  }

  #each(state: Case, type: Types, ways: readonly Way[], source: unknown): Found {
    const done = new Set([...state.done, source]);
    let result: Found = NONE;
    for (const { must = [], mustNot = [], facts = [], also } of ways) {
      const joined = this.#and(state.must, must);
      const narrowed = this.#state(joined, [...state.mustNot, ...mustNot], [...state.facts, ...facts], done);
      const tried = also ? this.#both(narrowed, type, also, source) : this.#typed(narrowed, type);
      if (tried.is === "value") return tried;
      if (tried.is === "unknown") result = tried;
      if (this.#steps > STEPS) return result.is === "none" ? TOO_MANY : result;
    }
    return result;
  }

  /** Several ways within a way, where that is not closed itself. */
  #both(state: Case, type: Types, ways: readonly Way[], source: unknown): Found {
    if (++this.#steps > STEPS) return TOO_MANY;
    return this.#isClosed(state, type) ? NONE : this.#each(state, type, ways, source);
  }

  #isClosed(state: Case, type: Types): boolean {
    return state.facets.some(({ types }) => !(types & type)) || this.#make(state, type).is === "none";
  }
}

/** What people know best comes first. */
const TYPES = [STRING, INTEGER, OBJECT, ARRAY, BOOLEAN, FRACTION, NULL];

const TOO_MANY = unknown("too many steps");
/** What accepts a value that it must refuse comes first. */
const RANKS: Readonly<Record<Answer, number>> = { yes: 0, unknown: 1, no: 2 };
