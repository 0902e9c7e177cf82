import { describe, expect, test } from "vitest";
import { apigate, diffJson } from "../support/apigate.ts";
import { type Files, folder } from "../support/folder.ts";

/** Marks where the finding has to point; it is taken out of the text. */
const HERE = "«";
const TYPE = { base: "string", revision: "integer" };
type Side = keyof typeof TYPE;

const WRAPPED = (schema: string): string =>
  `{"openapi": "3.0.3", "info": {"title": "T", "version": "1"}, "paths": {"/a": {"get": {"responses": {"200": {"description": "ok", "content": {"application/json": {"schema": ${schema}}}}}}}}}`;
const HEAD = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\n";
const OPERATION =
  "      responses:\n        '200':\n          description: ok\n          content:\n            application/json:\n";

/** One API per way of writing; `TYPE` stands where the two sides differ. */
const VARIANTS: Record<string, string> = {
  "pretty.json": WRAPPED(
    `{\n  "properties": {\n    "total": {\n      "description": "é ☃ 😀 \\" }",\n      ${HERE}"type": "TYPE"\n    }\n  }\n}`,
  ),
  "minified.json": WRAPPED(`{"properties":{"total":{${HERE}"type":"TYPE"}}}`).replaceAll(" ", ""),
  "crlf.json": WRAPPED(`{\n  "properties": {\n    "total": { ${HERE}"type": "TYPE" }\n  }\n}`).replaceAll("\n", "\r\n"),
  "cr.json": WRAPPED(`{\n  "properties": {\n    "total": { ${HERE}"type": "TYPE" }\n  }\n}`).replaceAll("\n", "\r"),
  "tabs.json": WRAPPED(`{\n\t"properties": {\n\t\t"total": {\n\t\t\t${HERE}"type": "TYPE"\n\t\t}\n\t}\n}`),
  "bom.json": `\ufeff${WRAPPED(`{${HERE}"type":"TYPE"}`)}`,
  "escaped.json": WRAPPED(`{"properties": {"a\\"}\\\\": {"type": "object"}, "b/c~d%": {\n${HERE}"type": "TYPE"}}}`),
  "spelt.json": WRAPPED(`{"properties": {"total": {\n${HERE}"\\u0074ype": "TYPE"}}}`),
  "array.json": WRAPPED(`{"allOf": [{"type": "object"}, {"properties": {"a": {\n  ${HERE}"type": "TYPE"}}}]}`),
  "block.yaml": `${HEAD}paths:\n  /a:\n    get:\n${OPERATION}              schema:\n                properties:\n                  total:\n                    # type: no\n                    ${HERE}type: TYPE\n`,
  "crlf.yaml":
    `${HEAD}paths:\n  /a:\n    get:\n${OPERATION}              schema:\n                ${HERE}type: TYPE\n`.replaceAll(
      "\n",
      "\r\n",
    ),
  "bom.yaml": `\ufeff${HEAD}paths:\n  /a:\n    get:\n${OPERATION}              schema:\n                ${HERE}type: TYPE\n`,
  "flow.yaml": `${HEAD}paths: {/a: {get: {responses: {'200': {description: ok, content: {application/json: {schema: {properties: {total: {${HERE}type: TYPE}}}}}}}}}}\n`,
  "quoted.yaml": `${HEAD}"paths":\n  '/a':\n    "get":\n${OPERATION}              'schema':\n                "properties":\n                  "to tal":\n                    ${HERE}"type": 'TYPE'\n`,
  "numbered.yaml": `${HEAD}paths:\n  /a:\n    get:\n      responses:\n        200:\n          description: ok\n          content:\n            application/json:\n              schema:\n                ${HERE}type: TYPE\n`,
  "listed.yaml": `${HEAD}paths:\n  /a:\n    get:\n${OPERATION}              schema:\n                allOf:\n                - maxProperties: 9\n                - properties:\n                    a:\n                      ${HERE}type: TYPE\n`,
  "wide.yaml": `${HEAD}paths:\n  /a:\n    get:\n${OPERATION}              schema: {title: "é ☃ 😀", ${HERE}type: TYPE}\n`,
};

const withType = (text: string, side: Side): string => text.replaceAll("TYPE", TYPE[side]);
const files = (side: Side): Files =>
  Object.fromEntries(Object.entries(VARIANTS).map(([name, text]) => [name, withType(text, side).replace(HERE, "")]));

