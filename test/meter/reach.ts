import { isObject, type JsonObject } from "../support/json.ts";
import { below, nameOf, type Place, referenceOf, resolve, valueAt } from "./files.ts";
import { areApart, choiceIn, kindsOfBranches } from "./kinds.ts";
import { asList, rootsOf, type Side, type Survey, typesOf, type Wire } from "./survey.ts";

/**
 * What an edit of a schema does to the exchange, seen from one way that leads to it: `certain`, the values of the
 * exchange get fewer or more exactly as those of the schema do; `monotone`, they do or stay as they are, as behind
 * `anyOf`; `wild`, nothing is known, as behind `oneOf` and `not`. A choice between kinds of values, such as text and
 * objects, changes nothing: what one branch takes is no business of the others.
 */
type Level = "certain" | "monotone" | "wild";

/** A schema object that operations reach. */
export interface SchemaPlace {
  place: Place;
  value: JsonObject;
  /** Sides on which the effect of an edit is certain. */
  certain: Set<Side>;
  /** Sides on which there may be one. */
  possible: Set<Side>;
  /** Some way leads through a choice or a negation. */
  isWild: boolean;
  /** It is a branch of such a choice itself, and must stay of its kind. */
  isBranch: boolean;
  wires: Set<Wire>;
  /** Schemas that apply to the same values, through `allOf` and the like. */
  others: Set<JsonObject>;
}

interface Way {
  side: Side;
  wire: Wire;
  level: Level;
}

interface Atom {
  place: Place;
  value: JsonObject;
}

/** Walks from every operation down to its schemas, along every way, and notes what is known of each. */
export function reach(survey: Survey): SchemaPlace[] {
  const walk = new Walk(survey);
  for (const { place, side, wire } of rootsOf(survey))
    walk.add([place], { side, wire, level: wire === "other" ? "wild" : "certain" });
  return walk.finish();
}

/** Words beside which the effect of another is not certain. */
const ENTANGLING = ["oneOf", "anyOf", "not", "if", "then", "else", "enum", "const", "dependentSchemas", "$dynamicRef"];
const UNEVALUATED = ["unevaluatedProperties", "unevaluatedItems"];

export const isEntangled = (value: JsonObject): boolean =>
  [...ENTANGLING, ...UNEVALUATED].some((key) => Object.hasOwn(value, key));

class Walk {
  readonly #survey: Survey;
  readonly #seen = new Set<string>();
  readonly #waiting: { entries: Place[]; way: Way }[] = [];
  readonly #found = new Map<string, SchemaPlace>();
  readonly #branches = new Map<string, Place>();

  constructor(survey: Survey) {
    this.#survey = survey;
  }

  /** Schemas that apply together to one value. */
  add(entries: Place[], way: Way): void {
    const key = [way.side, way.wire, way.level, ...entries.map(nameOf).sort()].join(" ");
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#waiting.push({ entries, way });
  }

