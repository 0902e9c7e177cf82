import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ApigateError } from "../../src/core/errors.ts";
import { parseJson } from "../../src/document/parse-json.ts";
import { parseYaml } from "../../src/document/parse-yaml.ts";
import type { Json } from "../../src/document/value.ts";
import { check } from "../support/property.ts";

const parse = (text: string): Json => parseJson(Buffer.from(text), text, "api.json");

describe("YAML 1.2", () => {
  test.each<[string, Json]>([
    ["null", null],
    ["~", null],
    ["", null],
    ["true", true],
    ["False", false],
    ["yes", "yes"],
    ["no", "no"],
    ["on", "on"],
    ["Off", "Off"],
    ["y", "y"],
    ["0o17", 15],
    ["017", 17],
    ["0x1F", 31],
    ["0b11", "0b11"],
    ["1_000", "1_000"],
    ["+12", 12],
    ["-0", 0],
    ["12:30:45", "12:30:45"],
    ["2024-01-01", "2024-01-01"],
    ["1e3", 1000],
    ["1.10", 1.1],
    [".5", 0.5],
    ["5.", 5],
    ["9007199254740993", 9007199254740993n],
    ["1.2.3", "1.2.3"],
    ["=", "="],
    ["'1'", "1"],
    ['"no"', "no"],
    ["!!str 1", "1"],
  ])("%s", (text, value) => expect(parseYaml(`a: ${text}\n`, "api.yaml")).toEqual({ a: value }));

  test.each([".inf", "-.INF", ".nan", "!!binary aGk=", "!!js/function x", "!custom 1", "*missing"])(
    "%s is refused",
    (text) => {
      expect(() => parseYaml(`a: ${text}\n`, "api.yaml")).toThrow(ApigateError);
    },
  );

  test("keys keep their spelling", () => {
    expect(Object.keys(parseYaml("200: a\n1.10: b\nyes: c\nnull: d\n0x10: e\n", "api.yaml") as object)).toEqual([
      "200",
      "1.10",
      "yes",
      "null",
      "0x10",
    ]);
  });

  test("JSON is YAML: both readers agree", async () => {
    const printable = fc.string({ unit: fc.constantFrom(..."abé😀 /:#-{}[],&*!|>'\"%@`\\\t\n~0") });
    const values = fc
      .jsonValue({ stringUnit: "grapheme" })
      .map((value) => JSON.parse(JSON.stringify(value).replace(/[\u007f-\u009f\ufeff\ufffe\uffff]/g, "?")) as Json);
    const property = fc.property(
      values,
      fc.dictionary(printable, printable, { noNullPrototype: true }),
      (value, dictionary) => {
        const text = JSON.stringify({ value, dictionary });
        expect(parseYaml(text, "api.yaml")).toEqual(parse(text));
      },
    );
    await check(property, 500);
  });

  test("a repeated key is refused", () => {
    for (const text of ["a: 1\na: 2\n", "{a: 1, 'a': 2}\n", "x:\n  - b: 1\n    b: 1\n", "200: x\n'200': y\n"])
      expect(() => parseYaml(text, "api.yaml")).toThrow("appears twice");
  });
});
