import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Acceptance } from "../../src/contract/acceptance.ts";
import type { Api } from "../../src/model/api.ts";
import { asJsonSchema } from "../../src/schema/ajv-schema.ts";
import { holding, schemaIn } from "../support/compatibility.ts";
import { answering, holdAgainst, providerOf, taking } from "../support/contract.ts";
import { isObject, type Json, type JsonObject } from "../support/json.ts";
import { check } from "../support/property.ts";
import { candidates } from "./candidates.ts";
import { isDescribed } from "./described.ts";
import { accepts } from "./oracle.ts";
import { type JsonSchema, schemas, values } from "./schemas.ts";

const text = (value: unknown): string => JSON.stringify(value);
/** Some of the values that could matter, spread over all of them. */
const some = (schema: JsonSchema, others: Json[], most: number): Json[] => {
  const all = [...candidates(schema), ...others];
  return all.filter((_, index) => index % Math.max(1, Math.floor(all.length / most)) === 0);
};
const more = fc.array(values, { minLength: 5, maxLength: 5 });

/** A schema with every object closed and all of its properties required, without what is not held against examples. */
function closed(schema: Json): JsonSchema {
  if (typeof schema === "boolean") return schema;
  const { required: _, not: _n, if: _i, then: _t, else: _e, oneOf, ...rest } = schema as JsonObject;
  const written: JsonObject = {};
  for (const [keyword, value] of Object.entries(rest))
    if (!LEFT_OUT.has(keyword)) written[keyword] = closedBelow(keyword, value);
  if (oneOf !== undefined)
    written.allOf = [...((written.allOf as Json[] | undefined) ?? []), { anyOf: closedBelow("anyOf", oneOf) }];
  if (isObject(written.properties))
    return { ...written, required: Object.keys(written.properties), additionalProperties: false };
  return written;
}

/** What an example as a part of the response cannot be held against. */
const LEFT_OUT = new Set([
  "minProperties",
  "dependentRequired",
  "contains",
  "patternProperties",
  "propertyNames",
  "maxProperties",
  "dependentSchemas",
  "unevaluatedProperties",
  "unevaluatedItems",
]);

function closedBelow(keyword: string, value: Json): Json {
  if (keyword === "properties" && isObject(value))
    return Object.fromEntries(Object.entries(value).map(([name, schema]) => [name, closed(schema)]));
  if (Array.isArray(value) && ["anyOf", "allOf", "prefixItems"].includes(keyword)) return value.map(closed);
  return keyword === "items" || keyword === "additionalProperties" ? closed(value) : value;
}

/** The same without `required` and `uniqueItems`: what a part of a response may be, for parts that look alike may differ. */
const partial = (schema: Json): JsonSchema =>
  (Array.isArray(schema)
    ? schema.map(partial)
    : isObject(schema)
      ? Object.fromEntries(
          Object.entries(schema)
            .filter(([keyword]) => keyword !== "required" && keyword !== "uniqueItems")
            .map(([keyword, value]) => [keyword, keyword === "enum" || keyword === "const" ? value : partial(value)]),
        )
      : schema) as JsonSchema;

const headers = { "Content-Type": "application/json" };

/** In version 3 of pacts. */
const isNoBody = (value: Json): boolean => value === null || value === "";

test("who expects by value what the schema allows is never broken", async () => {
  let held = 0;
  const property = fc.asyncProperty(schemas, more, async (wild, others) => {
    const schema = closed(wild);
    const provider = await providerOf(answering(schema));
    for (const value of some(schema, others, 12)) {
      if (isNoBody(value) || !accepts(schema)(value)) continue;
      const { effect } = holdAgainst(provider, { response: { headers, body: value } });
      held++;
      expect(effect, `${text(value)} of ${text(schema)}`).not.toBe("breaks");
    }
  });
  await check(property, 120);
  expect(held).toBeGreaterThan(250);
});

