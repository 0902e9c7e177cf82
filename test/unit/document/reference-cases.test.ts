import path from "node:path";
import { describe, expect, test } from "vitest";
import { headlines } from "../../support/apigate.ts";
import { type Files, folder } from "../../support/folder.ts";
import { diffHere, refusalHere } from "../../support/in-process.ts";
import { description, type JsonObject, json, operation } from "../../support/openapi.ts";

const base = { "base.json": json(description({ id: { type: "string" } })) };
const plain = { type: "string" };
/** A description whose one operation answers with this schema. */
const answering = (schema: JsonObject, more: JsonObject = {}): string =>
  json({ ...description(), paths: { "/orders": { get: operation(schema) } }, ...more });
const referring = (reference: string, more: JsonObject = {}): string => answering({ $ref: reference }, more);

const refusal = (root: string, files: Files = {}): Promise<string> =>
  refusalHere("base.json", "x.json", folder({ ...base, ...files, "x.json": root }));

/** Line and column of the `$ref` in what `referring` writes. */
const AT = /\nx\.json:16:19\n/;

describe("a $ref that leads nowhere", () => {
  const components = { components: { schemas: { Order: { type: "object" } } } };

  test.each([
    ["a name that is not there", "#/components/schemas/Ordr", /nothing is there/, /Did you mean `Order`\?/],
    ["a section that is not there", "#/component/schemas/Order", /nothing is there/, /./],
    ["an index out of range", "#/paths/~1orders/get/tags/0", /nothing is there/, /./],
    [
      "a missing file",
      "schemas/order.json",
      /has no file `schemas\/order\.json`/,
      /Did you mean `schemas\/orders\.json`\?/,
    ],
    ["a missing file with a fragment", "order.json#/Order", /has no file `order\.json`/, /./],
    ["a missing anchor", "#order", /nothing is there/, /./],
    ["a missing pointer in another file", "schemas/orders.json#/Nope", /nothing is there/, /./],
    ["a folder", "schemas", /`schemas`/, /./],
    ["a folder with a slash", "schemas/", /schemas/, /./],
    ["the empty file name of a query", "?x=1", /has no file/, /./],
    ["a backslash", "schemas\\orders.json", /out of the tree|has no file/, /./],
    ["a name that objects inherit", "#/components/schemas/constructor", /nothing is there/, /./],
    ["a prototype", "#/components/schemas/__proto__", /nothing is there/, /./],
    ["a length", "#/components/schemas/length", /nothing is there/, /./],
  ])("%s", async (_, reference, reason, hint) => {
    const stderr = await refusal(referring(reference, components), { "schemas/orders.json": json({ type: "object" }) });
    expect(stderr).toContain(`\`$ref: ${reference}\` cannot be resolved`);
    expect(stderr).toMatch(reason);
    expect(stderr).toMatch(hint);
    expect(stderr).toMatch(AT);
  });

  test("in a second file is reported there", async () => {
    const stderr = await refusal(referring("a.json"), {
      "a.json": '{\n  "$ref": "b/c.json#/D"\n}\n',
      "b/c.json": '{\n  "D": {\n    "items": {\n      "$ref": "../gone.json" } } }',
    });
    expect(stderr).toMatch(/\$ref: \.\.\/gone\.json/);
    expect(stderr).toMatch(/\nb\/c\.json:4:7\n/);
  });

  test("to a file that is no JSON or YAML: what is wrong with that file", async () => {
    expect(await refusal(referring("README.md"), { "README.md": "# Title\n\nText: with: colons\n" })).toMatch(
      /not valid YAML[\s\S]*README\.md:3:/,
    );
    expect(await refusal(referring("list.md"), { "list.md": "just prose\n" })).toMatch(/list\.md|x\.json/);
  });

  test("to something that can be no schema: to read it as `anything goes` would let every change pass", async () => {
    for (const content of ["", "null\n", "just prose\n", "- type: string\n", "12\n"]) {
      expect(await refusal(referring("other.yaml"), { "other.yaml": content }), content).toMatch(/other\.yaml|x\.json/);
    }
  });
});

