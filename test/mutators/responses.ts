import { json, ref } from "../support/json.ts";
import { append, both, drop, put, remove, rename, set } from "./edit.ts";
import { expecting, type Mutator } from "./mutator.ts";

const SCHEMAS = "components > schemas";
const ORDER = `${SCHEMAS} > Order`;
const RESPONSES = "paths > /orders > get > responses";
const property = (name: string): string => `${ORDER} > properties > ${name}`;
const TEXT = { type: "string" };
const VOUCHER = { type: "object", required: ["kind"], properties: { kind: { const: "voucher" } } };

export const responseMutators: Mutator[] = [
  ...expecting("breaking", {
    "required response property removed": both(drop(property("created")), remove(`${ORDER} > required`, "created")),
    "response property became optional": remove(`${ORDER} > required`, "created"),
    "response type changed": set(property("created"), { type: "integer", format: undefined }),
    "response type widened": set(property("weight"), { type: "number" }),
    "response became nullable": set(property("id"), { type: ["string", "null"] }),
    "response enum dropped": set(property("status"), { enum: undefined }),
    "response maxLength increased": set(property("id"), { maxLength: 64 }),
    "response maxLength dropped": set(property("id"), { maxLength: undefined }),
    "response minimum decreased": set(property("weight"), { minimum: -1 }),
    "response maxItems increased": set(property("lines"), { maxItems: 500 }),
    "success status removed": drop("paths > /orders > post > responses > 201"),
    "success status changed": rename("paths > /orders > post > responses", "201", "200"),
    "response media type removed": drop(`${RESPONSES} > 200 > content > text/csv`),
    "required response header removed": drop(`${RESPONSES} > 200 > headers > X-Total`),
    "required response header became optional": set(`${RESPONSES} > 200 > headers > X-Total`, { required: false }),
    "response header type changed": set(`${RESPONSES} > 200 > headers > X-Total > schema`, { type: "string" }),
    "response choice added": both(
      put(`${SCHEMAS} > Voucher`, VOUCHER),
      append(`${property("payment")} > oneOf`, ref("schemas/Voucher")),
      put(`${property("payment")} > discriminator > mapping > voucher`, "#/components/schemas/Voucher"),
    ),
    "response items changed": set(`${property("lines")} > items > properties > sku`, { type: "integer" }),
    "response array became an object": put(property("lines"), { type: "object", properties: { first: TEXT } }),
    "response map values changed": set(property("labels"), { additionalProperties: { type: "integer" } }),
    "response map values became free": set(property("labels"), { additionalProperties: undefined }),
    "response body removed": drop("components > responses > OneOrder > content"),
    "response property became write-only": set(property("created"), { writeOnly: true }),
    "nested response property removed": both(
      drop(`${SCHEMAS} > Money > properties > currency`),
      remove(`${SCHEMAS} > Money > required`, "currency"),
    ),
    "required property of a webhook removed": both(
      drop(`${SCHEMAS} > Shipment > properties > carrier`),
      remove(`${SCHEMAS} > Shipment > required`, "carrier"),
    ),
    "property of a webhook became optional": remove(`${SCHEMAS} > Shipment > required`, "carrier"),
    "response format changed": set(property("created"), { format: "date" }),
    "response schema removed": drop(`${RESPONSES} > 200 > content > text/csv > schema`),
  }),
  ...expecting("warn", {
    "optional response property removed": drop(property("channel")),
    "optional property of a webhook removed": drop(`${SCHEMAS} > Shipment > properties > parcels`),
    "response enum value added": append(`${property("status")} > enum`, "lost"),
    "error status removed": drop("paths > /orders > post > responses > 422"),
    "default response removed": drop("paths > /orders/{id} > get > responses > default"),
    "optional response header removed": drop(`${RESPONSES} > 200 > headers > X-Next`),
  }),
  ...expecting("harmless", {
    "response property added": put(property("paid"), { type: "boolean" }),
    "response property became required": append(`${ORDER} > required`, "channel"),
    "response type narrowed": set(`${SCHEMAS} > Money > properties > amount`, { type: "integer" }),
    "response became not nullable": set(property("note"), { type: "string" }),
    "response enum value removed": remove(`${property("status")} > enum`, "paid"),
    "response maxLength decreased": set(property("id"), { maxLength: 20 }),
    "response minimum increased": set(property("weight"), { minimum: 1 }),
    "response pattern added": set(property("id"), { pattern: "^[a-z]+$" }),
    "error status removed that the default response still describes": drop(
      "paths > /orders/{id} > get > responses > 404",
    ),
    "success status added": put("paths > /orders > post > responses > 202", { description: "Later" }),
    "error status added": put("paths > /orders > post > responses > 409", ref("responses/Problem")),
    "response media type added": put(`${RESPONSES} > 200 > content > application/xml`, { schema: TEXT }),
    "response header added": put(`${RESPONSES} > 200 > headers > X-Rate`, { schema: { type: "integer" } }),
    "response header became required": set(`${RESPONSES} > 200 > headers > X-Next`, { required: true }),
    "response choice removed": both(
      remove(`${property("payment")} > oneOf`, ref("schemas/Transfer")),
      drop(`${property("payment")} > discriminator > mapping > transfer`),
    ),
    "response became a constant": set(property("channel"), { const: "web" }),
    "response described for a body that had none": set("paths > /orders/{id} > delete > responses > 204", {
      content: json({ type: "object" }),
    }),
  }),
];