test("nor is who expects what an open schema describes", async () => {
  let held = 0;
  const property = fc.asyncProperty(schemas, more, async (schema, others) => {
    const provider = await providerOf(answering(schema));
    for (const value of some(schema, others, 12)) {
      if (isNoBody(value) || !accepts(schema)(value) || !isDescribed(schema, value)) continue;
      const { effect } = holdAgainst(provider, { response: { headers, body: value } });
      held++;
      expect(effect, `${text(value)} of ${text(schema)}`).not.toBe("breaks");
    }
  });
  await check(property, 120);
  expect(held).toBeGreaterThan(150);
});

test("who expects by value a part of nothing that the schema allows is always broken", async () => {
  let held = 0;
  const property = fc.asyncProperty(schemas, more, async (wild, others) => {
    const schema = closed(wild);
    const provider = await providerOf(answering(schema));
    for (const value of some(schema, others, 12)) {
      if (isNoBody(value) || accepts(partial(schema))(value)) continue;
      const { effect } = holdAgainst(provider, { response: { headers, body: value } });
      held++;
      expect(["breaks", "unverified"], `${text(value)} of ${text(schema)}`).toContain(effect);
    }
  });
  await check(property, 120);
  expect(held).toBeGreaterThan(250);
});

test("a request is refused exactly when its schema refuses it", async () => {
  let [held, open] = [0, 0];
  const property = fc.asyncProperty(schemas, more, async (schema, others) => {
    const provider = await providerOf(taking(schema));
    for (const value of some(schema, others, 12)) {
      if (isNoBody(value)) continue;
      const { effect } = holdAgainst(provider, { request: { method: "POST", headers, body: value } });
      held++;
      if (effect === "unverified") open++;
      else expect(effect === "breaks", `${text(value)} to ${text(schema)}`).toBe(!accepts(schema)(value));
    }
  });
  await check(property, 120);
  expect(held).toBeGreaterThan(250);
  expect(open).toBeLessThan(held / 20);
});

/** ajv on what the engine gives it, with formats on. */
function compiled(api: Api): (value: unknown) => boolean {
  const ajv = new Ajv2020({ strict: false, validateSchema: false, logger: false, ownProperties: true });
  addFormats.default(ajv);
  const validate = ajv.compile(asJsonSchema([schemaIn(api)], api.reader, "request"));
  return (value) => validate(value) === true;
}

const FORMATS = [
  "date",
  "date-time",
  "time",
  "email",
  "uuid",
  "uri",
  "hostname",
  "ipv4",
  "int32",
  "byte",
  "password",
  "what-is-this",
];
const TEXTS = [
  "2025-01-31",
  "2025-02-30",
  "2025-01-31T10:00:00Z",
  "10:00:00Z",
  "a@b.c",
  "a@",
  "6f3c2b1e-0000-4000-8000-000000000000",
  "https://example.org/a",
  "no uri",
  "example.org",
  "1.2.3.4",
  "1.2.3.400",
  "YQ==",
  "Y",
  "",
];

/** Schemas in which some texts have formats. */
const formatted: fc.Arbitrary<JsonSchema> = fc
  .tuple(schemas, fc.constantFrom(...FORMATS), fc.constantFrom("property", "items", "here", "choice"))
  .map(([schema, format, place]): JsonSchema => {
    const own = { type: "string", format };
    if (place === "property") return { type: "object", properties: { a: own, b: schema } };
    if (place === "items") return { type: "array", items: own };
    return place === "here" ? own : { anyOf: [own, schema] };
  });
const inPlaces = (value: string): Json[] => [value, { a: value }, [value]];

