import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Files } from "../support/folder.ts";
import { type Definition, formats, functions, lintBoth, oas } from "../support/spectral.ts";

const { truthy, pattern, schema, casing, undefined: absent } = functions;

/** Says something of whatever it is given, with everything a template may name. */
const MESSAGE = "{{property}}|{{error}}|{{path}}|{{value}}|{{description}}|{{nothing}}|{{toString}}";

const tell = (given: unknown, more: Definition = {}, field?: string): Definition => ({
  given,
  then: { function: pattern, functionOptions: { match: "^never$" }, ...(field === undefined ? {} : { field }) },
  message: MESSAGE,
  description: "what it is",
  ...more,
});

const DOCUMENT = JSON.stringify(
  {
    openapi: "3.0.3",
    info: { title: "T", "x y": "w", "": "e", "a.b": { c: "dotted" } },
    servers: [{ url: "u" }, { url: "v" }],
    paths: {
      "/a/{id}": {
        get: { summary: "s", tags: ["one", "two"], responses: { 200: { description: "d" }, 10: { description: "t" } } },
      },
      "/b~c": { $ref: "#/components/pathItems/shared" },
      "/d": { $ref: "#/components/pathItems/shared" },
    },
    components: {
      pathItems: { shared: { get: { summary: "shared", tags: ["one"] }, post: { $ref: "#/components/x/operation" } } },
      x: { operation: { summary: "deep", nested: { $ref: "#/components/x/leaf" } }, leaf: { text: "leaf", more: "m" } },
    },
  },
  null,
  2,
);

interface Case {
  name: string;
  definition: Definition;
  files?: Files;
}

const rules = (...list: Definition[]): Definition => ({
  rules: Object.fromEntries(list.map((rule, index) => [`rule-${index + 1}`, rule])),
});

