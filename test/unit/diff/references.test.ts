import { expect, test } from "vitest";
import { compareValues } from "../../support/compare.ts";
import { type JsonObject, json, ref } from "../../support/json.ts";

const api = (paths: JsonObject, components: JsonObject): JsonObject => ({
  openapi: "3.1.0",
  info: { title: "References", version: "1" },
  paths,
  components,
});

const told = async (make: (edited: boolean) => JsonObject) =>
  (await compareValues(make(false), make(true))).map(({ ruleId }) => ruleId);

const sending = (schemas: JsonObject): JsonObject =>
  api({ "/a": { post: { requestBody: { content: json(ref("schemas/A")) }, responses: {} } } }, { schemas });

test("keywords beside a $ref count wherever in a chain of $refs they stand", async () => {
  const findings = await told((edited) =>
    sending({ A: { ...ref("schemas/B"), minLength: edited ? 5 : 3 }, B: { type: "string" } }),
  );
  expect(findings).toEqual(["min-length-increased"]);
});

test("keywords beside a $ref count in a branch, too", async () => {
  const findings = await told((edited) =>
    sending({
      A: { anyOf: [{ ...ref("schemas/B"), minLength: edited ? 5 : 3 }, { type: "integer" }] },
      B: { type: "string" },
    }),
  );
  expect(findings).toContain("min-length-increased");
});

test.each(["anyOf", "oneOf"])("the one branch of %s is compared", async (keyword) => {
  const findings = await told((edited) =>
    sending({ A: { [keyword]: [ref("schemas/B")] }, B: { type: edited ? "integer" : "string" } }),
  );
  expect(findings).toEqual(["type-changed"]);
});

/** A path item whose callback is the next one. */
const item = (next: string | undefined, type: string): JsonObject => ({
  post: {
    responses: { "200": { description: "ok", content: json({ type }) } },
    ...(next === undefined ? {} : { callbacks: { c: { "{$request.body#/url}": ref(`pathItems/${next}`) } } }),
  },
});

test("a callback that calls itself back is compared once", async () => {
  const findings = await told((edited) =>
    api({ "/a": ref("pathItems/P") }, { pathItems: { P: item("P", edited ? "integer" : "string") } }),
  );
  expect(new Set(findings)).toEqual(new Set(["type-changed"]));
});

test("a long chain of callbacks is compared to its end", async () => {
  const size = 3_000;
  const findings = await told((edited) => {
    const items = Array.from({ length: size }, (_, index): [string, JsonObject] => {
      const isLast = index === size - 1;
      return [`P${index}`, item(isLast ? undefined : `P${index + 1}`, isLast && edited ? "integer" : "string")];
    });
    return api({ "/a": ref("pathItems/P0") }, { pathItems: Object.fromEntries(items) });
  });
  expect(findings).toEqual(["type-changed"]);
});

test("schemas nest deeply below references that lead far", async () => {
  const nested = (inner: JsonObject): JsonObject =>
    Array.from({ length: 100 }).reduce<JsonObject>((items) => ({ type: "array", items }), inner);
  const findings = await told((edited) => {
    const schemas = Array.from({ length: 100 }, (_, index): [string, JsonObject] => {
      const isLast = index === 99;
      return [
        index === 0 ? "A" : `S${index}`,
        nested(isLast ? { type: edited ? "integer" : "string" } : ref(`schemas/S${index + 1}`)),
      ];
    });
    return sending(Object.fromEntries(schemas));
  });
  expect(findings).toEqual(["type-changed"]);
});
