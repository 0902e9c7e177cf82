import { json, ref } from "../support/json.ts";
import { append, both, drop, put, remove, set } from "./edit.ts";
import { expecting, type Mutator } from "./mutator.ts";

const BODY = "paths > /orders > post > requestBody";
const SCHEMAS = "components > schemas";
const NEW = `${SCHEMAS} > NewOrder`;
const property = (name: string): string => `${NEW} > properties > ${name}`;
const TEXT = { type: "string" };
const VOUCHER = { type: "object", required: ["kind"], properties: { kind: { const: "voucher" } } };

export const requestMutators: Mutator[] = [
  ...expecting("breaking", {
    "required request body added": put("paths > /health > get > requestBody", {
      required: true,
      content: json({ type: "object" }),
    }),
    "request body became required": set("paths > /orders/{id}/label > put > requestBody", { required: true }),
    "request media type removed": drop(`${BODY} > content > application/json`),
    "required request property added": both(put(property("vat"), TEXT), append(`${NEW} > required`, "vat")),
    "request property became required": append(`${NEW} > required`, "note"),
    "request property removed from a closed object": drop(`${property("options")} > properties > wrap`),
    "request object closed": set(property("extra"), { additionalProperties: false }),
    "request map values narrowed": set(property("labels"), { additionalProperties: { type: "string", maxLength: 20 } }),
    "request type changed": set(property("notify"), { type: "integer" }),
    "request type narrowed": set(property("code"), { type: "string" }),
    "request property no longer nullable": set(property("note"), { type: "string" }),
    "request enum value removed": remove(`${property("priority")} > enum`, "low"),
    "request became an enum": set(property("notify"), { enum: ["mail", "none"] }),
    "request became a constant": set(property("notify"), { const: "mail" }),
    "request maxLength decreased": set(property("coupon"), { maxLength: 8 }),
    "request minLength increased": set(property("coupon"), { minLength: 6 }),
    "request maximum decreased": set(property("discount"), { maximum: 20 }),
    "request minimum became exclusive": set(property("discount"), { minimum: undefined, exclusiveMinimum: 0 }),
    "request minItems increased": set(property("lines"), { minItems: 2 }),
    "request maxItems decreased": set(property("lines"), { maxItems: 5 }),
    "request items must be unique": set(property("tags"), { uniqueItems: true }),
    "request item type changed": set(`${property("tags")} > items`, { type: "integer" }),
    "request format added": set(property("notify"), { format: "uri" }),
    "request pattern added": set(property("notify"), { pattern: "^https:" }),
    "request minProperties set": set(property("labels"), { minProperties: 1 }),
    "request maxProperties set": set(property("labels"), { maxProperties: 5 }),
    "request choice removed": both(
      remove(`${property("payment")} > oneOf`, ref("schemas/Transfer")),
      drop(`${property("payment")} > discriminator > mapping > transfer`),
    ),
    "constraint added by allOf": append(`${property("address")} > allOf`, { required: ["street"] }),
    "request values forbidden by not": set(property("notify"), { not: { enum: ["mail"] } }),
    "discriminator tag removed from requests": drop(`${property("payment")} > discriminator > mapping > transfer`),
    "discriminator property changed": set(`${property("payment")} > discriminator`, { propertyName: "type" }),
    "property behind a reference became required": append(`${SCHEMAS} > NewCustomer > required`, "phone"),
    "property of items behind a reference became required": append(`${SCHEMAS} > NewLine > required`, "count"),
    "request tuple item narrowed": set(`${property("window")} > prefixItems > 1`, { minimum: 0 }),
    "request must contain an item": set(property("tags"), { contains: { const: "web" } }),
    "request property demands another": set(property("extra"), { dependentRequired: { remark: ["reason"] } }),
    "request property names restricted": set(property("labels"), { propertyNames: { maxLength: 8 } }),
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    "request condition added": set(property("extra"), { if: { required: ["remark"] }, then: { required: ["reason"] } }),
    "request unevaluated properties refused": set(property("address"), { unevaluatedProperties: false }),
    "form field encoded in another way": set(
      "paths > /orders/{id}/label > put > requestBody > content > multipart/form-data > encoding > pages",
      { explode: false },
    ),
    "write-only property became required": append(`${SCHEMAS} > Customer > required`, "password"),
    "request no longer accepts anything": put(property("extra"), false),
    "required property of a webhook answer added": append(`${SCHEMAS} > Receipt > required`, "note"),
  }),
  ...expecting("warn", {
    "request property removed from an open object": drop(property("notify")),
    "request property became read-only": set(property("notify"), { readOnly: true }),
    "request body removed": drop("paths > /orders/{id}/label > put > requestBody"),
  }),
  ...expecting("harmless", {
    "request body became optional": set(BODY, { required: false }),
    "optional request body added": put("paths > /health > get > requestBody", { content: json({ type: "object" }) }),
    "request media type added": put(`${BODY} > content > application/xml`, { schema: ref("schemas/NewOrder") }),
    "optional request property added": put(property("vat"), TEXT),
    "request property became optional": remove(`${NEW} > required`, "customer"),
    "request object opened": set(property("options"), { additionalProperties: undefined }),
    "request type widened": set(property("code"), { type: ["string", "integer", "boolean"] }),
    "request property became nullable": set(property("notify"), { type: ["string", "null"] }),
    "request enum value added": append(`${property("priority")} > enum`, "urgent"),
    "request enum dropped": set(property("priority"), { enum: undefined }),
    "request maxLength increased": set(property("coupon"), { maxLength: 20 }),
    "request minimum lowered": set(property("discount"), { minimum: -10 }),
    "request choice added": both(
      put(`${SCHEMAS} > Voucher`, VOUCHER),
      append(`${property("payment")} > oneOf`, ref("schemas/Voucher")),
      put(`${property("payment")} > discriminator > mapping > voucher`, "#/components/schemas/Voucher"),
    ),
    "request property demands another that is always there": set(property("address"), {
      dependentRequired: { street: ["country"] },
    }),
    "request bounds replaced by a wider range": set(property("discount"), {
      minimum: undefined,
      maximum: undefined,
      exclusiveMinimum: -1,
      exclusiveMaximum: 51,
    }),
  }),
];
