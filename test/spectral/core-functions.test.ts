import { describe, expect, test } from "vitest";
import { functions, lintBoth } from "../support/spectral.ts";

interface Case {
  name: string;
  given?: string | string[];
  then: unknown;
  valid: unknown;
  invalid: unknown;
}

const rule = (name: keyof typeof functions, functionOptions?: unknown, field?: string) => ({
  function: functions[name],
  ...(functionOptions === undefined ? {} : { functionOptions }),
  ...(field === undefined ? {} : { field }),
});

const CASES: Case[] = [
  {
    name: "alphabetical, by a key",
    given: "$.tags",
    then: rule("alphabetical", { keyedBy: "name" }),
    valid: { tags: [{ name: "a" }, { name: "b" }] },
    invalid: { tags: [{ name: "b" }, { name: "a" }] },
  },
  {
    name: "alphabetical, of scalars",
    given: "$.tags",
    then: rule("alphabetical"),
    valid: { tags: ["a", "b", "c"] },
    invalid: { tags: ["a", "c", "b"] },
  },
  {
    name: "alphabetical, of keys",
    given: "$.names",
    then: rule("alphabetical"),
    valid: { names: { a: 1, b: 2 } },
    invalid: { names: { b: 1, a: 2 } },
  },
  {
    name: "casing, of keys",
    given: "$.names",
    then: rule("casing", { type: "kebab" }, "@key"),
    valid: { names: { "a-b": 1, c: 2 } },
    invalid: { names: { aB: 1, c_d: 2, "e-f": 3 } },
  },
  {
    name: "casing, with a separator",
    given: "$.names[*]",
    then: rule("casing", { type: "pascal", separator: { char: "-" }, disallowDigits: true }),
    valid: { names: ["Foo-Bar", "Baz"] },
    invalid: { names: ["foo-bar", "Foo-B4r", "Fo_o"] },
  },
  {
    name: "defined",
    given: "$.info",
    then: rule("defined", undefined, "title"),
    valid: { info: { title: null } },
    invalid: { info: { name: 1 } },
  },
  {
    name: "enumeration",
    given: "$..color",
    then: rule("enumeration", { values: ["red", 2] }),
    valid: { a: { color: "red" }, color: 2 },
    invalid: { a: { color: "blue" }, b: [{ color: 3 }] },
  },
  {
    name: "falsy",
    given: "$",
    then: rule("falsy", undefined, "deprecated"),
    valid: { deprecated: false },
    invalid: { deprecated: true },
  },
  {
    name: "length",
    given: ["$.list", "$.text", "$.number", "$.object"],
    then: rule("length", { min: 2, max: 3 }),
    valid: { list: [1, 2], text: "abc", number: 3, object: { a: 1, b: 2 } },
    invalid: { list: [1], text: "abcd", number: 4, object: { a: 1 } },
  },
  {
    name: "or",
    given: "$.info",
    then: rule("or", { properties: ["a", "b", "c"] }),
    valid: { info: { b: 1, c: 1 } },
    invalid: { info: { d: 1 } },
  },
  {
    name: "pattern",
    given: "$.names[*]",
    then: rule("pattern", { match: "/^[a-z]+$/i", notMatch: "secret" }),
    valid: { names: ["abc", "DEF"] },
    invalid: { names: ["a1", "secret", "secret1"] },
  },
  {
    name: "schema",
    given: "$.limits",
    then: rule("schema", {
      allErrors: true,
      schema: {
        type: "object",
        required: ["max"],
        properties: { max: { type: "integer", maximum: 3 }, kind: { enum: ["soft", "hard"] } },
        additionalProperties: false,
      },
    }),
    valid: { limits: { max: 3, kind: "soft" } },
    invalid: { limits: { max: 4, kind: "sof", other: 1 } },
  },
  {
    name: "schema, of a field that is missing",
    given: "$",
    then: rule("schema", { schema: { type: "string" } }, "limits.max"),
    valid: { limits: { max: "x" } },
    invalid: { limits: { max: [1] } },
  },
  {
    name: "truthy",
    given: "$.info",
    then: [rule("truthy", undefined, "title"), rule("truthy", undefined, "contact.name")],
    valid: { info: { title: "x", contact: { name: "y" } } },
    invalid: { info: { title: "", contact: { email: "z" } } },
  },
  {
    name: "undefined",
    given: "$.info",
    then: rule("undefined", undefined, "version"),
    valid: { info: { title: 1 } },
    invalid: { info: { version: null } },
  },
  {
    name: "unreferencedReusableObject",
    given: "$.definitions",
    then: rule("unreferencedReusableObject", { reusableObjectsLocation: "#/definitions" }),
    valid: { a: { $ref: "#/definitions/A" }, definitions: { A: {} } },
    invalid: {
      a: { $ref: "#/definitions/A" },
      definitions: { A: {}, B: {}, "C D": {}, E: { $ref: "#/definitions/E" } },
    },
  },
  {
    name: "xor",
    given: "$.info",
    then: rule("xor", { properties: ["a", "b"] }),
    valid: { info: { b: 1 } },
    invalid: { info: { a: 1, b: 1 } },
  },
];

describe("each function of Spectral", () => {
  test("is among the cases", () => {
    const used = new Set(
      CASES.flatMap(({ then }) => [then].flat().map((part) => (part as { function: unknown }).function)),
    );
    expect(
      Object.entries(functions)
        .filter(([, known]) => !used.has(known))
        .map(([name]) => name),
    ).toEqual([]);
  });

  test.each(CASES)("$name", async ({ given = "$", then, valid, invalid }) => {
    const definition = { rules: { "the-rule": { given, then, message: "{{error}} at {{path}}", severity: "error" } } };
    for (const resolved of [true, false]) {
      const rules = { "the-rule": { ...definition.rules["the-rule"], resolved } };
      expect(await lintBoth({ "a.json": JSON.stringify(valid) }, { rules })).toEqual({ stock: [], ours: [] });
      for (const text of [JSON.stringify(invalid), JSON.stringify(invalid, null, 2)]) {
        const { stock, ours } = await lintBoth({ "a.json": text }, { rules });
        expect(ours).toEqual(stock);
        expect(stock.length).toBeGreaterThan(0);
      }
      const described = await lintBoth(
        { "a.json": JSON.stringify(invalid) },
        { rules: { "the-rule": { given, then, resolved } } },
      );
      expect(described.ours).toEqual(described.stock);
    }
  });
});