  finish(): SchemaPlace[] {
    for (let next = this.#waiting.pop(); next; next = this.#waiting.pop()) this.#visit(next.entries, next.way);
    for (const branch of this.#branches.values())
      for (const { place } of atomsOf(this.#survey, [branch])) {
        const known = this.#found.get(nameOf(place));
        if (known) known.isBranch = true;
      }
    return [...this.#found.values()];
  }

  #visit(entries: Place[], way: Way): void {
    const atoms = atomsOf(this.#survey, entries);
    for (const atom of atoms) this.#note(atom, atoms, way);
    const isCertain = !atoms.some(({ value }) => isEntangled(value));
    const down: Way = isCertain ? way : { ...way, level: weaker(way.level, "monotone") };
    this.#properties(atoms, down);
    this.#single(atoms, "additionalProperties", "object", down);
    this.#single(atoms, "items", "array", atoms.some(({ value }) => value.maxItems === 0) ? wild(way) : down);
    for (const { place, value } of atoms) {
      this.#choices({ place, value }, atoms.length === 1, way);
      for (const index of asList(value.prefixItems).keys())
        this.add([below(place, "prefixItems", String(index))], down);
      for (const keyword of NAMED)
        this.#named(place, value, keyword, { ...down, level: weaker(way.level, "monotone") });
      for (const keyword of WILD) if (isObject(value[keyword])) this.add([below(place, keyword)], wild(way));
    }
  }

  #note({ place, value }: Atom, atoms: Atom[], { side, wire, level }: Way): void {
    const name = nameOf(place);
    const known = this.#found.get(name) ?? {
      place,
      value,
      certain: new Set(),
      possible: new Set(),
      isWild: false,
      isBranch: false,
      wires: new Set(),
      others: new Set(),
    };
    this.#found.set(name, known);
    known.possible.add(side);
    known.wires.add(wire);
    if (level === "certain") known.certain.add(side);
    if (level === "wild") known.isWild = true;
    for (const atom of atoms) if (atom.value !== value) known.others.add(atom.value);
  }

  #properties(atoms: Atom[], way: Way): void {
    const names = new Set(
      atoms.flatMap(({ value }) => Object.keys(isObject(value.properties) ? value.properties : {})),
    );
    for (const name of names) {
      const entries = atoms.flatMap((atom) => propertyIn(atom, name));
      const { isForbidden, isMatched } = strangers(atoms, name);
      if (isForbidden || isHidden(this.#survey, entries, way.side) || !allows(atoms, "object"))
        this.add(entries, wild(way));
      else this.add(entries, isMatched ? { ...way, level: weaker(way.level, "monotone") } : way);
    }
  }

  #single(atoms: Atom[], keyword: string, type: string, way: Way): void {
    const entries = atoms.flatMap(({ place, value }) => (isObject(value[keyword]) ? [below(place, keyword)] : []));
    if (entries.length > 0) this.add(entries, allows(atoms, type) ? way : wild(way));
  }

  #choices({ place, value }: Atom, isAlone: boolean, way: Way): void {
    for (const keyword of ["oneOf", "anyOf"] as const) {
      const list = below(place, keyword);
      const isPure = isAlone && choiceIn(value) === keyword;
      const kinds = isPure ? kindsOfBranches(this.#survey, list, way.wire !== "typed") : [];
      for (const [index, item] of asList(value[keyword]).entries()) {
        const branch = below(list, String(index));
        const isApart = isPure && kinds.every((other, at) => at === index || areApart(kinds[index], other));
        if (isApart) this.#branches.set(nameOf(branch), branch);
        const level = isApart ? way.level : keyword === "oneOf" ? "wild" : weaker(way.level, "monotone");
        if (isObject(item)) this.add([branch], { ...way, level });
      }
    }
  }

  #named(place: Place, value: JsonObject, keyword: string, way: Way): void {
    const schemas = value[keyword];
    if (isObject(schemas)) for (const name of Object.keys(schemas)) this.add([below(place, keyword, name)], way);
  }
}

const NAMED = ["patternProperties", "dependentSchemas"];
const WILD = ["not", "if", "then", "else", "contains", "propertyNames", "contentSchema", ...UNEVALUATED];

const weaker = (a: Level, b: Level): Level =>
  a === "wild" || b === "wild" ? "wild" : a === "monotone" || b === "monotone" ? "monotone" : "certain";

const wild = (way: Way): Way => ({ ...way, level: "wild" });

/** What applies at a place, with everything that applies through references and `allOf`. */
function atomsOf({ files, isModern }: Survey, entries: readonly Place[]): Atom[] {
  const atoms = new Map<string, Atom>();
  const waiting = [...entries];
  for (let place = waiting.pop(); place; place = waiting.pop()) {
    const value = valueAt(files, place);
    if (!isObject(value) || atoms.has(nameOf(place))) continue;
    if (referenceOf(value) !== undefined) {
      const target = resolve(files, place);
      if (target) waiting.push(target);
      if (!isModern || !saysMore(value)) continue;
    }
    atoms.set(nameOf(place), { place, value });
    for (const index of asList(value.allOf).keys()) waiting.push(below(place, "allOf", String(index)));
  }
  return [...atoms.values()];
}

/** Something beside a `$ref` that values are held against. */
const saysMore = (value: JsonObject): boolean =>
  Object.keys(value).some(
    (key) => !["$ref", "title", "description", "summary", "deprecated", "example", "examples"].includes(key),
  );

function propertyIn({ place, value }: Atom, name: string): Place[] {
  if (isObject(value.properties) && Object.hasOwn(value.properties, name)) return [below(place, "properties", name)];
  return isObject(value.additionalProperties) ? [below(place, "additionalProperties")] : [];
}

/** Whether some schema forbids a property that it does not declare, or may say something of it by a pattern. */
function strangers(atoms: readonly Atom[], name: string): { isForbidden: boolean; isMatched: boolean } {
  const strange = atoms.filter(({ value }) => !isObject(value.properties) || !Object.hasOwn(value.properties, name));
  return {
    isForbidden: strange.some(({ value }) => value.additionalProperties === false),
    isMatched: atoms.some(({ value }) => isObject(value.patternProperties)),
  };
}

/** A property that one side never sees: `readOnly` in requests, `writeOnly` in responses. */
export function isHidden(survey: Survey, entries: readonly Place[], side: Side): boolean {
  const keyword = side === "request" ? "readOnly" : "writeOnly";
  return atomsOf(survey, entries).some(({ value }) => value[keyword] === true);
}

const allows = (atoms: readonly Atom[], type: string): boolean =>
  atoms.every(({ value }) => value.type === undefined || typesOf(value).includes(type));