/** Line and column, in UTF-16 units as editors count them, without a byte order mark. */
function marked(text: string): { line: number; column: number } {
  const lines =
    text
      .replace("\ufeff", "")
      .split(HERE)[0]
      ?.split(/\r\n|\n|\r/) ?? [];
  return { line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
}

describe("a finding points at the keyword that changed", async () => {
  const { findings } = await diffJson([folder(files("base")), folder(files("revision"))], { cwd: folder() });

  test.each(Object.entries(VARIANTS))("in %s", (name, text) => {
    const here = findings.filter(({ location }) => location.file === name);
    expect(here.map(({ ruleId }) => ruleId)).toEqual(["type-changed"]);
    expect(here[0]?.location, "revision").toMatchObject(marked(withType(text, "revision")));
    expect(here[0]?.baseLocation, "base").toMatchObject(marked(withType(text, "base")));
  });

  test.each([
    ["what is merged in", "\n                <<: *common\n                maxLength: 3\n"],
    ["an alias", " *common\n"],
  ])("%s has the place where it is written, or where it is used", async (_, schema) => {
    const text = (type: string): string =>
      `${HEAD}x-common: &common\n  type: ${type}\npaths:\n  /a:\n    get:\n${OPERATION}              schema:${schema}`;
    const result = await diffJson(["a.yaml", "b.yaml"], {
      cwd: folder({ "a.yaml": text("string"), "b.yaml": text("integer") }),
    });
    expect([4, 13, 14]).toContain(result.findings[0]?.location.line);
  });
});

describe("a finding in a description of several files names the file", () => {
  const root = (file: string): string => WRAPPED(`{"$ref": "${file}"}`);

  test("of the schema that changed, with its place there", async () => {
    const schema = (type: string): string => `Order:\n  properties:\n    total:\n      type: ${type}\n`;
    const cwd = folder({
      "a/api.json": root("schemas/order.yaml#/Order"),
      "a/schemas/order.yaml": schema("string"),
      "b/api.json": root("schemas/order.yaml#/Order"),
      "b/schemas/order.yaml": `# moved down\n\n${schema("integer")}`,
    });
    const { findings } = await diffJson(["a", "b"], { cwd });
    expect(findings).toMatchObject([
      {
        subject: expect.stringContaining("schemas/order.yaml#/Order/properties/total"),
        location: { file: "schemas/order.yaml", line: 6, column: 7, pointer: "/Order/properties/total/type" },
        baseLocation: { file: "schemas/order.yaml", line: 4, column: 7, pointer: "/Order/properties/total/type" },
      },
    ]);
    const { stdout } = await apigate(["diff", "a", "b"], { cwd });
    expect(stdout).toMatch(/schemas\/order\.yaml:6:7$/m);
    expect(stdout).toMatch(/^ +4 - +type: string$/m);
    expect(stdout).toMatch(/^ +6 \+ +type: integer$/m);
  });

  test("on either side, when a schema moved from one file to another", async () => {
    const cwd = folder({
      "a/api.json": root("old.json"),
      "a/old.json": '{"type":"string"}',
      "b/api.json": root("new.json"),
      "b/new.json": '{\n  "type":"integer"}',
    });
    expect((await diffJson(["a", "b"], { cwd })).findings).toMatchObject([
      { location: { file: "new.json", line: 2, column: 3 }, baseLocation: { file: "old.json", line: 1, column: 2 } },
    ]);
  });

  test("something that is gone has the place of what is left around it, and its own in base", async () => {
    const schema = (more: string): string =>
      `{\n  "type": "object",\n  "required": ["id"${more ? ', "total"' : ""}],\n  "properties": {\n    "id": {"type": "string"}${more}\n  }\n}`;
    const cwd = folder({
      "a/api.json": root("s.json"),
      "a/s.json": schema(',\n    "total": {"type": "number"}'),
      "b/api.json": root("s.json"),
      "b/s.json": schema(""),
    });
    expect((await diffJson(["a", "b"], { cwd })).findings).toMatchObject([
      {
        ruleId: "response-property-removed",
        location: { file: "s.json", line: 4, column: 3, pointer: "/properties" },
        baseLocation: { line: 6, column: 5, pointer: "/properties/total" },
      },
    ]);
  });
});
