import { describe, expect, test } from "vitest";

import { folder } from "../../support/folder.ts";
import { diffHere } from "../../support/in-process.ts";
import { apiWith, description, type JsonObject, json, operation } from "../../support/openapi.ts";

/** The description `{…}` with this schema as the answer of its one operation, as text, so that numbers stay as written. */
const answering = (schema: string): string =>
  json({ ...description(), paths: { "/orders": { get: operation({ PLACE: true }) } } }).replace(
    /"PLACE": true/,
    schema,
  );

/** A number property for each name, with `maximum` as it is written. */
const maxima = (values: Record<string, string>): string =>
  answering(
    `"properties": {${Object.entries(values)
      .map(([name, value]) => `"${name}": {"type": "number", "maximum": ${value}}`)
      .join(", ")}}`,
  );

/** The same in YAML. */
const inYaml = (schema: string): string =>
  `openapi: 3.0.3\ninfo: {title: Orders, version: '1'}\npaths:\n  /orders:\n    get:\n      responses:\n        200:\n          description: ok\n          content:\n            application/json:\n              schema:\n${schema.replace(/^/gm, "                ")}\n`;
const maximaInYaml = (values: Record<string, string>): string =>
  inYaml(
    `properties:\n${Object.entries(values)
      .map(([name, value]) => `  "${name}": {type: number, maximum: ${value}}`)
      .join("\n")}`,
  );

describe("numbers are compared digit by digit", () => {
  const pairs: Record<string, [string, string, boolean]> = {
    "2^53 and 2^53 + 1": ["9007199254740992", "9007199254740993", true],
    "a long integer and its neighbour": ["123456789012345678901234567890", "123456789012345678901234567891", true],
    "-(2^63) and one less": ["-9223372036854775808", "-9223372036854775809", true],
    "a long fraction and its neighbour": ["0.1234567890123456789", "0.1234567890123456788", true],
    "beyond the range of a double": ["1e400", "1e401", true],
    "below the range of a double": ["1e-400", "2e-400", true],
    "1.0 and 1": ["1.0", "1", false],
    "1e3 and 1000": ["1e3", "1000", false],
    "1E+3 and 1000.00": ["1E+3", "1000.00", false],
    "0.1 and 1e-1": ["0.1", "1e-1", false],
    "-0 and 0": ["-0", "0", false],
    "2^53 + 1 and the same with a fraction": ["9007199254740993", "9007199254740993.0", false],
    "2^53 + 1 and the same with a power": ["90071992547409930e-1", "9007199254740993", false],
    "10^30 in two ways": ["1e30", "1000000000000000000000000000000", false],
    "1e400 in two ways": ["1e400", "10e399", false],
  };
  const names = Object.keys(pairs);
  const differing = names.filter((name) => pairs[name]?.[2]).sort();
  const column = (index: 0 | 1): Record<string, string> =>
    Object.fromEntries(names.map((name) => [name, pairs[name]?.[index] ?? ""]));

  test.each([
    ["JSON", "a.json", "b.json"],
    ["YAML", "a.yaml", "b.yaml"],
    ["YAML and JSON", "a.yaml", "b.json"],
  ])("in %s", async (_, base, revision) => {
    const cwd = folder({
      "a.json": maxima(column(0)),
      "b.json": maxima(column(1)),
      "a.yaml": maximaInYaml(column(0)),
      "b.yaml": maximaInYaml(column(1)),
    });
    const { findings } = await diffHere(base, revision, cwd);
    expect(findings.map(({ location }) => location.pointer.split("/").at(-2)).sort()).toEqual(differing);
  });

  test("a change of one in 2^53 is shown with all its digits", async () => {
    const cwd = folder({ "a.json": maxima({ n: "9007199254740992" }), "b.json": maxima({ n: "9007199254740993" }) });
    const { findings } = await diffHere("a.json", "b.json", cwd);
    expect(findings[0]?.message).toMatch(/9007199254740992.*9007199254740993/);
  });
});

