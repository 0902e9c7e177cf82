import { expect, test } from "vitest";
import type { RuleTests } from "../../src/check/rule-tests.ts";
import { apigate } from "../support/apigate.ts";
import { type Files, folder } from "../support/folder.ts";

const api = (path: string, more = "") =>
  `openapi: 3.0.3\ninfo: { title: T, version: 1.0.0${more} }\npaths: { ${path}: { get: { responses: { "200": { description: ok } } } } }\n`;
const TEAM = `rules:
  our-contact: { given: $.info, severity: error, then: { field: contact, function: truthy } }
  our-license: { given: $.info, then: { field: license, function: truthy } }
`;
const PATH_CASE = { "t/path-case/valid.yaml": api("/order-lines"), "t/path-case/invalid.yaml": api("/order_lines") };
const run = (files: Files, ...args: string[]) => apigate(["rules", "test", ...args], { cwd: folder(files) });

test("examples that are as they should be pass; the rules without any are listed", async () => {
  const files = {
    ...PATH_CASE,
    "team.yaml": `extends: apigate:naming\n${TEAM}`,
    "t/our-contact/invalid.yaml": api("/a"),
    "t/our-contact/valid-named.json": JSON.stringify({
      openapi: "3.1.0",
      info: { title: "T", version: "1", contact: {} },
      paths: {},
    }),
    "t/our-contact/parts/fragment.yaml": "type: string\n",
  };
  const cwd = folder(files);
  const text = await apigate(["rules", "test", "t", "--ruleset", "team.yaml"], { cwd });
  expect([text.status, text.stderr]).toEqual([0, ""]);
  expect(text.stdout).toMatch(
    /✓ our-contact {2}2 examples\n.*✓ path-case {2}2 examples\n.*not tested: our-license[\s\S]*PASS {2}2 rules tested/,
  );
  const args = ["rules", "test", "./t", "--ruleset", "team.yaml", "--format", "json"];
  const tests = JSON.parse((await apigate(args, { cwd })).stdout) as RuleTests;
  expect(tests.untested).toEqual(["our-license"]);
  expect(tests.rules.map(({ rule, ok, problem }) => [rule, ok, problem])).toEqual([
    ["our-contact", true, null],
    ["path-case", true, null],
  ]);
  expect(tests.rules[1]?.examples).toMatchObject([
    { file: "path-case/invalid.yaml", expected: "something", ok: true, findings: [{ location: { line: 3 } }] },
    { file: "path-case/valid.yaml", expected: "nothing", ok: true, findings: [] },
  ]);
});

test("an example that is otherwise than it says fails, and so does one kind without the other", async () => {
  const wrong = await run(
    {
      ...PATH_CASE,
      "t/path-case/valid-2.yaml": api("/a_b"),
      "t/path-case/invalid-2.yaml": api("/a"),
    },
    "t",
    "--ruleset",
    "naming",
  );
  expect([wrong.status, wrong.stderr]).toEqual([1, ""]);
  expect(wrong.stdout).toMatch(
    /✖ path-case {2}4 examples[\s\S]*invalid-2\.yaml {2}nothing was found[\s\S]*valid-2\.yaml[\s\S]*FAIL/,
  );
  const half = await run({ "t/path-case/valid.yaml": api("/a") }, "t", "--ruleset", "naming");
  expect([half.status, half.stdout]).toEqual([1, expect.stringContaining("there is no invalid example")]);
});

test.each<[what: string, files: Files, args: string[], says: RegExp]>([
  ["no folder", {}, [], /missing required argument/],
  ["a folder that is not there", {}, ["t"], /no file or folder `\.\/t`/],
  ["an empty folder", { "t/x.txt": "" }, ["t"], /no example of a rule[\s\S]*hint: Write/],
  [
    "a rule that does not exist",
    { "t/path-cas/valid.yaml": api("/a") },
    ["t"],
    /no rule `path-cas`[\s\S]*hint: .*`path-case`/,
  ],
  [
    "a rule that is not on",
    { "t/our-contact/valid.yaml": api("/a") },
    ["t", "--ruleset", "naming"],
    /`our-contact`[\s\S]*--ruleset/,
  ],
  ["rules named like prototypes", { "t/constructor/valid.yaml": api("/a") }, ["t"], /no rule `constructor`/],
  [
    "an example that is no description",
    { ...PATH_CASE, "t/path-case/invalid-2.yaml": "a: 1\n" },
    ["t"],
    /no API description[\s\S]*path-case\/invalid-2\.yaml:1:1/,
  ],
  [
    "an empty example",
    { ...PATH_CASE, "t/path-case/valid-2.yaml": "" },
    ["t"],
    /it is empty[\s\S]*path-case\/valid-2\.yaml/,
  ],
  [
    "a broken example",
    { ...PATH_CASE, "t/path-case/valid-2.yaml": "{" },
    ["t"],
    /not valid YAML[\s\S]*path-case\/valid-2\.yaml/,
  ],
  [
    "a reference that leads nowhere",
    { ...PATH_CASE, "t/path-case/valid-2.yaml": "openapi: 3.0.3\npaths: { /a: { $ref: x.yaml } }\n" },
    ["t"],
    /`path-case\/x\.yaml`[\s\S]*valid-2\.yaml:2:/,
  ],
  ["a ruleset that is a program", { ...PATH_CASE, "r.js": "" }, ["t", "--ruleset", "r.js"], /--allow-ruleset-code/],
])("nothing could be tested: %s", async (_, files, args, says) => {
  const { status, stdout, stderr } = await run(files, ...args);
  expect([status, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(says);
});
