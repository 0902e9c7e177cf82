type Json = null | boolean | number | string | Json[] | { [key: string]: Json | undefined };
export type JsonObject = { [key: string]: Json | undefined };

/** A description with `GET /orders`, whose response is an object with these properties, all of them required. */
export const description = (
  properties: JsonObject = { id: { type: "string" } },
  more: JsonObject = {},
): JsonObject => ({
  openapi: "3.0.3",
  info: { title: "Orders", version: "1" },
  paths: { "/orders": { get: operation({ type: "object", required: Object.keys(properties), properties }) } },
  ...more,
});

/** An operation that answers 200 with this schema. */
export const operation = (schema: JsonObject): JsonObject => ({
  responses: { "200": { description: "ok", content: { "application/json": { schema } } } },
});

/** A description with one operation per path, each answering a string; the title and nothing else names it. */
export const apiWith = (title: string, ...paths: string[]): JsonObject => ({
  openapi: "3.0.3",
  info: { title, version: "1" },
  paths: Object.fromEntries(paths.map((path) => [path, { get: operation({ type: "string" }) }])),
});

export const json = (value: JsonObject): string => `${JSON.stringify(value, null, 2)}\n`;

const TOTAL: JsonObject = { id: { type: "string" }, total: { type: "number" } };

/** Two versions, of which the second lacks the response property `total`: one breaking change. */
export const WITH_TOTAL = json(description(TOTAL));
export const WITHOUT_TOTAL = json(description());
/** What a comparison of the two finds. */
export const TOTAL_REMOVED = "error response-property-removed";
