import type { Node } from "../../document/node.ts";
import type { Json, JsonObject } from "../../document/value.ts";
import { has, places } from "../atoms.ts";
import type { Facets } from "../facets.ts";
import { propertySchemas } from "../object-facets.ts";
import { matches } from "../regular/languages.ts";
import {
  type Both,
  type Claim,
  type Fact,
  type FactOf,
  type Found,
  found,
  type NameClass,
  NONE,
  only,
  type Part,
  type Parts,
  type Party,
  type Recipe,
  unknown,
} from "./case.ts";
import { unevaluatedMember } from "./unevaluated.ts";

/** Members of objects that are written out, and patterns for names that are told apart. */
const [MOST_MEMBERS, MOST_PATTERNS] = [64, 5];

/** An object that satisfies a recipe. */
export const findObject = (recipe: Recipe, parts: Parts): Found => new ObjectMaker(recipe, parts).find();

const ANY_NAME: NameClass = { matching: [], avoiding: [], except: new Set(), not: [] };

class ObjectMaker {
  readonly #facets: Both<Facets>;
  readonly #parts: Parts;
  readonly #has = new Map<string, Claim[]>();
  readonly #lacks: ReadonlySet<string>;
  readonly #some: readonly FactOf<"some-member">[];
  readonly #least: number;
  readonly #most: number;
  readonly #made = new Map<string, Json>();
  readonly #hasNames: boolean;
  #why: string | undefined;

  constructor({ facets, facts }: Recipe, parts: Parts) {
    this.#facets = facets;
    this.#parts = parts;
    this.#hasNames = facets.some(({ schema }) => has(schema.atoms, "propertyNames"));
    for (const { required } of facets) for (const name of required) this.#has.set(name, []);
    for (const { name, not } of only(facts, "has")) this.#has.set(name, [...(this.#has.get(name) ?? []), ...not]);
    this.#lacks = new Set(only(facts, "lacks").map(({ name }) => name));
    this.#some = only(facts, "some-member");
    const counts = (kind: "least" | "most") => only(facts, kind).map(({ count }) => count);
    this.#least = Math.max(...facets.map(({ minProperties }) => minProperties), ...counts("least"));
    this.#most = Math.min(...facets.map(({ maxProperties }) => maxProperties), ...counts("most"));
  }

  find(): Found {
    if (this.#least > this.#most || this.#has.size > this.#most) return NONE;
    for (const [name, not] of this.#has) {
      const member = this.#lacks.has(name) ? NONE : this.#member(name, not);
      if (member.is === "none") return NONE;
      this.#keep(name, member);
    }
    for (const fact of this.#some) if (!this.#add(fact.names, fact.not)) return NONE;
    return this.#grow();
  }

  #keep(name: string, member: Found): void {
    if (member.is === "value") this.#made.set(name, member.value);
    else if (member.is === "unknown") this.#why = member.why;
  }

  /** What may stand under a name; nothing where the name itself does not pass. */
  #member(name: string, not: readonly Claim[]): Found {
    if (!this.#mayBeNamed(name, [])) return NONE;
    const nodes = this.#facets.map((facets, party) =>
      facets.hidden.has(name)
        ? []
        : [
            ...(facets.properties.get(name) ?? propertySchemas(facets.schema.atoms, name)),
            ...unevaluatedMember(facets, party as Party, name, this.#parts),
          ],
    ) as [Node[], Node[]];
    return this.#parts.inside({ must: this.#parts.read(nodes), mustNot: not });
  }

  #mayBeNamed(name: string, not: readonly Claim[]): boolean {
    return (not.length === 0 && !this.#hasNames) || this.#parts.name(this.#naming(not, []), name).is !== "none";
  }

  /** What `propertyNames` asks of a name, and more. */
  #naming(not: readonly Claim[], facts: readonly Fact[]): Part {
    const nodes = this.#facets.map(({ schema }) => places(schema.atoms, "propertyNames")) as [[], []];
    return { must: this.#parts.read(nodes), mustNot: not, facts };
  }

  /** Adds a member whose name is of a class; false where it is proved that there can be none. */
  #add(names: NameClass, not: readonly Claim[]): boolean {
    let why: string | undefined;
    for (const [name, member] of this.#offers(names, not)) {
      if (member.is === "unknown") why = member.why;
      if (member.is !== "value") continue;
      this.#made.set(name, member.value);
      return true;
    }
    this.#why ??= why;
    return why !== undefined;
  }

  /** Members that may be added: under names that are known, then under one name of each kind that is left. */
  *#offers(names: NameClass, not: readonly Claim[]): Generator<[string, Found]> {
    const isFull = this.#has.size >= this.#most;
    for (const name of isFull ? this.#has.keys() : this.#known()) {
      if (this.#lacks.has(name) || !isOf(names, name)) continue;
      if (!this.#mayBeNamed(name, names.not)) continue;
      yield [name, this.#member(name, [...(this.#has.get(name) ?? []), ...not])];
    }
    if (!isFull) yield* this.#fresh(names, not);
  }

  #known(): Set<string> {
    return new Set([...this.#facets.flatMap(({ properties }) => [...properties.keys()]), ...this.#has.keys()]);
  }

  /** Names nobody has mentioned: the patterns that they match tell what applies to their members. */
  *#fresh(names: NameClass, not: readonly Claim[]): Generator<[string, Found]> {
    const own = this.#facets.flatMap(({ patternProperties }) => [...patternProperties.keys()]);
    const patterns = [...new Set(own)].filter((pattern) => ![...names.matching, ...names.avoiding].includes(pattern));
    if (patterns.length > MOST_PATTERNS) return yield ["", unknown("too many patterns for names")];
    const hidden = this.#facets.flatMap((facets) => [...facets.hidden.keys()]);
    const taken = [...this.#known(), ...hidden, ...this.#lacks, ...names.except, ...this.#made.keys()];
    for (let signs = 0; signs < 2 ** patterns.length; signs++) {
      const facts: Fact[] = [
        { kind: "except", values: [...new Set(taken)] },
        ...patterns.map((pattern, index): Fact => ({ kind: signs & (1 << index) ? "matches" : "avoids", pattern })),
        ...names.matching.map((pattern): Fact => ({ kind: "matches", pattern })),
        ...names.avoiding.map((pattern): Fact => ({ kind: "avoids", pattern })),
      ];
      const name = this.#parts.name(this.#naming(names.not, facts));
      if (name.is === "unknown") yield ["", name];
      if (name.is === "value") yield [String(name.value), this.#member(String(name.value), not)];
    }
  }

  /** The object, with as many members as it must have. */
  #grow(): Found {
    if (this.#why !== undefined) return unknown(this.#why);
    if (this.#least > MOST_MEMBERS) return unknown("objects of too many members");
    while (this.#made.size < this.#least) {
      const names = { ...ANY_NAME, except: new Set(this.#made.keys()) };
      if (!this.#add(names, [])) return this.#some.length === 0 ? NONE : unknown("members that cannot stand together");
      if (this.#why !== undefined) return unknown(this.#why);
    }
    if (this.#made.size > this.#most) return unknown("more members than there is room for");
    return found(Object.fromEntries(this.#made) as JsonObject);
  }
}

function isOf({ matching, avoiding, except }: NameClass, name: string): boolean {
  return (
    !except.has(name) &&
    matching.every((pattern) => matches(pattern, name) !== false) &&
    avoiding.every((pattern) => matches(pattern, name) !== true)
  );
}
