import { isObject, type Json, type JsonObject, ref } from "../support/json.ts";
import { append, at, both, drop, objectAt, put, rename, set } from "./edit.ts";
import { expecting, type Mutator } from "./mutator.ts";
import { CHOICES, reordered, reversedKeys, SETS } from "./reorder.ts";

const SCHEMAS = "components > schemas";
const NEW = `${SCHEMAS} > NewOrder > properties`;
const ORDER = `${SCHEMAS} > Order > properties`;

/** Every object of a description, itself included. */
function* objectsIn(value: Json): Generator<JsonObject> {
  if (isObject(value)) yield value;
  if (typeof value === "object" && value !== null) for (const child of Object.values(value)) yield* objectsIn(child);
}

/** Points every reference to one place at another. */
const retarget =
  (from: string, to: string) =>
  (description: JsonObject): void => {
    for (const object of objectsIn(description)) {
      for (const [key, value] of Object.entries(object))
        if (value === `#/components/${from}`) object[key] = `#/components/${to}`;
    }
  };

const wrap =
  (path: string) =>
  (description: JsonObject): void =>
    put(path, { allOf: [at(description, path)] })(description);

export const equivalentMutators: Mutator[] = expecting("equivalent", {
  identity: () => undefined,
  "keys in another order": (sink) => void Object.assign(sink, reversedKeys(sink)),
  "sets in another order": (sink) =>
    void Object.assign(
      sink,
      reordered(sink, SETS, (list) => list.reverse()),
    ),
  "choices in another order": (sink) =>
    void Object.assign(
      sink,
      reordered(sink, CHOICES, (list) => list.reverse()),
    ),
  "reference inlined": (sink) => put(`${ORDER} > total`, at(sink, `${SCHEMAS} > Money`))(sink),
  "inline schema moved to a component": (sink) =>
    both(put(`${SCHEMAS} > Lines`, at(sink, `${ORDER} > lines`)), put(`${ORDER} > lines`, ref("schemas/Lines")))(sink),
  "component renamed": both(rename(SCHEMAS, "Money", "Amount"), retarget("schemas/Money", "schemas/Amount")),
  "recursive component renamed": both(
    rename(SCHEMAS, "Order", "Purchase"),
    retarget("schemas/Order", "schemas/Purchase"),
  ),
  "choice renamed with its component": both(
    rename(SCHEMAS, "Card", "CreditCard"),
    retarget("schemas/Card", "schemas/CreditCard"),
  ),
  "reference through an alias": both(
    put(`${SCHEMAS} > Price`, ref("schemas/Money")),
    put(`${ORDER} > total`, ref("schemas/Price")),
  ),
  "response inlined": (sink) =>
    put("paths > /orders/{id} > get > responses > 200", at(sink, "components > responses > OneOrder"))(sink),
  "parameter inlined": (sink) =>
    put("paths > /orders/{id} > parameters > 0", at(sink, "components > parameters > OrderId"))(sink),
  "schema wrapped by allOf": wrap(`${NEW} > coupon`),
  "object wrapped by allOf": wrap(`${SCHEMAS} > Order`),
  "reference wrapped by allOf": put(`${ORDER} > total`, { allOf: [ref("schemas/Money")] }),
  "object split by allOf": (sink) => {
    const { required = [], properties = {} } = objectAt(sink, `${SCHEMAS} > NewLine`);
    put(`${SCHEMAS} > NewLine`, { type: "object", allOf: [{ properties }, { required }] })(sink);
  },
  "bounds split by allOf": put(`${NEW} > coupon`, { allOf: [{ type: "string", minLength: 4 }, { maxLength: 12 }] }),
  "allOf merged": put(`${NEW} > address`, {
    type: "object",
    required: ["country"],
    properties: { street: { type: "string" }, country: { type: "string" } },
  }),
  "single anyOf": (sink) => put(`${ORDER} > created`, { anyOf: [at(sink, `${ORDER} > created`)] })(sink),
  "single oneOf": (sink) => put(`${NEW} > coupon`, { oneOf: [at(sink, `${NEW} > coupon`)] })(sink),
  "null by anyOf": put(`${NEW} > note`, { anyOf: [{ type: "string", maxLength: 500 }, { type: "null" }] }),
  "types by anyOf": put(`${NEW} > code`, { anyOf: [{ type: "string" }, { type: "integer" }] }),
  "prose and extensions": (sink) => {
    for (const schema of Object.values(objectAt(sink, SCHEMAS)))
      set("", { title: "T", description: "Words", example: { a: 1 }, "x-internal": true })(objectAt(schema, ""));
    set("paths > /orders > get", {
      summary: "All orders",
      description: "Words",
      "x-team": "shop",
      externalDocs: { url: "https://example.com" },
    })(sink);
    set("info", { description: "Other words", version: "1.4.1" })(sink);
  },
  "defaults written out": both(
    set(`${NEW} > tags`, { uniqueItems: false, minItems: 0 }),
    set(`${NEW} > notify`, { minLength: 0, readOnly: false, writeOnly: false, deprecated: false }),
    set(`${NEW} > extra`, { additionalProperties: true, minProperties: 0 }),
    set("paths > /orders > get", { deprecated: false }),
    set("paths > /orders/{id}/label > put > requestBody", { required: false }),
  ),
  "unused component removed": drop(`${SCHEMAS} > Unused`),
  "unused component changed": put(`${SCHEMAS} > Unused`, { type: "string" }),
  "response header in another case": rename("paths > /orders > get > responses > 200 > headers", "X-Total", "x-total"),
  "media type in another case": rename(
    "paths > /orders > post > responses > 201 > content",
    "application/json",
    "Application/JSON",
  ),
  "enum value repeated": append(`${NEW} > priority > enum`, "low"),
  "constant as an enum of one": put(`${SCHEMAS} > Card > properties > kind`, { enum: ["card"] }),
  "exclusive bounds of an integer": set("paths > /orders > get > parameters > limit > schema", {
    minimum: undefined,
    exclusiveMinimum: 0,
  }),
  "type that the values imply": set(`${SCHEMAS} > Card > properties > kind`, { type: "string" }),
  "always true added": set(`${SCHEMAS} > NewLine`, { allOf: [{}, true] }),
});
