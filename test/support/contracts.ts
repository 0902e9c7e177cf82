import type { Result } from "../../src/core/result.ts";
import { apigate, type Run, type RunOptions } from "./apigate.ts";
import { type JsonObject, json } from "./openapi.ts";

/** Which properties of an order the description has, and of these which are always there. */
export interface OrderShape {
  properties?: JsonObject;
  required?: string[];
  title?: string;
}

export const ORDER: JsonObject = {
  id: { type: "integer" },
  status: { type: "string", enum: ["open", "paid"] },
  total: { type: "number" },
  note: { type: "string" },
};

/** A description with `GET /orders/{id}` and `DELETE /orders/{id}`. */
export const orders = ({
  properties = ORDER,
  required = ["id", "status", "total"],
  title = "Orders",
}: OrderShape = {}): string =>
  json({
    openapi: "3.0.3",
    info: { title, version: "1.0.0" },
    paths: {
      "/orders/{id}": {
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer" } }],
        get: {
          responses: {
            "200": {
              description: "The order",
              content: { "application/json": { schema: { $ref: "#/components/schemas/Order" } } },
            },
          },
        },
        delete: { responses: { "204": { description: "It is gone" } } },
      },
    },
    components: { schemas: { Order: { type: "object", required, properties } } },
  });

/** An interaction that reads these properties of an order. */
export const reading = (body: JsonObject, rules: Record<string, JsonObject> = {}): JsonObject => ({
  description: `read ${Object.keys(body).join(", ")}`,
  providerStates: [{ name: "order 7 exists" }],
  request: { method: "GET", path: "/orders/7" },
  response: {
    status: 200,
    headers: { "Content-Type": "application/json" },
    body,
    matchingRules: {
      body: {
        $: { matchers: [{ match: "type" }] },
        ...Object.fromEntries(Object.entries(rules).map(([path, matcher]) => [path, { matchers: [matcher] }])),
      },
    },
  },
});

/** A pact of these interactions. */
export const pactOf = (
  consumer: string,
  interactions: JsonObject[],
  provider = "orders",
  more: JsonObject = {},
): string =>
  json({
    consumer: { name: consumer },
    provider: { name: provider },
    interactions,
    metadata: { pactSpecification: { version: "3.0.0" } },
    ...more,
  });

/** `apigate … --format json`: the result, and the exit status that came with it. */
export async function resultOf(args: readonly string[], options: RunOptions): Promise<Result & Pick<Run, "status">> {
  const { status, stdout, stderr } = await apigate([...args, "--format", "json"], options);
  if (stdout === "") throw new Error(`no result (exit ${status}): ${stderr}`);
  return { ...(JSON.parse(stdout) as Result), status };
}

/** `ok billing: read total` for each interaction. */
export const effects = ({ interactions = [] }: Result): string[] =>
  interactions.map(({ effect, consumer, description }) => `${effect} ${consumer}: ${description}`);