describe("a $ref that leads out", () => {
  const beside = folder({ "x.json": json({ type: "string", enum: ["top-secret"] }) });
  const url = `file://${path.join(beside, "x.json")}`;

  test.each([
    ["one level up", "../x.json"],
    ["two levels up", "../../x.json"],
    ["up in the middle", "a/../../x.json"],
    ["up, percent-encoded", "%2e%2e/x.json"],
    ["up, encoded slashes", "..%2fx.json"],
    ["up with backslashes", "..\\x.json"],
    ["an absolute path", path.join(beside, "x.json")],
    ["an absolute path, encoded", `%2F${path.join(beside, "x.json").slice(1)}`],
    ["an absolute path to secrets", "/proc/self/environ"],
    ["a file URL", url],
    ["a file URL in capitals", url.replace("file", "FILE")],
    ["a URL", "https://example.org/schema.json"],
    ["a URL with a fragment", "http://127.0.0.1:9/schema.json#/a"],
    ["a URL of the same scheme", "//example.org/schema.json"],
    ["a mail address", "mailto:a@example.org"],
    ["a data URL", "data:application/json,{}"],
    ["a drive", "C:\\x.json"],
    ["a NUL", "a\0.json"],
  ])("%s is refused", async (_, reference) => {
    const stderr = await refusal(referring(reference));
    expect(stderr).toMatch(/cannot be resolved: (?:it leads out of the tree|apigate reads nothing from the network)/);
    expect(stderr).not.toContain("top-secret");
    expect(stderr).toMatch(AT);
  });

  test("a URL as the `$id` of a schema of the description is no way out", async () => {
    const components = { components: { schemas: { A: { $id: "https://example.org/a", type: "object" } } } };
    const files = { ...base, "x.json": referring("#/components/schemas/A", { ...components, openapi: "3.1.0" }) };
    expect((await diffHere("base.json", "x.json", folder(files))).verdict).toBe("fail");
  });
});