test("the validator never contradicts ajv: OpenAPI 3.1", async () => {
  let [held, open] = [0, 0];
  const property = fc.asyncProperty(fc.oneof(schemas, formatted), more, async (schema, others) => {
    const api = await holding(schema, "3.1.0");
    const [acceptance, second] = [new Acceptance(api.reader, "request"), compiled(api)];
    for (const value of some(schema, [...others, ...TEXTS.flatMap(inPlaces)], 30)) {
      const answer = acceptance.accepts([schemaIn(api)], value);
      held++;
      if (answer === "unknown") open++;
      else expect(answer, `${text(value)} of ${text(schema)}`).toBe(second(value) ? "yes" : "no");
    }
  });
  await check(property, 120);
  expect(held).toBeGreaterThan(1_000);
  expect(open).toBeLessThan(held / 100);
});

/** What can be said in OpenAPI 3.0, as JSON Schema and in the words of 3.0; undefined for what cannot. */
function inOld(schema: Json): Json | undefined {
  if (schema === true) return {};
  if (schema === false) return { not: {} };
  if (!isObject(schema)) return undefined;
  if (
    ["prefixItems", "contains", "patternProperties", "dependentRequired", "propertyNames", "if"].some((keyword) =>
      Object.hasOwn(schema, keyword),
    )
  )
    return undefined;
  const written: JsonObject = {};
  for (const [keyword, value] of Object.entries(schema)) {
    const old = oldKeyword(keyword, value ?? null, schema);
    if (old === undefined) return undefined;
    Object.assign(written, old);
  }
  return written;
}

function oldKeyword(keyword: string, value: Json, schema: JsonObject): JsonObject | undefined {
  if (keyword === "const") return Object.hasOwn(schema, "enum") ? undefined : { enum: [value] };
  if (keyword === "type") return oldType(value, schema);
  if (keyword === "exclusiveMinimum" || keyword === "exclusiveMaximum") {
    const bound = keyword === "exclusiveMinimum" ? "minimum" : "maximum";
    return Object.hasOwn(schema, bound) ? undefined : { [bound]: value, [keyword]: true };
  }
  if (keyword === "properties" && isObject(value)) {
    const properties = new Map(Object.entries(value).map(([name, inner]) => [name, inOld(inner)]));
    return isWhole(properties.values()) ? { properties: Object.fromEntries(properties) as JsonObject } : undefined;
  }
  if (Array.isArray(value) && ["anyOf", "oneOf", "allOf"].includes(keyword)) {
    const list = value.map(inOld);
    return isWhole(list) ? { [keyword]: list as Json[] } : undefined;
  }
  if (keyword === "not" || keyword === "items" || keyword === "additionalProperties") {
    const inner = inOld(value);
    return inner === undefined ? undefined : { [keyword]: inner };
  }
  return { [keyword]: value };
}

const isWhole = (list: Iterable<Json | undefined>): boolean => ![...list].includes(undefined);

/** One type, and null beside it as `nullable`, which reaches no further than its own schema's `type`. */
function oldType(value: Json, schema: JsonObject): JsonObject | undefined {
  const list = Array.isArray(value) ? value : [value];
  const types = list.filter((type) => type !== "null");
  const [type] = types;
  if (types.length !== 1 || type === undefined) return undefined;
  if (types.length === list.length) return { type };
  return Object.keys(schema).length === 1 ? { type, nullable: true } : undefined;
}

test("the validator never contradicts ajv: OpenAPI 3.0", async () => {
  let [held, open] = [0, 0];
  const property = fc.asyncProperty(schemas, more, async (schema, others) => {
    const old = inOld(schema);
    if (old === undefined) return;
    const api = await holding(old, "3.0.3");
    const [acceptance, second] = [new Acceptance(api.reader, "request"), compiled(api)];
    for (const value of some(schema, others, 20)) {
      const answer = acceptance.accepts([schemaIn(api)], value);
      const expected = accepts(schema)(value);
      held++;
      expect(second(value), `for ajv: ${text(value)} of ${text(old)}`).toBe(expected);
      if (answer === "unknown") open++;
      else expect(answer, `${text(value)} of ${text(old)}`).toBe(expected ? "yes" : "no");
    }
  });
  await check(property, 400);
  expect(held).toBeGreaterThan(1_000);
  expect(open).toBeLessThan(held / 100);
});
