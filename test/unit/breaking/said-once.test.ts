import { describe, expect, test } from "vitest";
import type { Finding } from "../../../src/core/finding.ts";
import { compareValues } from "../../support/compare.ts";
import { description, type JsonObject } from "../../support/openapi.ts";

const told = (findings: readonly Finding[]): string[] =>
  findings.map(({ severity, ruleId }) => `${severity} ${ruleId}`).sort();

/** What is found where `value` is returned. */
const returned = async (base: JsonObject, revision: JsonObject): Promise<string[]> =>
  told(await compareValues(description({ value: base }), description({ value: revision })));

const object = (kind: string, required: string[] = []): JsonObject => ({
  type: "object",
  title: kind,
  required,
  properties: { a: { type: "string" }, b: { type: "integer" }, [kind]: { type: "string" } },
});

describe("one edit is one finding", () => {
  test("a type that is taken away lets null in, too", async () => {
    expect(await returned({ type: "string" }, { description: "anything" })).toEqual(["error type-widened"]);
  });

  test("a choice whose type changed in a response: what went away is harmless", async () => {
    const choice = (type: string): JsonObject => ({
      oneOf: [
        { type: "object", required: ["id"], properties: { id: { type: "string" } } },
        { type, maximum: 5 },
      ],
    });
    expect(await returned(choice("integer"), choice("boolean"))).toEqual([
      "error union-branch-added",
      "info union-branch-removed",
    ]);
  });
});

describe("what harms nobody is no error", () => {
  test("a limit of numbers that stands beside another type", async () => {
    const list = (more: JsonObject): JsonObject => ({ type: "array", items: { type: "string" }, ...more });
    expect(await returned(list({ minimum: 1 }), list({ minItems: 1, maxItems: 9 }))).not.toContain(
      "error minimum-decreased",
    );
  });

  test("a format that is spelt as it should have been", async () => {
    const text = (format: string): JsonObject => ({ type: "string", format });
    expect(await returned(text("datetime"), text("date-time"))).toEqual(["info format-changed"]);
    expect(await returned(text("date"), text("date-time"))).toEqual(["error format-changed"]);
  });

  test("a pattern that lets less through, beside a limit that lets more through", async () => {
    const hash = (pattern: string, maxLength: number): JsonObject => ({ type: "string", pattern, maxLength });
    expect(await returned(hash("^[0-9a-f]+$", 40), hash("^([0-9a-f]{40}|[0-9a-f]{64})$", 64))).toEqual([
      "error max-length-increased",
      "info pattern-changed",
    ]);
  });

  test("objects that fitted several choices and now fit one", async () => {
    const choice = (required: string[]): JsonObject => ({ oneOf: [object("cat", required), object("dog")] });
    expect(await returned(choice(["a"]), choice(["a", "b"]))).toEqual(["info response-property-became-required"]);
  });

  test("a choice that is gone while ten others came", async () => {
    const choice = (names: readonly string[]): JsonObject => ({
      anyOf: names.map((name) => ({ ...object(name, [name]), properties: { [name]: { type: "string" } } })),
    });
    const others = Array.from({ length: 10 }, (_, index) => `kind${index}`);
    const findings = await returned(choice(["kept", "gone"]), choice(["kept", ...others]));
    expect(findings.filter((finding) => finding.endsWith("union-branch-removed"))).toEqual([
      "info union-branch-removed",
    ]);
    expect(findings.filter((finding) => finding === "error union-branch-added")).toHaveLength(10);
  });
});

describe("roles of a scheme that has no scopes", () => {
  const guarded = (roles: string[]): JsonObject => ({
    ...description({ value: { type: "string" } }),
    security: [{ token: roles }],
  });
  const secured = (document: JsonObject, scheme: JsonObject): JsonObject => ({
    ...document,
    components: { securitySchemes: { token: scheme } },
  });

  test("warn: whether a caller has them, nobody can tell from the description", async () => {
    const bearer = { type: "http", scheme: "bearer" };
    expect(told(await compareValues(secured(guarded([]), bearer), secured(guarded(["orders:read"]), bearer)))).toEqual([
      "warn security-tightened",
    ]);
    const connect = { type: "openIdConnect", openIdConnectUrl: "https://example.com/.well-known" };
    expect(
      told(await compareValues(secured(guarded([]), connect), secured(guarded(["orders:read"]), connect))),
    ).toEqual(["error security-tightened"]);
  });
});
