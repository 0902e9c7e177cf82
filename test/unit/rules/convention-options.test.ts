import { expect, test } from "vitest";
import type { Json, JsonObject } from "../../../src/document/value.ts";
import type { LintRule } from "../../../src/lint/rule.ts";
import { lintAreas } from "../../../src/rules/lint/areas.ts";
import { type LintRuleId, lintRules } from "../../../src/rules/lint/index.ts";
import { asJson } from "../../support/compare.ts";
import { lint } from "../../support/lint.ts";

const rules = new Map(lintRules.map((rule) => [rule.id as string, rule as LintRule]));

async function messages(id: string, description: JsonObject, options: JsonObject): Promise<string[]> {
  const rule = rules.get(id);
  expect(rule, id).toBeDefined();
  return (await lint(asJson(description), rule ? [rule] : [], options)).map(({ message }) => message);
}

const api = (rest: JsonObject): JsonObject => ({ openapi: "3.1.0", info: { title: "Orders", version: "1" }, ...rest });

const OK = { "200": { description: "All is well" } };

const paths = (...names: string[]): JsonObject =>
  api({ paths: Object.fromEntries(names.map((name) => [name, { get: { responses: OK } }])) });

const parameters = (...list: JsonObject[]): JsonObject =>
  api({ paths: { "/orders": { get: { parameters: list, responses: OK } } } });

const query = (name: string): JsonObject => ({ name, in: "query", schema: { type: "integer" } });

const schemas = (list: JsonObject): JsonObject => api({ paths: {}, components: { schemas: list } });

const object = (properties: JsonObject): JsonObject => schemas({ Order: { type: "object", properties } });

const returning = (schema: JsonObject): JsonObject =>
  api({
    paths: {
      "/orders": {
        get: { responses: { "200": { description: "Orders", content: { "application/json": { schema } } } } },
      },
    },
  });

const DATE_TIME = { type: "string", format: "date-time" };

interface Case {
  id: string;
  description: JsonObject;
  options: JsonObject;
  /** How many problems there are with the defaults, and with the options. */
  counts: [byDefault: number, withOptions: number];
}

const style = (value: Json): JsonObject => ({ style: value });

const CASES: readonly Case[] = [
  { id: "path-case", description: paths("/order_lines", "/tax_rates"), options: style("majority"), counts: [2, 0] },
  {
    id: "path-parameter-case",
    description: parameters({ name: "orderId", in: "path", required: true, schema: { type: "string" } }),
    options: style("snake_case"),
    counts: [0, 1],
  },
  {
    id: "query-parameter-case",
    description: parameters(query("page_size")),
    options: style("camelCase"),
    counts: [0, 1],
  },
  {
    id: "header-case",
    description: parameters({ ...query("x-tenant"), in: "header" }),
    options: style("Train-Case"),
    counts: [0, 1],
  },
  {
    id: "property-case",
    description: object({ net_total: {}, paid_on: {} }),
    options: style("camelCase"),
    counts: [0, 2],
  },
  {
    id: "schema-case",
    description: schemas({ order_line: {}, order: {} }),
    options: style("PascalCase"),
    counts: [0, 2],
  },
  {
    id: "enum-case",
    description: object({ state: { enum: ["in-transit"] } }),
    options: style("snake_case"),
    counts: [0, 1],
  },
  {
    id: "operation-id-case",
    description: api({ paths: { "/orders": { get: { operationId: "list_orders", responses: OK } } } }),
    options: style("camelCase"),
    counts: [0, 1],
  },
  {
    id: "tag-case",
    description: api({ tags: [{ name: "Order lines" }], paths: {} }),
    options: style("Title Case"),
    counts: [0, 1],
  },
  { id: "path-plural-collections", description: paths("/stuff/{id}"), options: { except: ["stuff"] }, counts: [1, 0] },
  { id: "path-no-verbs", description: paths("/orders/find"), options: { except: ["find"] }, counts: [1, 0] },
  {
    id: "path-no-file-extensions",
    description: paths("/map.json"),
    options: { except: ["/map.json"] },
    counts: [1, 0],
  },
  { id: "path-no-file-extensions", description: paths("/map.svg"), options: { extensions: ["svg"] }, counts: [0, 1] },
  { id: "path-depth", description: paths("/a/{a}/b/{b}"), options: { most: 1 }, counts: [0, 1] },
  {
    id: "request-without-body",
    description: api({
      paths: {
        "/orders": {
          delete: { requestBody: { required: true, content: { "application/json": { schema: {} } } }, responses: OK },
        },
      },
    }),
    options: { methods: ["GET"] },
    counts: [1, 0],
  },
  { id: "pagination-style", description: parameters(query("offset")), options: style("cursor"), counts: [0, 1] },
  { id: "page-size-parameter", description: parameters(query("limit")), options: style("page_size"), counts: [0, 1] },
  {
    id: "envelope-style",
    description: returning({ type: "array", items: {} }),
    options: style("in data"),
    counts: [0, 1],
  },
  {
    id: "timestamp-format",
    description: object({ paid_at: { type: "integer" } }),
    options: style("date-time"),
    counts: [0, 1],
  },
  { id: "timestamp-format", description: object({ paid_at: DATE_TIME }), options: style("number"), counts: [0, 1] },
  { id: "timestamp-name", description: object({ created: DATE_TIME }), options: style("-at"), counts: [0, 1] },
  {
    id: "property-types-agree",
    description: schemas(
      Object.fromEntries(
        ["integer", "integer", "integer", "integer", "string"].map((type, index) => [
          `Wine${index}`,
          { type: "object", properties: { year: { type } } },
        ]),
      ),
    ),
    options: { least: 6 },
    counts: [1, 0],
  },
  {
    id: "money-not-float",
    description: object({ toll: { type: "number" } }),
    options: { words: ["toll"] },
    counts: [0, 1],
  },
];

test.each(CASES.map((one) => [one.id, JSON.stringify(one.options), one] as const))(
  "%s with %s",
  async (id, _, { description, options, counts }) => {
    const found = [(await messages(id, description, {})).length, (await messages(id, description, options)).length];
    expect(found).toEqual(counts);
  },
);

test("every option of these rules is tried out", () => {
  const areas = new Set(["naming", "operations", "consistency"]);
  const all = [...rules.values()].filter(({ id }) => areas.has(lintAreas[id as LintRuleId]));
  const named = all.flatMap(({ id, options = {} }) => Object.keys(options).map((option) => `${id} ${option}`));
  const tried = new Set(CASES.flatMap(({ id, options }) => Object.keys(options).map((option) => `${id} ${option}`)));
  expect(named.filter((one) => !tried.has(one))).toEqual([]);
});
