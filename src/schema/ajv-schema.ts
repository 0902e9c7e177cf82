import type { Side } from "../core/finding.ts";
import { referenceOf } from "../document/description.ts";
import { childNode, member, members, type Node } from "../document/node.ts";
import { isNumber, isObject, type Json, type JsonObject } from "../document/value.ts";
import { KEYWORDS } from "./keywords.ts";
import { isHidden } from "./object-facets.ts";
import type { SchemaReader } from "./reader.ts";

/** What a value has somewhere inside: of a schema, only what speaks of that can matter to it. */
export interface Extent {
  names: ReadonlySet<string>;
  hasItems: boolean;
}

/** Only what bears on one value, from at most so many schema objects. */
export interface Excerpt {
  extent: Extent;
  most: number;
}

/**
 * One schema of a description as a JSON Schema 2020-12 of its own, as one side of the wire sees it: with the schemas it
 * reaches under `$defs`, `nullable` and boolean bounds rewritten, properties that do not exist on that side dropped.
 * Throws `TooLarge` where an excerpt has more schema objects than it may.
 */
export function asJsonSchema(nodes: readonly Node[], reader: SchemaReader, side: Side, excerpt?: Excerpt): JsonObject {
  const names = new Map<object, string>();
  const $defs: JsonObject = Object.create(null) as JsonObject;
  const pending: Node[] = [];
  const reference = (node: Node): JsonObject => {
    const target = reader.resolve(node);
    const key = target.value as object;
    let name = names.get(key);
    if (name === undefined) {
      name = `s${names.size}`;
      names.set(key, name);
      pending.push(target);
    }
    return { $ref: `#/$defs/${name}` };
  };
  const schema = { allOf: nodes.map((node) => (isObject(node.value) ? reference(node) : node.value)), $defs };
  const rewriter = new Rewriter(reader, side, reference, excerpt);
  for (let node = pending.pop(); node; node = pending.pop())
    $defs[names.get(node.value as object) as string] = rewriter.schema(node);
  return schema;
}

/** An excerpt would have more schema objects than it may. */
export class TooLarge extends Error {}

/** A keyword in every schema object: who compiles the schema may count the steps of a validation by it. */
export const STEP = "x-apigate-step";

type Reference = (node: Node) => JsonObject;

/** Rewrites one schema object; schemas below are rewritten in place, referenced ones by reference. */
class Rewriter {
  readonly #reader: SchemaReader;
  readonly #side: Side;
  readonly #reference: Reference;
  readonly #extent: Extent | undefined;
  #left: number;

  constructor(reader: SchemaReader, side: Side, reference: Reference, excerpt: Excerpt | undefined) {
    this.#reader = reader;
    this.#side = side;
    this.#reference = reference;
    this.#extent = excerpt?.extent;
    this.#left = excerpt?.most ?? Infinity;
  }

