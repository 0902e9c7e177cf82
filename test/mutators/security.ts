import { isObject, type Json, type JsonObject } from "../support/json.ts";
import { append, at, both, listAt, put, remove, set } from "./edit.ts";
import { expecting, type Mutator } from "./mutator.ts";

const CANCEL = "paths > /orders/{id} > delete > security";
const SCHEMES = "components > securitySchemes";

/** Operations wherever they stand: under paths, webhooks and callbacks. */
function* operationsIn(value: Json): Generator<JsonObject> {
  if (isObject(value) && isObject(value.responses) && !("schemas" in value)) yield value;
  if (typeof value === "object" && value !== null) for (const child of Object.values(value)) yield* operationsIn(child);
}

export const securityMutators: Mutator[] = [
  ...expecting("breaking", {
    "security added to a public operation": put("paths > /health > get > security", [{ key: [] }]),
    "security alternative removed": remove("security", { key: [] }),
    "scope added": append(`${CANCEL} > 1 > oauth`, "orders:admin"),
    "security of the whole description changed": put("security", [{ token: [] }]),
    "second scheme demanded too": set("security > 0", { token: [] }),
    "name of the API key changed": set(`${SCHEMES} > key`, { name: "X-Api-Key" }),
    "API key moved": set(`${SCHEMES} > key`, { in: "query" }),
    "type of the scheme changed": put(`${SCHEMES} > key`, { type: "http", scheme: "basic" }),
  }),
  ...expecting("harmless", {
    "security alternative added": append("security", { token: [] }),
    "scope no longer demanded": remove(`${CANCEL} > 1 > oauth`, "orders:write"),
    "operation made public": put(CANCEL, []),
    "description made public": put("security", []),
    "one of two schemes dropped": set(`${CANCEL} > 0`, { token: undefined }),
  }),
  ...expecting("equivalent", {
    "security of the description written at each operation": (sink) => {
      const everywhere = at(sink, "security");
      for (const operation of operationsIn(sink)) if (operation.security === undefined) operation.security = everywhere;
      set("", { security: undefined })(sink);
    },
    "security scheme renamed": both(
      put(`${SCHEMES} > apiKey`, { type: "apiKey", in: "header", name: "X-Key" }),
      put("security", [{ apiKey: [] }, { oauth: ["orders:read"] }]),
      put(`${CANCEL} > 0`, { apiKey: [], token: [] }),
      set(SCHEMES, { key: undefined }),
    ),
    "API key header in another case": set(`${SCHEMES} > key`, { name: "x-key" }),
    "security alternatives in another order": (sink) => void listAt(sink, "security").reverse(),
  }),
];
