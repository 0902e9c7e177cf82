import { describe, expect, test } from "vitest";
import type { Finding } from "../../src/core/finding.ts";
import { kitchenSink } from "../kitchen-sink.ts";
import { mutated, mutators } from "../mutators.ts";
import { compareValues } from "../support/compare.ts";
import { isObject, type Json, type JsonObject } from "../support/json.ts";

const body = (schema: JsonObject): JsonObject => ({
  openapi: "3.1.0",
  info: { title: "t", version: "1" },
  paths: {
    "/a": {
      post: {
        requestBody: { content: { "application/json": { schema } } },
        responses: { "200": { description: "ok" } },
      },
    },
  },
});

const text = (more: JsonObject): JsonObject =>
  body({ type: "object", properties: { code: { type: "string", ...more } } });

const fingerprints = (findings: readonly Finding[]): string[] => findings.map(({ fingerprint }) => fingerprint).sort();
const inComponents = (findings: readonly Finding[]): Finding[] =>
  findings.filter(({ subject }) => subject.startsWith("#/components/schemas/"));

/** The same description with every path one level deeper, so that no operation has the name it had. */
function moved(description: Json): Json {
  if (!isObject(description) || !isObject(description.paths)) return description;
  const paths = Object.entries(description.paths).map(([path, item]) => [`/moved${path}`, item]);
  return { ...description, paths: Object.fromEntries(paths) as JsonObject };
}

describe.each(mutators.map((mutator) => [mutator.name, mutator] as const))("%s", (_, mutator) => {
  test("is told once, wherever the operations are that reach it", async () => {
    const [base, revision] = [kitchenSink() as Json, mutated(mutator) as Json];
    const findings = await compareValues(base, revision);
    const causes = findings.map(({ ruleId, side, subject, message }) => [ruleId, side, subject, message].join(" "));
    expect(causes.filter((cause, index) => causes.indexOf(cause) !== index)).toEqual([]);
    expect(new Set(fingerprints(findings)).size).toBe(findings.length);
    if (inComponents(findings).length === 0) return;
    const elsewhere = await compareValues(moved(base), moved(revision));
    expect(fingerprints(inComponents(elsewhere))).toEqual(fingerprints(inComponents(findings)));
  });
});

test("how far something moved is told in the message only", async () => {
  const [some, more] = [
    await compareValues(text({ maxLength: 9 }), text({ maxLength: 8 })),
    await compareValues(text({ maxLength: 9 }), text({ maxLength: 3 })),
  ];
  expect(fingerprints(some)).toEqual(fingerprints(more));
  expect(some[0]?.message).not.toBe(more[0]?.message);
});

test("edits of one place by one rule are told apart", async () => {
  const object = (...required: string[]) => body({ type: "object", properties: { a: {} }, required });
  const findings = await compareValues(object("a"), object("a", "b", "c"));
  expect(findings.map(({ message }) => message)).toHaveLength(2);
  expect(new Set(fingerprints(findings)).size).toBe(2);
});

test("what goes from several places is told for each of them", async () => {
  const lists = (more: JsonObject): JsonObject => ({
    ...body({ type: "object", properties: { a: { type: "array", ...more }, b: { type: "array", ...more } } }),
    components: { schemas: { Item: { type: "string" } } },
  });
  const findings = await compareValues(lists({}), lists({ items: { $ref: "#/components/schemas/Item" } }));
  expect(findings.map(({ ruleId, subject }) => `${ruleId} ${subject.split("/").slice(-2).join("/")}`)).toEqual([
    "type-narrowed a/items",
    "type-narrowed b/items",
  ]);
});