  schema(node: Node): Json {
    if (!isObject(node.value)) return node.value !== false;
    if (this.#left-- <= 0) throw new TooLarge();
    const written: JsonObject = { [STEP]: true };
    const reference = referenceOf(node.value);
    if (reference !== undefined) {
      written.$ref = this.#reference(this.#reader.description.follow(node, reference)).$ref as Json;
      if (this.#reader.dialect !== "2020-12") return written;
    }
    for (const [keyword, place] of members(node)) this.#keyword(keyword, place, node, written);
    return this.#nullable(node.value, apart(written));
  }

  #keyword(keyword: string, place: Node, owner: Node, into: JsonObject): void {
    const shape = KEYWORDS.get(keyword);
    if (shape === undefined || DROPPED.has(keyword)) return;
    if (this.#extent?.hasItems === false && ABOUT_ITEMS.has(keyword)) return;
    if (keyword === "required") into.required = this.#required(place, owner);
    else if (keyword === "items" && Array.isArray(place.value)) into.prefixItems = this.#list(place);
    else if (keyword === "additionalItems") into.items = this.schema(place);
    else if (keyword === "exclusiveMinimum" || keyword === "exclusiveMaximum") bound(keyword, owner.value, into);
    else if ((keyword === "minimum" || keyword === "maximum") && isExclusive(keyword, owner.value)) return;
    else if (keyword === "type" && place.value === "file") into.type = "string";
    else if (shape === "schema") into[keyword] = this.schema(place);
    else if (shape === "schemas") into[keyword] = this.#list(place);
    else if (shape === "named-schemas") into[keyword] = this.#named(place, keyword);
    else into[keyword] = place.value;
  }

  #list = (place: Node): Json[] =>
    (Array.isArray(place.value) ? place.value : []).map((value, index) => this.schema(childNode(place, index, value)));

  #named(place: Node, keyword: string): JsonObject {
    const written: JsonObject = Object.create(null) as JsonObject;
    for (const [name, node] of members(place)) {
      if (keyword !== "patternProperties" && this.#extent?.names.has(name) === false) continue;
      const isAbsent = keyword === "properties" && isHidden(node, this.#reader, this.#side);
      written[name] = isAbsent ? true : this.schema(node);
    }
    return written;
  }

  #required(place: Node, owner: Node): Json[] {
    const properties = member(owner, "properties");
    return (Array.isArray(place.value) ? place.value : []).filter((name) => {
      const property = typeof name === "string" && properties ? member(properties, name) : undefined;
      return typeof name === "string" && !(property && isHidden(property, this.#reader, this.#side));
    });
  }

  /** Beside a type only: by itself the word says nothing (OpenAPI 3.0.3 §4.7.24.2). */
  #nullable(value: JsonObject, written: JsonObject): Json {
    const flag = this.#reader.dialect === "3.0" ? "nullable" : "x-nullable";
    if (this.#reader.dialect === "2020-12" || value[flag] !== true || !Object.hasOwn(value, "type")) return written;
    return { anyOf: [{ type: "null" }, written] };
  }
}

/**
 * Keywords that ajv 8.20 gets wrong beside `prefixItems`: it takes an empty list for one that contains something, and
 * looks for repetitions only among values of the type that `items` has. By themselves it gets them right.
 */
function apart(schema: JsonObject): JsonObject {
  if (!Object.hasOwn(schema, "prefixItems")) return schema;
  const { contains, minContains, maxContains, uniqueItems, ...rest } = schema;
  const parts: JsonObject[] = [];
  if (contains !== undefined)
    parts.push({
      contains,
      ...(minContains === undefined ? {} : { minContains }),
      ...(maxContains === undefined ? {} : { maxContains }),
    });
  if (uniqueItems !== undefined) parts.push({ uniqueItems });
  return { ...rest, allOf: [...(Array.isArray(rest.allOf) ? rest.allOf : []), ...parts] };
}

/** Nothing a value without arrays is held against. */
const ABOUT_ITEMS = new Set(["items", "additionalItems", "prefixItems", "contains", "unevaluatedItems"]);

/** Said otherwise in 2020-12, or nothing a value is held against. */
const DROPPED = new Set([
  "nullable",
  "x-nullable",
  "discriminator",
  "xml",
  "default",
  "readOnly",
  "writeOnly",
  "collectionFormat",
  "x-extensible-enum",
  "contentSchema",
  "contentEncoding",
  "contentMediaType",
]);

const isExclusive = (keyword: string, owner: Json): boolean =>
  isObject(owner) && owner[`exclusive${keyword === "minimum" ? "Minimum" : "Maximum"}`] === true;

/** The boolean spelling of 3.0 makes the bound beside it exclusive. */
function bound(keyword: "exclusiveMinimum" | "exclusiveMaximum", owner: Json, into: JsonObject): void {
  if (!isObject(owner)) return;
  const own = owner[keyword];
  if (isNumber(own)) into[keyword] = own;
  const beside = owner[keyword === "exclusiveMinimum" ? "minimum" : "maximum"];
  if (own === true && isNumber(beside)) into[keyword] = beside;
}
