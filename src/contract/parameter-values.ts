import type { Side } from "../core/finding.ts";
import { exactNumber, isObject, type Json, type JsonObject } from "../document/value.ts";
import { collectionStyle } from "../model/swagger2.ts";
import type { Dialect } from "../schema/dialect.ts";
import type { Facets } from "../schema/facets.ts";
import { propertySchemas } from "../schema/object-facets.ts";
import type { SchemaReader } from "../schema/reader.ts";
import type { Schema } from "../schema/schema.ts";
import { ARRAY, BOOLEAN, NULL, NUMBER, OBJECT, STRING } from "../schema/types.ts";
import { jsonOfText } from "./text-json.ts";

/** How a value is written outside a body (OpenAPI 3.1 §4.8.12.2). */
export interface Style {
  name: string;
  style: string;
  explode: boolean;
}

/** In a header, white space around a comma says nothing (RFC 9110 §5.6.1). */
const SEPARATORS: Record<string, RegExp> = {
  simple: /[ \t]*,[ \t]*/,
  pipeDelimited: /\||%7c/i,
  spaceDelimited: / |%20/,
  tabDelimited: /\t|%09/,
};

/** Members by name: the texts of a value, or the members of an object within. */
export type Members = Map<string, readonly string[] | Members>;

/** Text → JSON value, by what the schema lets it be: text has no types of its own. */
export class TextReader {
  readonly #reader: SchemaReader;
  readonly #side: Side;

  constructor(reader: SchemaReader, side: Side) {
    this.#reader = reader;
    this.#side = side;
  }

  /** The value of a parameter that occurs once, or several times in a query. */
  parameter(schema: Schema, written: readonly string[], style: Style): Json {
    const facets = this.#facets(schema);
    const types = this.#typesOf(facets);
    const texts = written.map((text) => withoutPrefix(text, style));
    if (types & ARRAY && !(types & STRING && texts.length === 1 && !isList(texts[0] ?? "", style)))
      return this.#items(
        facets,
        texts.flatMap((text) => splitItems(text, style, texts.length > 1)),
      );
    if (types & OBJECT && !(types & STRING)) return this.#members(facets, splitMembers(texts[0] ?? "", style), NONE);
    return texts.length === 1 ? this.scalar(schema, texts[0] ?? "") : texts.map((text) => this.scalar(schema, text));
  }

  /** Members that were written one by one: `filter[a]=1`, fields of a form. `styles`: how some of them are written. */
  object(schema: Schema, members: Members, styles: Styles = NONE): JsonObject {
    return this.#members(this.#facets(schema), members, styles);
  }

  /** One text: a number or a boolean where the schema takes one and it reads as one. */
  scalar(schema: Schema, text: string): Json {
    const facets = this.#facets(schema);
    const types = this.#typesOf(facets);
    if (types & NUMBER && /^-?\d+(?:\.\d+)?(?:e[-+]?\d+)?$/i.test(text.trim()) && !this.#isEnumerated(facets, text))
      return exactNumber(text.trim());
    if (types & BOOLEAN && (text === "true" || text === "false")) return text === "true";
    if (types & NULL && (text === "" || text === "null") && !(types & STRING)) return null;
    return text;
  }

  /** `"1"` of an enumeration of texts stays text. */
  #isEnumerated({ values }: Facets, text: string): boolean {
    return values?.includes(text) === true;
  }

  #items(facets: Facets, texts: readonly string[]): Json[] {
    const rest = facets.items.length > 0 ? facets.items : this.#branches(facets).flatMap(({ items }) => items);
    return texts.map((text, index) => this.#read(facets.prefixItems[index] ?? rest, text));
  }

  #members(facets: Facets, members: Members, styles: Styles): JsonObject {
    const object: JsonObject = Object.create(null) as JsonObject;
    for (const [name, written] of members) object[name] = this.#member(facets, name, written, styles);
    return object;
  }

  #member(facets: Facets, name: string, written: readonly string[] | Members, styles: Styles): Json {
    const nodes = [facets, ...this.#branches(facets)].flatMap(
      (own) => own.properties.get(name) ?? propertySchemas(own.schema.atoms, name),
    );
    const schema = this.#reader.read(nodes.slice(0, 1));
    if (written instanceof Map)
      return this.#isList(schema, written) ? this.#listed(schema, written) : this.object(schema, written);
    if (nodes.length > 0) return this.#field(schema, written, styles.get(name));
    return written.length === 1 ? (written[0] as string) : [...written];
  }

  /** An object in a form is a part of its own, in JSON (OpenAPI 3.1 §4.8.15.1). */
  #field(schema: Schema, written: readonly string[], style: Style | undefined): Json {
    const facets = this.#facets(schema);
    const types = this.#typesOf(facets);
    if (!(types & STRING)) {
      const values = written.map(embedded);
      const [only] = values;
      if (types & OBJECT && values.length === 1 && isObject(only)) return only;
      if (types & ARRAY && values.length === 1 && Array.isArray(only)) return only;
      if (types & ARRAY && values.every(isObject)) return values;
    }
    return this.parameter(schema, written, style ?? fieldStyle(facets, this.#reader.dialect));
  }

  /** `tags[]=1`, `tags[0]=1`: members by position are items where the schema takes a list. */
  #isList(schema: Schema, members: Members): boolean {
    const types = this.#typesOf(this.#facets(schema));
    return (types & ARRAY) !== 0 && [...members.keys()].every((name) => /^\d*$/.test(name));
  }

  #listed(schema: Schema, members: Members): Json[] {
    const { items } = this.#facets(schema);
    const inner = this.#reader.read(items.slice(0, 1));
    return [...members.values()].flatMap((written) =>
      written instanceof Map ? [this.object(inner, written)] : written.map((text) => this.#read(items, text)),
    );
  }

  #read(nodes: Facets["items"], text: string): Json {
    return nodes.length > 0 ? this.scalar(this.#reader.read(nodes.slice(0, 1)), text) : text;
  }

  /** Types of the schema, and of its alternatives where it leaves them open. */
  #typesOf(facets: Facets): number {
    const branches = this.#branches(facets);
    return branches.length === 0 ? facets.types : facets.types & branches.reduce((types, own) => types | own.types, 0);
  }

  #branches({ unions, schema }: Facets): Facets[] {
    const branches = unions.flatMap((union) => union.branches.slice(0, 16));
    return branches.map((branch) => this.#facets(this.#reader.and(schema, [branch])));
  }

  #facets(schema: Schema): Facets {
    return this.#reader.facets(schema, this.#side);
  }
}

