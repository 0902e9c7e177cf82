import { expect, test } from "vitest";
import { runSpectral } from "../../src/lint/spectral/engine.ts";
import { folder } from "../support/folder.ts";
import { type Definition, functions, ourRun, rulesetAt, sourcesIn } from "../support/spectral.ts";

const { truthy } = functions;

const rule = (given: string, then: unknown = { field: "absent", function: truthy }): Definition => ({
  rules: { "the-rule": { given, then } },
});

const refusal = (text: string, definition: Definition) =>
  ourRun(folder({ "a.json": text }), "a.json", definition).then(
    () => "nothing was refused",
    ({ code, message, location }) => ({ code, message, location }),
  );

test("a function that throws ends the run, and the rule and the place are named", async () => {
  const fails = () => {
    throw new Error("oh no");
  };
  expect(await refusal('{"a": {"b": 1}}', rule("$.a.b", { function: fails }))).toEqual({
    code: "E_RULESET",
    message: "the function `fails` of the rule `the-rule` failed: oh no",
    location: { file: "a.json", pointer: "/a/b" },
  });
});

test("so does one that fails later", async () => {
  const fails = async () => {
    throw new Error("too late");
  };
  expect(await refusal('{"a": 1}', rule("$.a", { function: fails }))).toMatchObject({
    code: "E_RULESET",
    message: "the function `fails` of the rule `the-rule` failed: too late",
  });
});

/** Each part refers twice to the next one: twice as many ways with each. */
const doubling = (count: number): string =>
  JSON.stringify(
    Object.fromEntries(
      Array.from({ length: count }, (_, at) => [
        `p${at}`,
        { a: { $ref: `#/p${at + 1}` }, b: { $ref: `#/p${at + 1}` } },
      ]),
    ),
  );

test("a rule that has to see each way to a place has a limit, and is named", async () => {
  const top = folder({ "a.json": doubling(40) });
  const ruleset = rulesetAt(rule("$..a^"), `${top}/.spectral.js`);
  await expect(runSpectral(ruleset, await sourcesIn(top, "a.json"), { budget: 10_000 })).rejects.toMatchObject({
    code: "E_LIMIT",
    message: "the description has more than 10000 places for `the-rule` to look at",
  });
});

test("other rules look at each thing once", async () => {
  const { hits } = await ourRun(folder({ "a.json": doubling(60) }), "a.json", rule("$..a"));
  expect(hits.length).toBeGreaterThan(59);
});

test("chains of references may be longer than the stack", async () => {
  const count = 3_000;
  const parts = Array.from({ length: count }, (_, at) => [`p${at}`, { x: { y: { $ref: `#/p${at + 1}` } } }]);
  const text = JSON.stringify(Object.fromEntries([...parts, [`p${count}`, { end: 1 }]]));
  const { hits } = await ourRun(folder({ "a.json": text }), "a.json", rule("$..end", { function: functions.falsy }));
  expect(hits.map(({ path }) => path)).toEqual([[`p${count}`, "end"]]);
});

test("a file outside of the tree is not read, whatever refers to it", async () => {
  for (const reference of ["../b.json", "/etc/passwd", "http://127.0.0.1:9/", "file:///etc/passwd"])
    expect(await refusal(JSON.stringify({ example: { $ref: reference } }), rule("$"))).toMatchObject({ code: "E_REF" });
});

test("what is named like something of JavaScript is a name", async () => {
  const text =
    '{"__proto__": {"a": {"$ref": "#/constructor"}}, "x": {"$ref": "#/__proto__/a"}, "y": {"$ref": "#/toString"}}';
  const { hits } = await ourRun(folder({ "a.json": text }), "a.json", rule("$..*"));
  expect(hits.filter(({ ruleId }) => ruleId === "invalid-ref").map(({ message }) => message)).toEqual([
    "'#/constructor' does not exist",
    "'#/toString' does not exist",
  ]);
  expect(({} as Record<string, unknown>).a).toBeUndefined();
});

test("rules that find nothing to look at are named", async () => {
  const definition = {
    rules: {
      "a-rule": { given: "$.a", then: { function: truthy } },
      "b-rule": { given: "$.b", then: { function: truthy } },
    },
  };
  const { idle } = await ourRun(folder({ "a.json": '{"a": 1}' }), "a.json", definition);
  expect(idle).toEqual(["b-rule"]);
});

test("a circle through a reference ends here; in Spectral it never does", async () => {
  const text = '{"a": {"$ref": "#/c"}, "c": {"get": {"x": {"$ref": "#/a/get"}, "y": 1}}}';
  const { hits } = await ourRun(folder({ "a.json": text }), "a.json", rule("$..y", { function: functions.falsy }));
  expect(hits.map(({ path }) => path)).toEqual([["c", "get", "y"]]);
});

test("so does a circle of parts that bear one name", async () => {
  const parts = { as: { A: { x: { $ref: "#/bs/A" } } }, bs: { A: { y: { $ref: "#/as/A" }, end: 1 } } };
  const { hits } = await ourRun(folder({ "a.json": JSON.stringify(parts) }), "a.json", rule("$..end^"));
  expect(new Set(hits.map(({ path }) => path.join("/")))).toEqual(new Set(["bs/A"]));
});

test("much white space costs little time", async () => {
  const top = folder({ "a.yaml": `a: 1\n${" ".repeat(300_000)}\nb: 2\n` });
  expect((await ourRun(top, "a.yaml", rule("$"))).hits).toHaveLength(1);
}, 5_000);
