import type { Side } from "../core/finding.ts";
import type { Node } from "../document/node.ts";
import { isNumber, isObject, type Json, type JsonObject, show } from "../document/value.ts";
import { type FormatCheck, Validator } from "./accepts.ts";
import { has } from "./atoms.ts";
import { compareNumbers } from "./bounds.ts";
import type { Facets } from "./facets.ts";
import { propertySchemas } from "./object-facets.ts";
import type { SchemaReader } from "./reader.ts";
import { matches } from "./regular/languages.ts";
import type { Schema } from "./schema.ts";
import { showTypes, typeOfValue } from "./types.ts";

/** Why a value does not pass a schema: the innermost part that is refused. */
export interface Refusal {
  /** Names and positions from the value down. */
  path: (string | number)[];
  /** What refuses it. */
  place: Node;
  /** `is shorter than 3`, to be read after the name of the part. */
  problem: string;
}

/** Reasons given for one value. */
const MOST = 20;

/** Looks for the reasons of a refusal that `Validator` has found: into members and items as deep as they are to blame. */
export function refusals(
  schema: Schema,
  value: Json,
  reader: SchemaReader,
  side: Side,
  formats?: FormatCheck,
): Refusal[] {
  const found: Refusal[] = [];
  const validator = new Validator(reader, side, 100_000, formats);
  const search = (at: Schema, part: Json, path: (string | number)[]): void => {
    const facets = reader.facets(at, side);
    const before = found.length;
    for (const [key, nodes, child] of parts(facets, part)) {
      const inner = nodes.length > 0 ? reader.read(nodes) : undefined;
      if (found.length >= MOST) return;
      if (inner && validator.accepts(inner, child) === "no") search(inner, child, [...path, key]);
    }
    for (const [place, problem] of ownProblems(facets, part, formats)) found.push({ path, place, problem });
    if (found.length > before) return;
    found.push({ path, ...unionProblem(facets, part, (node) => validator.accepts(reader.read([node]), part)) });
  };
  search(schema, value, []);
  return found.slice(0, MOST);
}

function unionProblem(
  { unions, at }: Facets,
  value: Json,
  accepts: (branch: Node) => string,
): Pick<Refusal, "place" | "problem"> {
  for (const { node, branches, keyword } of unions) {
    const count = branches.filter((branch) => accepts(branch) === "yes").length;
    if (count === 0) return { place: node, problem: `fits none of ${branches.length} alternatives` };
    if (keyword === "oneOf" && count > 1) return { place: node, problem: `fits ${count} alternatives of a oneOf` };
  }
  return { place: at(), problem: `${show(value, 40)} is refused` };
}

function* parts(facets: Facets, value: Json): Generator<[string | number, Node[], Json]> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield [index, facets.prefixItems[index] ?? facets.items, item];
  } else if (isObject(value)) {
    for (const name of Object.keys(value)) {
      if (facets.hidden.has(name)) continue;
      yield [name, facets.properties.get(name) ?? propertySchemas(facets.schema.atoms, name), value[name] as Json];
    }
  }
}

function* ownProblems(facets: Facets, value: Json, formats: FormatCheck | undefined): Generator<[Node, string]> {
  if (facets.schema.never) return yield [facets.schema.node, "is not allowed here"];
  if ((typeOfValue(value) & facets.types) === 0)
    return yield [facets.at("type"), `is ${showTypes(typeOfValue(value))}, not ${showTypes(facets.types)}`];
  if (facets.values && !facets.values.some((allowed) => show(allowed, Infinity) === show(value, Infinity)))
    yield [facets.at("enum"), `${show(value)} is none of ${show(facets.values, 120)}`];
  if (isNumber(value)) yield* numberProblems(facets, value);
  if (typeof value === "string") yield* stringProblems(facets, value, formats);
  if (Array.isArray(value)) yield* lengthProblems(facets, value.length, ["minItems", "maxItems"], "items");
  if (isObject(value)) yield* objectProblems(facets, value);
}

function* numberProblems(facets: Facets, value: number | bigint | object): Generator<[Node, string]> {
  const { minimum, maximum } = facets;
  const number = value as number;
  if (minimum && compareNumbers(number, minimum.value) < (minimum.exclusive ? 1 : 0))
    yield [
      facets.at(boundName(facets, "minimum")),
      `${number} is below ${minimum.exclusive ? "or at " : ""}${minimum.value}`,
    ];
  if (maximum && compareNumbers(number, maximum.value) > (maximum.exclusive ? -1 : 0))
    yield [
      facets.at(boundName(facets, "maximum")),
      `${number} is above ${maximum.exclusive ? "or at " : ""}${maximum.value}`,
    ];
  for (const step of facets.multipleOf)
    if (Number(value) % Number(step) !== 0) yield [facets.at("multipleOf"), `${number} is no multiple of ${step}`];
}

/** How a bound is written: by itself, or as an exclusive one (JSON Schema 2020-12 §6.2.3). */
const boundName = ({ schema }: Facets, keyword: "minimum" | "maximum"): string =>
  has(schema.atoms, keyword) ? keyword : keyword === "minimum" ? "exclusiveMinimum" : "exclusiveMaximum";

function* stringProblems(facets: Facets, value: string, formats: FormatCheck | undefined): Generator<[Node, string]> {
  yield* lengthProblems(facets, [...value].length, ["minLength", "maxLength"], "characters");
  for (const pattern of facets.patterns)
    if (matches(pattern, value) === false) yield [facets.at("pattern"), `${show(value)} does not match \`${pattern}\``];
  for (const format of facets.formats)
    if (formats?.(format, value) === "no") yield [facets.at("format"), `${show(value)} is no ${format}`];
}

function* lengthProblems(
  facets: Facets,
  length: number,
  [least, most]: ["minItems", "maxItems"] | ["minLength", "maxLength"] | ["minProperties", "maxProperties"],
  unit: string,
): Generator<[Node, string]> {
  if (length < facets[least]) yield [facets.at(least), `has ${length} ${unit}, fewer than ${facets[least]}`];
  if (length > facets[most]) yield [facets.at(most), `has ${length} ${unit}, more than ${facets[most]}`];
}

function* objectProblems(facets: Facets, value: JsonObject): Generator<[Node, string]> {
  yield* lengthProblems(facets, Object.keys(value).length, ["minProperties", "maxProperties"], "members");
  for (const name of [...facets.required].sort())
    if (!Object.hasOwn(value, name)) yield [facets.at("required"), `lacks \`${name}\``];
}
