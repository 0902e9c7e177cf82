import { append, at, both, drop, listAt, put, remove, set } from "./edit.ts";
import { expecting, type Mutator } from "./mutator.ts";

const LIST = "paths > /orders > get > parameters";
const ORDER = "paths > /orders/{id}";
const schemaOf = (name: string): string => `${LIST} > ${name} > schema`;
const TEXT = { type: "string" };
const added = (place: string, required: boolean, list = LIST) =>
  append(list, { name: "extra", in: place, required, schema: TEXT });

export const parameterMutators: Mutator[] = [
  ...expecting("breaking", {
    "required query parameter added": added("query", true),
    "required header added": added("header", true),
    "required cookie added": added("cookie", true),
    "required parameter added for a whole path": added("query", true, "paths > /orders/{id} > parameters"),
    "parameter became required": set(`${LIST} > status`, { required: true }),
    "parameter moved to another place": set(`${LIST} > currency`, { in: "header" }),
    "parameter type narrowed": set(schemaOf("amount"), { type: "integer" }),
    "parameter enum value removed": remove(`${schemaOf("status")} > enum`, "paid"),
    "parameter became an enum": set(schemaOf("currency"), { enum: ["EUR", "USD"] }),
    "parameter maxLength decreased": set(schemaOf("text"), { maxLength: 20 }),
    "parameter maxLength set": set(schemaOf("currency"), { maxLength: 3 }),
    "parameter minLength increased": set(schemaOf("text"), { minLength: 3 }),
    "parameter minimum increased": set(schemaOf("limit"), { minimum: 10 }),
    "parameter maximum decreased": set(schemaOf("limit"), { maximum: 50 }),
    "parameter exclusiveMaximum set": set(schemaOf("amount"), { exclusiveMaximum: 1000 }),
    "parameter multipleOf set": set(schemaOf("amount"), { multipleOf: 5 }),
    "parameter multipleOf raised": set(schemaOf("weight"), { multipleOf: 10 }),
    "parameter pattern added": set(schemaOf("currency"), { pattern: "^[A-Z]{3}$" }),
    "parameter pattern changed": set(schemaOf("reference"), { pattern: "^[A-Z]{2}[0-9]{8}$" }),
    "parameter explode changed": set(`${LIST} > ids`, { explode: false }),
    "parameter style changed": set(`${LIST} > ids`, { style: "pipeDelimited" }),
    "parameter maxItems decreased": set(schemaOf("ids"), { maxItems: 10 }),
    "parameter item type changed": set(`${schemaOf("ids")} > items`, { type: "integer" }),
    "path parameter type changed": set("components > parameters > OrderId > schema", { type: "integer" }),
    "parameter with a schema became one with content": set(`${LIST} > text`, {
      schema: undefined,
      content: { "application/json": { schema: TEXT } },
    }),
  }),
  ...expecting("warn", {
    "optional parameter removed": remove(LIST, "status"),
    "required parameter removed": remove(LIST, "currency"),
    "parameter default changed": set(schemaOf("limit"), { default: 50 }),
  }),
  ...expecting("harmless", {
    "optional parameter added": added("query", false),
    "parameter became optional": set(`${LIST} > currency`, { required: false }),
    "integer parameter became a number": set(schemaOf("limit"), { type: "number" }),
    "parameter enum value added": append(`${schemaOf("status")} > enum`, "lost"),
    "parameter enum dropped": set(schemaOf("status"), { enum: undefined }),
    "parameter maxLength increased": set(schemaOf("text"), { maxLength: 80 }),
    "parameter pattern removed": set(schemaOf("reference"), { pattern: undefined }),
    "parameter multipleOf lowered": set(schemaOf("weight"), { multipleOf: 1 }),
    "parameter deprecated": set(`${LIST} > status`, { deprecated: true }),
  }),
  ...expecting("equivalent", {
    "parameters in another order": (sink) => void listAt(sink, LIST).reverse(),
    "parameter defaults written out": set(`${LIST} > status`, {
      required: false,
      style: "form",
      explode: true,
      deprecated: false,
      allowEmptyValue: false,
    }),
    "header parameter in another case": set(`${LIST} > X-Trace`, { name: "x-trace" }),
    "parameters of a path moved to its operations": (sink) => {
      const list = at(sink, `${ORDER} > parameters`);
      both(
        put(`${ORDER} > get > parameters`, list),
        put(`${ORDER} > delete > parameters`, list),
        drop(`${ORDER} > parameters`),
      )(sink);
    },
    "ignored header described": append(LIST, { name: "Accept", in: "header", schema: TEXT }),
  }),
];
