import type { Node } from "../../document/node.ts";
import { isObject } from "../../document/value.ts";
import type { Api, MediaType } from "../../model/api.ts";
import type { Facets } from "../../schema/facets.ts";
import { NULL, NUMBER, showTypes, type Types } from "../../schema/types.ts";

/** What a schema says of a value that consumers read; undefined where it refers to nothing, which is said elsewhere. */
export function facetsOf({ reader }: Api, schema: Node): Facets | undefined {
  try {
    return reader.facets(reader.read([schema]), "response");
  } catch {
    return undefined;
  }
}

/** `application/json`, `application/problem+json; charset=utf-8`; in 2.0 also what is not named at all. */
export const isJson = ({ name }: MediaType): boolean => /^[^;]*(?:[/+]json|\*\/\*)\s*(?:;|$)/i.test(name);

/** The types of a value that is there: null aside, an integer a number. */
export function typeOf(facets: Facets | undefined): string | undefined {
  const present = presentTypes(facets);
  const name = isNumeric(facets) ? "number" : showTypes(present);
  return SINGLE.has(name) ? name : undefined;
}

export const presentTypes = (facets: Facets | undefined): Types => (facets?.types ?? 0) & ~NULL;

export const isNumeric = (facets: Facets | undefined): boolean => {
  const present = presentTypes(facets);
  return present !== 0 && (present & ~NUMBER) === 0;
};

/** The same of a schema; most say it in one word, for which nothing needs to be joined. */
export function typeAt(api: Api, schema: Node): string | undefined {
  const { value } = schema;
  const isPlain = isObject(value) && JOINING.every((keyword) => !Object.hasOwn(value, keyword));
  const plain = isPlain && Object.hasOwn(value, "type") ? value.type : undefined;
  if (plain === "integer") return "number";
  return typeof plain === "string" && SINGLE.has(plain) ? plain : typeOf(facetsOf(api, schema));
}

const JOINING = ["$ref", "allOf", "anyOf", "oneOf"];

const SINGLE = new Set(["number", "string", "boolean", "array", "object"]);
