import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../src/document/value.ts";
import type { LintRule } from "../../../src/lint/rule.ts";
import { lintRules } from "../../../src/rules/lint/index.ts";
import { asJson } from "../../support/compare.ts";
import { lint } from "../../support/lint.ts";

const rules = new Map(lintRules.map((rule) => [rule.id as string, rule as LintRule]));

const api = (rest: JsonObject, version = "1.0.0"): JsonObject => ({
  openapi: "3.1.0",
  info: { title: "Orders", version },
  ...rest,
});

/** A description with one GET; headers and bodies of its responses by status. */
const answering = (path: string, responses: JsonObject, rest: JsonObject = {}): JsonObject =>
  api({ paths: { [path]: { get: { responses, ...rest } } } });

const described = (properties: readonly string[]): JsonObject => ({
  description: "An answer",
  content: {
    "application/json": {
      schema: { type: "object", properties: Object.fromEntries(properties.map((name) => [name, { type: "string" }])) },
    },
  },
});

async function messages(id: string, description: JsonObject, options: JsonObject = {}): Promise<string[]> {
  const rule = rules.get(id);
  expect(rule, id).toBeDefined();
  return (await lint(asJson(description), rule ? [rule] : [], options)).map(({ message }) => message);
}

interface Case {
  id: string;
  description: JsonObject;
  options: JsonObject;
  /** How many problems there are with the defaults, and with the options. */
  counts: [byDefault: number, withOptions: number];
}

const OK = { description: "All is well" };
const REFUSED = { description: "It is not well" };

const CASES: readonly Case[] = [
  {
    id: "health-endpoint",
    description: answering("/ping", { 200: OK }),
    options: { paths: ["/ping"] },
    counts: [1, 0],
  },
  {
    id: "health-unhealthy-status",
    description: answering("/health", { 200: OK, 503: REFUSED }),
    options: { statuses: ["422", "503"] },
    counts: [1, 0],
  },
  {
    id: "health-healthy-status",
    description: answering("/health", { 204: OK }),
    options: { statuses: ["200", "204"] },
    counts: [1, 0],
  },
  {
    id: "health-public",
    description: answering("/health", { 200: OK }, { security: [{ mesh: [] }] }),
    options: { schemes: ["mesh"] },
    counts: [1, 0],
  },
  {
    id: "error-response-body",
    description: answering("/orders", { 200: OK, 401: REFUSED }),
    options: { bare: ["401"] },
    counts: [1, 0],
  },
  {
    id: "error-response-body",
    description: answering("/health", { 200: OK, 422: REFUSED }),
    options: { except: [] },
    counts: [0, 1],
  },
  {
    id: "error-media-type",
    description: answering("/orders", { 200: OK, 404: described(["message"]) }),
    options: { mediaTypes: ["application/JSON"] },
    counts: [1, 0],
  },
  {
    id: "error-code",
    description: answering("/orders", { 200: OK, 404: described(["error_key"]) }),
    options: { names: ["errorKey"] },
    counts: [1, 0],
  },
  {
    id: "error-trace-id",
    description: answering("/orders", { 200: OK, 404: described(["Support-Token"]) }),
    options: { names: ["supportToken"] },
    counts: [1, 0],
  },
  {
    id: "error-internals",
    description: answering("/orders", { 200: OK, 404: described(["hostName"]) }),
    options: { names: ["hostname"] },
    counts: [0, 1],
  },
  {
    id: "error-success-schema",
    description: api({
      paths: { "/orders": { get: { responses: { 200: ordered(), 409: ordered() } } } },
      components: { schemas: { Order: { type: "object", properties: { id: { type: "string" } } } } },
    }),
    options: { current: [] },
    counts: [0, 1],
  },
  {
    id: "info-version-format",
    description: api({ paths: {} }, "2026-01-31"),
    options: { format: "date" },
    counts: [1, 0],
  },
  {
    id: "version-scheme",
    description: answering("/v1/orders", { 200: OK }),
    options: { scheme: "none" },
    counts: [0, 1],
  },
  {
    id: "version-scheme",
    description: answering("/orders", { 200: OK }),
    options: { scheme: "path" },
    counts: [0, 1],
  },
  {
    id: "version-scheme",
    description: answering("/v1/orders", { 200: OK }),
    options: { scheme: "path" },
    counts: [0, 0],
  },
  {
    id: "stability-level",
    description: answering("/orders", { 200: OK }, { "x-stability-level": "ga" }),
    options: { levels: ["preview", "ga"] },
    counts: [1, 0],
  },
  {
    id: "deprecation-replacement",
    description: answering("/orders", { 200: OK }, { deprecated: true, "x-successor": "listOrders" }),
    options: { extensions: ["x-successor"] },
    counts: [1, 0],
  },
  {
    id: "rate-limit-response",
    description: answering("/orders", { 200: OK }),
    options: { everywhere: true },
    counts: [0, 1],
  },
  {
    id: "retry-after",
    description: answering("/orders", {
      200: OK,
      429: { ...REFUSED, headers: { "X-RateLimit-Reset": { schema: { type: "integer" } } } },
    }),
    options: { headers: ["Retry-After", "X-RateLimit-Reset"] },
    counts: [1, 0],
  },
  {
    id: "retry-after",
    description: answering("/orders", { 200: OK, 503: REFUSED }),
    options: { statuses: ["429", "503"] },
    counts: [0, 1],
  },
  {
    id: "timeout-declared",
    description: answering("/orders", { 200: OK }, { "x-timeout": 3 }),
    options: { extensions: ["x-timeout"] },
    counts: [1, 0],
  },
];

function ordered(): JsonObject {
  return {
    description: "The order",
    content: { "application/json": { schema: { $ref: "#/components/schemas/Order" } } },
  };
}

describe("options decide", () => {
  test.each(CASES)("$id $options", async ({ id, description, options, counts }) => {
    const found = [await messages(id, description), await messages(id, description, options)];
    expect(found.map(({ length }) => length)).toEqual(counts);
  });

  test("the model of errors by name, however few have it", async () => {
    const component = (name: string) => ({
      description: "What was wrong",
      content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } },
    });
    const schema = (property: string) => ({
      type: "object",
      required: [property],
      properties: { [property]: { type: "string" } },
    });
    const description = api({
      paths: {
        "/orders": {
          get: { responses: { 200: OK, 400: component("Fault"), 404: component("Fault"), 500: component("Error") } },
        },
      },
      components: { schemas: { Fault: schema("fault"), Error: schema("code") } },
    });
    expect(await messages("error-model", description)).toEqual([
      "`Error` of the response 500 of `GET /orders` has no `fault`, unlike `Fault`, the model of errors",
    ]);
    expect(await messages("error-model", description, { model: "Error" })).toEqual([
      "`Fault` of the response 400 of `GET /orders` has no `code`, unlike `Error`, the model of errors",
    ]);
    expect(await messages("error-model", description, { model: "Problem" })).toEqual([
      "there is no schema `Problem`, the model of errors",
    ]);
  });
});

const THEMES = ["health-", "error-", "problem-", "deprecation-", "version-", "retry-", "timeout-"];

test("what is no service is left alone: a description of webhooks only", async () => {
  const description = api({ webhooks: { shipped: { post: { responses: { 200: OK, 429: REFUSED, 500: REFUSED } } } } });
  const themed = [...rules.keys()].filter((id) => THEMES.some((theme) => id.startsWith(theme)));
  expect(themed.length).toBeGreaterThan(THEMES.length);
  for (const id of themed) expect(await messages(id, description), id).toEqual([]);
});