describe("names that JavaScript gives a meaning are names like any other", () => {
  const NAMES = [
    "__proto__",
    "constructor",
    "prototype",
    "hasOwnProperty",
    "toString",
    "valueOf",
    "length",
    "then",
    "$ref",
    "$id",
    "0",
    "",
    " ",
    "a/b~c",
    "é☃",
    "__defineGetter__",
  ];
  const named = (type: string): Record<string, { type: string }> =>
    Object.fromEntries(NAMES.map((name) => [name, { type }]));
  const pointers = NAMES.map((name) => name.replaceAll("~", "~0").replaceAll("/", "~1")).sort();
  const at = (findings: { location: { pointer: string } }[], section: string): string[] =>
    findings.map(({ location }) => location.pointer.split(`/${section}/`)[1]?.split("/")[0] ?? "?").sort();

  test.each(["json", "yaml"])("as properties, in %s", async (extension) => {
    const text = (type: string): string =>
      json({ ...description(), paths: { "/a": { get: operation({ type: "object", properties: named(type) }) } } });
    const cwd = folder({
      [`a.${extension}`]: text("string"),
      [`b.${extension}`]: text("integer"),
      [`c.${extension}`]: `${text("string")} `,
    });
    const { findings } = await diffHere(`a.${extension}`, `b.${extension}`, cwd);
    expect(at(findings, "properties")).toEqual(pointers);
    expect(new Set(findings.map(({ ruleId }) => ruleId))).toEqual(new Set(["type-changed"]));
    expect((await diffHere(`a.${extension}`, `c.${extension}`, cwd)).findings).toEqual([]);
  });

  test("as required properties that are removed", async () => {
    const text = (properties: object): string =>
      json(description({ id: { type: "string" }, ...(properties as Record<string, never>) }));
    const cwd = folder({ "a.json": text(named("string")), "b.json": text({}) });
    const { findings } = await diffHere("a.json", "b.json", cwd);
    expect(findings.map(({ ruleId }) => ruleId)).toEqual(NAMES.map(() => "response-property-removed"));
  });

  test("as schemas, parameters and paths", async () => {
    const names = NAMES.filter((name) => /^\w+$/.test(name));
    const text = (type: string): string =>
      json({
        ...apiWith("T"),
        paths: Object.fromEntries(
          names.map((name) => [
            `/${name}/{id}`,
            {
              get: {
                ...operation({ $ref: `#/components/schemas/${name}` }),
                parameters: [{ name, in: "query", schema: { type } }],
              },
            },
          ]),
        ),
        components: { schemas: named(type) },
      });
    const cwd = folder({ "a.json": text("string"), "b.json": text("integer") });
    const { findings } = await diffHere("a.json", "b.json", cwd);
    expect(
      at(
        findings.filter(({ side }) => side === "response"),
        "schemas",
      ),
    ).toEqual([...names].sort());
    expect(findings.filter(({ side }) => side === "request")).toHaveLength(names.length);
  });
});

describe("YAML says what YAML 1.2 says", () => {
  const inJson = (schema: JsonObject): string =>
    json({ ...description(), paths: { "/orders": { get: operation(schema) } } });

  test.each<[string, string, JsonObject]>([
    ["words of YAML 1.1 are strings", "enum: [no, on, Yes, OFF, y, n]", { enum: ["no", "on", "Yes", "OFF", "y", "n"] }],
    [
      "1_000, 12:30:45 and dates are strings",
      "enum: [1_000, 12:30:45, 2024-01-01, 2024-01-01T00:00:00Z, 0b11, 0o8]",
      { enum: ["1_000", "12:30:45", "2024-01-01", "2024-01-01T00:00:00Z", "0b11", "0o8"] },
    ],
    ["a leading zero is no octal number", "enum: [012, 0o14, 0x1F, +1, .5]", { enum: [12, 31, 1, 0.5] }],
    [
      "names keep their spelling",
      "required: ['no', '012', '1.10', 'null', '1e3']\nproperties: {no: {}, 012: {}, 1.10: {}, null: {}, 1e3: {}}",
      {
        required: ["no", "012", "1.10", "null", "1e3"],
        properties: { no: {}, "012": {}, "1.10": {}, null: {}, "1e3": {} },
      },
    ],
    [
      "merge keys merge, and what stands beside them wins",
      "allOf:\n- &a {type: string, maxLength: 3}\n- {<<: *a, maxLength: 5}",
      {
        allOf: [
          { type: "string", maxLength: 3 },
          { type: "string", maxLength: 5 },
        ],
      },
    ],
    [
      "a list of merge keys",
      "allOf:\n- &a {type: string}\n- &b {maxLength: 5, type: integer}\n- {<<: [*a, *b]}",
      { allOf: [{ type: "string" }, { maxLength: 5, type: "integer" }, { type: "string", maxLength: 5 }] },
    ],
    [
      "a quoted merge key is a name",
      "properties: {'<<': {type: string}}",
      { properties: { "<<": { type: "string" } } },
    ],
    [
      "aliases stand for what they name",
      "properties:\n  a: &a {type: string}\n  b: *a",
      { properties: { a: { type: "string" }, b: { type: "string" } } },
    ],
    ["folded and literal text", 'enum: ["a\\nb\\n"]', { enum: ["a\nb\n"] }],
    ["an explicit string", "enum: [!!str 12, !!str true]", { enum: ["12", "true"] }],
  ])("%s", async (_, yaml, expected) => {
    const cwd = folder({ "a.yaml": inYaml(yaml), "b.json": inJson(expected) });
    expect((await diffHere("a.yaml", "b.json", cwd)).findings).toEqual([]);
    expect((await diffHere("b.json", "a.yaml", cwd)).findings).toEqual([]);
  });

  test("status codes without quotes are status codes", async () => {
    const cwd = folder({
      "a.yaml": inYaml("type: string"),
      "b.json": inJson({ type: "string" }).replace('"200"', '"201"'),
    });
    const { findings } = await diffHere("a.yaml", "b.json", cwd);
    expect(findings.map(({ ruleId }) => ruleId).sort()).toEqual([
      "response-status-added",
      "response-success-status-removed",
    ]);
  });

  test("YAML and JSON, BOM and CR LF, block and flow are one description", async () => {
    const text = inJson({ type: "object", properties: { id: { type: "string" } } });
    const files = {
      "a.json": text,
      "b.yaml": text,
      "c.json": `\ufeff${text}`,
      "d.json": text.replaceAll("\n", "\r\n"),
      "e.yaml": text.replace(/"(\w+)": /g, "$1: "),
    };
    const cwd = folder(files);
    for (const name of Object.keys(files)) expect((await diffHere("a.json", name, cwd)).findings, name).toEqual([]);
  });
});
