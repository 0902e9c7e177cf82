import { describe, expect, test } from "vitest";
import { Acceptance } from "../../../src/contract/acceptance.ts";
import { holding, schemaIn } from "../../support/compatibility.ts";
import { answering, expecting, outcome, sending, taking } from "../../support/contract.ts";
import type { Json, JsonObject } from "../../support/json.ts";

const LONG = "x".repeat(3_000);

async function accepts(schema: JsonObject, value: Json): Promise<string> {
  const api = await holding(schema);
  return new Acceptance(api.reader, "request").accepts([schemaIn(api)], value);
}

describe("formats", () => {
  test.each<[string, string, string]>([
    ["uuid", "8c5b0a1e-6a0b-4a57-9a3e-2f1d3c4b5a69", "yes"],
    ["uuid", "x", "no"],
    ["iban", "x", "yes"],
    ["iban", LONG, "yes"],
    ["int32", LONG, "yes"],
    ["byte", "QUJD".repeat(1_000), "yes"],
    ["byte", `${"QUJD".repeat(1_000)}!`, "no"],
    ["uri", `https://example.org/${LONG}`, "unknown"],
  ])("%s", async (format, text, answer) => expect(await accepts({ type: "string", format }, text)).toBe(answer));

  test("count where ajv has the word", async () => {
    const branch = { required: ["a"], anyOf: [{ required: ["b"] }, true], unevaluatedProperties: false };
    const schema = { anyOf: [branch, { properties: { a: { type: "string", format: "uuid" } }, required: ["a"] }] };
    expect(await accepts(schema, { a: "x" })).toBe("no");
    expect(await accepts(schema, { a: `https://${LONG}` })).toBe("unknown");
  });
});

test("ajv tells patterns apart", async () => {
  const branch = {
    patternProperties: { "^b": { type: "string", pattern: "^a*$" } },
    anyOf: [{ required: ["b"] }, true],
  };
  const schema = { ...branch, type: "object", unevaluatedProperties: false };
  expect(await accepts(schema, { b: "aa" })).toBe("yes");
  expect(await accepts(schema, { b: "c" })).toBe("no");
});

describe("what cannot be decided is not ok", () => {
  const schema = { type: "object", required: ["a"], properties: { a: { type: "string", format: "uri" } } };
  const body = { a: `https://example.org/${LONG}` };

  test("in a response", async () => {
    expect(outcome(await expecting(answering(schema), body))).toEqual([
      "unverified response-not-examined response.body.a",
    ]);
  });

  test("in a request", async () => {
    expect(outcome(await sending(taking(schema), body))).toEqual(["unverified request-not-examined request.body"]);
  });
});