describe("a $ref that leads in a circle", () => {
  const schemas = (all: JsonObject): JsonObject => ({ components: { schemas: all } });

  test.each([
    ["to itself", schemas({ A: { $ref: "#/components/schemas/A" } })],
    ["over two", schemas({ A: { $ref: "#/components/schemas/B" }, B: { $ref: "#/components/schemas/A" } })],
    ["over a path item", { paths: { "/orders": { $ref: "#/paths/~1orders" } } }],
  ])("%s is refused", async (_, more) => {
    expect(await refusal(referring("#/components/schemas/A", more))).toMatch(
      /leads only to itself|cannot be resolved[\s\S]*x\.json/,
    );
  });

  test("over two files is refused", async () => {
    expect(
      await refusal(referring("a.json"), { "a.json": '{"$ref":"b.json"}', "b.json": '{"$ref":"a.json"}' }),
    ).toMatch(/leads only to itself[\s\S]*\n[xab]\.json:\d+:\d+\n/);
  });

  test("a chain of 900 references is followed, one of 10,000 is refused in time", async () => {
    const chain = (length: number): JsonObject =>
      schemas(
        Object.fromEntries(
          Array.from({ length }, (_, index) => [
            `A${index}`,
            index === length - 1 ? plain : { $ref: `#/components/schemas/A${index + 1}` },
          ]),
        ),
      );
    const cwd = folder({ "a.json": referring("#/components/schemas/A0", chain(900)), "b.json": answering(plain) });
    expect((await diffHere("a.json", "b.json", cwd)).findings).toEqual([]);
    const started = performance.now();
    expect(await refusal(referring("#/components/schemas/A0", chain(10_000)))).toMatch(/\$ref/);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  test("recursive schemas are fine, and changes in them are found once", async () => {
    const to = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
    const tree = (leaf: JsonObject): string => {
      const Tree = {
        type: "object",
        properties: { children: { type: "array", items: to("Tree") }, leaf, twin: to("Twin") },
      };
      return referring("#/components/schemas/Tree", schemas({ Tree, Twin: { allOf: [to("Tree")] } }));
    };
    const cwd = folder({ "a.json": tree({ type: "string" }), "b.json": tree({ type: "integer" }) });
    expect(headlines(await diffHere("a.json", "b.json", cwd))).toEqual(["error type-changed"]);
  });

  test("files that refer to each other are fine", async () => {
    const files = (type: string): Files => ({
      "x.json": referring("a.json"),
      "a.json": json({ type: "object", properties: { b: { $ref: "b.json" } } }),
      "b.json": json({ type: "object", properties: { a: { $ref: "a.json" }, id: { type } } }),
    });
    const result = await diffHere(folder(files("string")), folder(files("integer")), folder());
    expect(headlines(result)).toEqual(["error type-changed"]);
  });
});

describe("a $ref that is none", () => {
  const GONE = { $ref: "#/nowhere" };

  test.each<[string, JsonObject, JsonObject]>([
    ["in an example of a schema", { type: "object", example: GONE }, {}],
    ["in examples", { type: "object", examples: [GONE] }, {}],
    ["in a default", { type: "object", default: GONE }, {}],
    ["in an enum", { enum: [GONE] }, {}],
    ["in a const", { const: GONE }, { openapi: "3.1.0" }],
    ["in an extension", { type: "object", "x-internal": { a: [GONE] } }, {}],
    ["in an extension of the root", plain, { "x-all": GONE }],
    ["in prose", { type: "string", description: "see $ref: #/nowhere", title: '{"$ref":"#/nowhere"}' }, {}],
    [
      "in a component that nothing reaches",
      plain,
      { components: { schemas: { Unused: GONE, Also: { properties: { a: { $ref: "https://example.org/x" } } } } } },
    ],
    ["as the name of a property", { type: "object", properties: { $ref: plain } }, {}],
    [
      "that is no string",
      { type: "object", properties: { a: { type: "object", properties: { $ref: { type: "string" } } } } },
      {},
    ],
    [
      "in a property called example",
      { type: "object", properties: { example: { type: "string", example: GONE } } },
      {},
    ],
  ])("%s is no error", async (_, schema, more) => {
    const cwd = folder({ "a.json": answering({ type: "string" }), "b.json": answering(schema, more) });
    expect((await diffHere("a.json", "b.json", cwd)).apis).toHaveLength(1);
  });

  test.each<[string, JsonObject]>([
    ["in a property called example", { type: "object", properties: { example: GONE } }],
    ["in a property called default", { type: "object", properties: { default: { items: GONE } } }],
    ["in a property called x-internal", { type: "object", properties: { "x-internal": GONE } }],
    ["in a pattern property", { type: "object", patternProperties: { "^x-": GONE } }],
    ["below not", { not: GONE }],
    ["below allOf", { allOf: [plain, GONE] }],
    ["below additionalProperties", { additionalProperties: GONE }],
    ["below if", { if: GONE }],
  ])("but %s it is one", async (_, schema) => {
    expect(await refusal(answering(schema, { openapi: "3.1.0" }))).toMatch(/\$ref: #\/nowhere/);
  });
});

describe("ways to write a $ref", () => {
  const order = json({
    definitions: { "a/b~c d": { type: "integer" } },
    $defs: { n: { $anchor: "named", type: "integer" } },
  });

  test.each([
    ["an escaped pointer", "sub/order.json#/definitions/a~1b~0c d"],
    ["a percent-encoded pointer", "sub/order.json#/definitions/a~1b~0c%20d"],
    ["a dot in front", "./sub/order.json#/$defs/n"],
    ["a detour", "sub/../sub/./order.json#/$defs/n"],
    ["an anchor", "sub/order.json#named"],
    ["an encoded file name", "sub%2Forder.json#/$defs/n"],
  ])("%s", async (_, reference) => {
    const cwd = folder({
      "a.json": answering({ type: "string" }, { openapi: "3.1.0" }),
      "b.json": referring(reference, { openapi: "3.1.0" }),
      "sub/order.json": order,
    });
    expect(headlines(await diffHere("a.json", "b.json", cwd))).toEqual(["error type-changed"]);
  });

  test("YAML refers to JSON and back", async () => {
    const cwd = folder({
      "a.json": answering({ type: "string" }),
      "b.json": referring("sub/a.yaml#/A"),
      "sub/a.yaml": "A:\n  $ref: ../c.json\n",
      "c.json": '{"type":"integer"}',
    });
    expect(headlines(await diffHere("a.json", "b.json", cwd))).toEqual(["error type-changed"]);
  });

  test("a whole file, by its bare name and with an empty fragment", async () => {
    const cwd = folder({
      "a.json": referring("c.json"),
      "b.json": referring("c.json#"),
      "c.json": '{"type":"integer"}',
    });
    expect((await diffHere("a.json", "b.json", cwd)).findings).toEqual([]);
  });
});