const CASES: Case[] = [
  { name: "messages", definition: rules(tell("$.info[*]"), tell("$..summary"), tell("$.paths[*][*].tags[*]")) },
  {
    name: "places below references",
    definition: rules(tell("$.paths[*][*].nested.text"), tell("$..text"), tell("$..more")),
  },
  {
    name: "what is missing below references",
    definition: rules(
      { given: "$.paths[*][*]", then: { field: "operationId", function: truthy }, message: MESSAGE },
      { given: "$.paths[*][*]", then: { field: "nested.absent.deep", function: truthy }, message: MESSAGE },
      { given: "$.paths[*]", then: { field: "put", function: truthy } },
      { given: "$.paths[*][*].nested", then: { field: "a.b[0]['c d']", function: truthy }, message: MESSAGE },
    ),
  },
  {
    name: "fields",
    definition: rules(
      tell("$.info", {}, "@key"),
      tell("$.info", {}, "a.b.c"),
      tell("$.info", {}, "['a.b'].c"),
      tell("$", {}, "servers[0].url"),
      tell("$", {}, "$.servers[*].url"),
      tell("$", {}, "$..summary"),
      tell("$", {}, "$.paths[?(@.get)].get.summary"),
      { given: "$", then: { field: "$.no.such", function: truthy }, message: MESSAGE },
      { given: "$.info.title", then: { field: "anything", function: absent } },
      { given: "$.servers", then: { field: "length", function: absent }, message: MESSAGE },
      { given: "$.info", then: { field: "", function: truthy }, message: MESSAGE },
    ),
  },
  {
    name: "expressions in messages",
    definition: rules(
      tell("$.info.title", { message: '#{{print("property")}}is #{{print("value")}}: #{{error}}' }),
      tell("$.info.title", { message: "#{{value.toUpperCase()}} #{{property + '-' + value}} #{{1 + 2}} #{{ path }}" }),
      tell("$.info.title", { message: "#{{constructor}}#{{value.constructor}}#{{unknown}}#{{(}}#{{process}}." }),
      tell("$.info.title", { message: "#{{print()}}#{{print('nothing')}}#{{value.__proto__}}#{{toString}}" }),
      tell("$.info", { message: "#{{value.title}} {{ value }}" }, "@key"),
      { given: "$.info", then: { field: "b", function: truthy }, message: '#{{print("error")}}' },
    ),
  },
  {
    name: "several functions of a rule",
    definition: rules({
      given: ["$.info", "$.servers[*]"],
      then: [
        { field: "url", function: truthy },
        { field: "@key", function: casing, functionOptions: { type: "macro" } },
        { function: schema, functionOptions: { schema: { required: ["z"] } } },
      ],
    }),
  },
  {
    name: "levels up and keys",
    definition: rules(
      tell("$.paths[*]~"),
      tell("$..summary^", { then: { field: "absent", function: truthy } }),
      tell("$..leaf.text^^", { then: { field: "absent", function: truthy } }),
      tell("$.info[?(@property === 'title')]"),
      tell("$..[?(@ && @.summary)]", { then: { field: "operationId", function: truthy } }),
      tell("$.paths[?(@property.match(/b/))].get.summary"),
    ),
  },
  {
    name: "expressions that depend on the way to a place",
    definition: rules(
      tell("$.paths..[?(@path.includes(\"'/d'\"))]", { then: { field: "absent", function: truthy } }),
      tell("$..[?(@parentProperty === 'post' && @property === 'summary')]"),
      tell("$..[?(@parent && @parent.more && @property === 'text')]"),
    ),
  },
  {
    name: "unresolved documents",
    definition: rules(
      tell("$..summary", { resolved: false }),
      tell("$..$ref", { resolved: false }),
      tell("$.paths[*].$ref"),
    ),
  },
  {
    name: "simple aliases",
    definition: {
      aliases: { Item: ["$.paths[*]"], Operation: ["#Item[get,post]", "$.components.x.operation"] },
      ...rules(tell("#Operation.summary"), tell(["#Item.get.tags[*]", "$.info.title"])),
    },
  },
  {
    name: "aliases by format",
    definition: {
      aliases: {
        Title: {
          targets: [
            { formats: [formats.oas2], given: ["$.paths"] },
            { formats: [formats.oas3], given: ["$.info.title"] },
          ],
        },
        Absent: { targets: [{ formats: [formats.oas2], given: ["$.info"] }] },
      },
      ...rules(tell("#Title", { formats: [formats.oas3] }), tell("#Absent", { formats: [formats.oas3_0] })),
    },
  },
  {
    name: "formats",
    definition: rules(
      tell("$.info.title", { formats: [formats.oas2] }),
      tell("$.info.title", { formats: [formats.oas3] }),
      tell("$.info.title", { formats: [formats.oas3_1, formats.oas3_0] }),
      tell("$.info.title"),
    ),
  },
  {
    name: "no format that is known",
    definition: rules(tell("$.info.title", { formats: [formats.oas2] }), tell("$.info.title")),
  },
  { name: "formats of the ruleset", definition: { formats: [formats.oas3_1], ...rules(tell("$.info.title")) } },
  {
    name: "severities",
    definition: rules(
      ...["error", "warn", "info", "hint", "off", 0, 1, 2, 3].map((severity) => tell("$.info.title", { severity })),
    ),
  },
  {
    name: "pages about rules",
    definition: {
      documentationUrl: "https://example.com/rules",
      ...rules(tell("$.info.title"), tell("$.info.title", { documentationUrl: "https://example.com/two" })),
    },
  },
  {
    name: "what a ruleset extends",
    definition: {
      extends: [
        [rules(tell("$.info.title", { recommended: false }), tell("$.servers[*].url")), "all"],
        { rules: { "rule-3": tell("$..text", { recommended: false }), "rule-4": tell("$..more") } },
        [{ rules: { "rule-5": tell("$.openapi"), "rule-6": tell("$.openapi") } }, "off"],
      ],
      rules: { "rule-2": "error", "rule-4": "off", "rule-6": "hint", "rule-3": true, "rule-7": tell("$.openapi") },
    },
  },
  {
    name: "overrides of files",
    definition: {
      ...rules(tell("$.info.title"), tell("$.openapi")),
      overrides: [
        { files: ["*.json"], rules: { "rule-1": "error" } },
        { files: ["other.json"], rules: { "rule-2": "off" } },
        { files: ["a.*"], rules: { "rule-3": tell("$.servers[*].url") } },
      ],
    },
  },
  {
    name: "overrides of places",
    definition: {
      ...rules(tell("$..summary"), tell("$..text")),
      overrides: [
        { files: ["a.json#/paths/~1a~1{id}"], rules: { "rule-1": "error" } },
        { files: ["a.json#/components/x"], rules: { "rule-1": "off", "rule-2": "hint" } },
        { files: ["*.json#/components/x/operation/summary"], rules: { "rule-1": "info" } },
      ],
    },
  },
  {
    name: "expressions that only jsonpath-plus takes",
    definition: rules(tell("$.components.x.leaf.text,more"), tell("$..x..text")),
  },
  {
    name: "the whole document",
    definition: rules({ given: "$", then: { field: "absent", function: truthy }, message: MESSAGE }),
  },
  {
    name: "a list",
    files: { "a.json": '[{"a": "x"}, "y"]' },
    definition: rules(tell("$[*]"), tell("$..a"), tell("$[0]")),
  },
  { name: "a scalar", files: { "a.json": '"text"' }, definition: rules(tell("$"), tell("$.a"), tell("$..a")) },
  {
    name: "a ruleset over spectral:oas",
    definition: {
      extends: [[oas, "all"]],
      rules: { "operation-tags": "off", "info-contact": "error", "rule-1": tell("$.paths[*][*].summary") },
    },
  },
];

/** Spectral prints what is wrong with expressions of messages. */
beforeEach(() => void vi.spyOn(console, "error").mockImplementation(() => {}));

describe("rulesets", () => {
  test.each(CASES)("$name", async ({ definition, files = { "a.json": DOCUMENT } }) => {
    const { stock, ours } = await lintBoth(files, definition);
    expect(ours).toEqual(stock);
    expect(stock.length).toBeGreaterThan(0);
  });

  test("functions that answer later", async () => {
    const late = async (value: unknown) => [{ message: `late ${JSON.stringify(value)}` }];
    const never = async () => undefined;
    const { stock, ours } = await lintBoth(
      { "a.json": DOCUMENT },
      rules({ given: "$..summary", then: [{ function: late }, { function: never }] }),
    );
    expect(ours).toEqual(stock);
    expect(stock).toHaveLength(3);
  });

  test("functions of one's own that look at their path", async () => {
    const placed = (_value: unknown, _options: unknown, { path }: { path: unknown[] }) => [
      { message: path.join("/"), path: [...path.slice(0, -1)] },
    ];
    const { stock, ours } = await lintBoth(
      { "a.json": DOCUMENT },
      rules(
        { given: "$..text", then: { function: placed } },
        { given: "$.paths[*].get.tags[*]", then: { function: placed } },
      ),
    );
    expect(ours).toEqual(stock);
    expect(stock.length).toBeGreaterThan(3);
  });
});
