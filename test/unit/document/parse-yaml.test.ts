import fc from "fast-check";
import yaml from "js-yaml";
import { describe, expect, test } from "vitest";
import { parseYaml } from "../../../src/document/parse-yaml.ts";
import { errorOf } from "../../support/errors.ts";
import { aliasBomb } from "../../support/hostile.ts";
import { check } from "../../support/property.ts";

const parse = (text: string) => parseYaml(text, "f.yaml");

describe("parseYaml", () => {
  test("reads JSON as JSON", async () => {
    await check(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const text = JSON.stringify(value);
        fc.pre(!/\\u00(?:7f|8|9)|[\u007f-\u009f\ufffe\uffff]|\\ud[89a-f]/i.test(text) && !text.includes("__proto__"));
        expect(parse(text)).toEqual(JSON.parse(text));
      }),
      100,
    );
  });

  test("reads back what was written as YAML", async () => {
    await check(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const plain: unknown = JSON.parse(JSON.stringify(value));
        fc.pre(!JSON.stringify(plain).includes("__proto__"));
        expect(parse(yaml.dump(plain))).toEqual(plain);
      }),
      100,
    );
  });

  /** YAML 1.2.2 §10.3.2, the core schema. */
  test.each<[string, unknown]>([
    ["null", null],
    ["~", null],
    ["Null", null],
    ["", null],
    ["nULL", "nULL"],
    ["true", true],
    ["True", true],
    ["FALSE", false],
    ["yes", "yes"],
    ["no", "no"],
    ["on", "on"],
    ["off", "off"],
    ["y", "y"],
    ["tRUE", "tRUE"],
    ["12", 12],
    ["+12", 12],
    ["-12", -12],
    ["012", 12],
    ["0o14", 12],
    ["0xC", 12],
    ["0b11", "0b11"],
    ["1_000", "1_000"],
    ["0o8", "0o8"],
    ["1.5", 1.5],
    [".5", 0.5],
    ["5.", 5],
    ["1e3", 1000],
    ["1.5E-1", 0.15],
    ["-.5", -0.5],
    ["1.0", 1],
    ["1e", "1e"],
    [".", "."],
    ["1.2.3", "1.2.3"],
    ["2024-01-01", "2024-01-01"],
    ["2024-01-01T00:00:00Z", "2024-01-01T00:00:00Z"],
    ["12:30:45", "12:30:45"],
    ["=", "="],
    ["1,000", "1,000"],
    ["9007199254740993", 9007199254740993n],
    ["0xFFFFFFFFFFFFFFFF", 18446744073709551615n],
    ["!!str 12", "12"],
    ["'12'", "12"],
  ])("%s", (text, value) => {
    expect(parse(`a: ${text}\n`)).toEqual({ a: value });
  });

  test("keys keep their spelling", () => {
    expect(
      Object.keys(parse("200: 1\n1.10: 2\n0x10: 3\nno: 4\n~: 5\n1e3: 6\n2024-01-01: 7\ntrue: 8\n") as object),
    ).toEqual(["200", "1.10", "0x10", "no", "~", "1e3", "2024-01-01", "true"]);
  });

  test("__proto__ is an own key, directly and merged", () => {
    for (const text of ["__proto__: {x: 1}\n", "a: &a {__proto__: {x: 1}}\nb: {<<: *a}\n", "__proto__: 1\n"]) {
      const value = parse(text) as Record<string, unknown>;
      const owner = (value.b ?? value) as Record<string, unknown>;
      expect(Object.keys(owner), text).toContain("__proto__");
      expect(owner.x, text).toBeUndefined();
    }
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  test.each([
    ["a: 1\nb: 2\na: 3\n", "twice", 3],
    ["a: 1\n'a': 2\n", "twice", 2],
    ["200: 1\n'200': 2\n", "twice", 2],
    ["a: !!binary aGk=\n", "tag", 1],
    ["a: !!timestamp 2024-01-01\n", "tag", 1],
    ["a: !!set {b}\n", "tag", 1],
    ["a: !<tag:yaml.org,2002:js/undefined> ''\n", "tag", 1],
    ["a: 1\n---\nb: 2\n", "more than one document", undefined],
    ["a:\n\tb: 1\n", "tab", 2],
    ["a: {<<: 1}\n", "merge", 1],
    ["a: @b\n", "", 1],
    ["a: `b`\n", "", 1],
    ["a: .inf\n", "JSON number", 1],
    ["{a: 1}: 2\n", "key", 1],
    ["? [a]\n: 2\n", "key", 1],
  ])("%j is refused", (text, message, line) => {
    const error = errorOf(() => parse(text));
    expect(error.code).toBe("E_PARSE");
    expect(error.message).toMatch(new RegExp(message, "i"));
    if (line !== undefined) expect(error.location).toMatchObject({ file: "f.yaml", line });
  });

  test("a nested alias is one node; a cycle is refused", () => {
    const value = parse("a: &a {b: 1}\nc: *a\nd: [*a, *a]\n") as Record<string, unknown>;
    expect(value.c).toEqual({ b: 1 });
    for (const text of ["&a [*a]", "&a {b: *a}", "a: &a\n  b: [{c: *a}]\n"])
      expect(errorOf(() => parse(text)).code, text).toBe("E_PARSE");
  });

  test("an alias bomb is refused at once; many aliases of one schema are not", () => {
    const started = performance.now();
    expect(errorOf(() => parse(aliasBomb())).code).toBe("E_LIMIT");
    expect(performance.now() - started).toBeLessThan(3_000);
    expect(parse(`a: &a {b: 1}\nc: [${Array.from({ length: 5_000 }, () => "*a").join(", ")}]\n`)).toBeDefined();
  });

  test("a chain of merges that doubles is refused or read at once", () => {
    const lines = Array.from({ length: 60 }, (_, index) =>
      index === 0 ? "a0: &a0 {k0: 1}" : `a${index}: &a${index} {<<: [*a${index - 1}, *a${index - 1}], k${index}: 1}`,
    );
    const started = performance.now();
    try {
      parse(lines.join("\n"));
    } catch (error) {
      expect((error as Error).name).toBe("ApigateError");
    }
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  test("deep nesting is refused by the limit, the same as in JSON, in every style, without a stack overflow", () => {
    const flow = "[".repeat(300) + "]".repeat(300);
    const block = Array.from({ length: 300 }, (_, level) => `${" ".repeat(level)}a:`).join("\n");
    const dashes = `${"- ".repeat(300)}a`;
    for (const text of [flow, block, dashes, "[".repeat(100_000)])
      expect(errorOf(() => parse(text)).code, text.slice(0, 10)).toBe("E_LIMIT");
    expect(errorOf(() => parse(`${"? ".repeat(300)}a`)).code).toMatch(/E_LIMIT|E_PARSE/);
    expect(parse("[".repeat(128) + "]".repeat(128))).toBeDefined();
    expect(errorOf(() => parse("[".repeat(129) + "]".repeat(129))).code).toBe("E_LIMIT");
  });
});