const FIELD: Style = { name: "", style: "form", explode: true };

/** Fields of a form repeat their name for each value; Swagger 2 says how at the field. */
export function fieldStyle(facets: Facets | undefined, dialect: Dialect): Style {
  if (dialect !== "2.0") return FIELD;
  const format = facets?.other.get("collectionFormat")?.value;
  return { name: "", ...collectionStyle(typeof format === "string" ? format : undefined) };
}

type Styles = ReadonlyMap<string, Style>;
const NONE: Styles = new Map();

/** The object or list that a text is in JSON; undefined for any other text. */
const embedded = (text: string): Json | undefined => (/^\s*[{[]/.test(text) ? jsonOfText(text) : undefined);

function withoutPrefix(text: string, { name, style }: Style): string {
  if (style === "label") return text.replace(/^\./, "");
  if (style !== "matrix") return text;
  return text
    .split(";")
    .filter(Boolean)
    .map((part) => (part === name ? "" : part.startsWith(`${name}=`) ? part.slice(name.length + 1) : part))
    .join(";");
}

const isList = (text: string, style: Style): boolean => splitItems(text, style, false).length > 1;

/** Where each value repeats the name, nothing within a value separates. */
function splitItems(text: string, { style, explode }: Style, isRepeated: boolean): string[] {
  if (explode && (isRepeated || style === "form")) return [text];
  if (style === "label" && explode) return text.split(".");
  if (style === "matrix" && explode) return text.split(";");
  return text.split(SEPARATORS[style] ?? ",");
}

/** `a=1,b=2`, `a,1,b,2` (OpenAPI 3.1 §4.8.12.4). */
function splitMembers(text: string, { style, explode }: Style): Members {
  const separator =
    explode && style === "label" ? "." : explode && style === "matrix" ? ";" : (SEPARATORS[style] ?? ",");
  const parts = text.split(separator);
  if (explode || parts.every((part) => part.includes("=")))
    return new Map(parts.map((part) => [part.split("=")[0] ?? "", [part.split("=").slice(1).join("=")]]));
  const members: Members = new Map();
  for (let at = 0; at + 1 < parts.length; at += 2) members.set(parts[at] ?? "", [parts[at + 1] ?? ""]);
  return members;
}
