import { describe, expect, test } from "vitest";
import { Automaton } from "../../../../../src/lint/spectral/jsonpath/automaton.ts";
import type { FilterContext } from "../../../../../src/lint/spectral/jsonpath/context.ts";
import type { State } from "../../../../../src/lint/spectral/jsonpath/states.ts";
import { matchesOf } from "../../../../support/jsonpath.ts";

const DOCUMENT = {
  paths: { "/a": { get: { tags: ["x", "y", "z"] }, put: {} }, "/b": { get: { tags: [] } } },
  tags: [{ name: "x" }, { name: "y" }, { name: "z" }, { name: "w" }],
  "x-a": { "a.b": { "0": 1 } },
};

const placesOf = (expression: string, root: unknown = DOCUMENT): string[] =>
  (matchesOf([expression], root).get(expression) ?? []).map((match) => match.split(" = ")[0] ?? "");

test.each<[string, string[]]>([
  ["$", ["/"]],
  ["$.tags", ["/tags"]],
  ["$['x-a']['a.b']", ["/x-a/a.b"]],
  ["$.tags[1].name", ["/tags/1/name"]],
  ["$.tags.1", ["/tags/1"]],
  ["$['x-a']['a.b'][0]", ["/x-a/a.b/0"]],
  ["$.paths.*", ["/paths//a", "/paths//b"]],
  ["$.paths[*][get,put]", ["/paths//a/get", "/paths//a/put", "/paths//b/get"]],
  ["$.paths.*.[tags]", ["/paths//a/get/tags", "/paths//b/get/tags"]],
  ["$..tags", ["/paths//a/get/tags", "/paths//b/get/tags", "/tags"]],
  ["$.paths..tags[0]", ["/paths//a/get/tags/0"]],
  ["$..get..tags", ["/paths//a/get/tags", "/paths//b/get/tags"]],
  ["$.tags[1:3]", ["/tags/1", "/tags/2"]],
  ["$.tags[:1]", ["/tags/0"]],
  ["$.tags[::2]", ["/tags/0", "/tags/2"]],
  ["$.tags[-1:]", ["/tags/3"]],
  ["$.tags[(@.length-2)]", ["/tags/2", "/tags/3"]],
  ["$..tags[-1:]", ["/paths//a/get/tags/2", "/tags/3"]],
  ["$.tags[?(@.name === 'y')]", ["/tags/1"]],
  ["$.tags[*].name^", ["/tags/0", "/tags/1", "/tags/2", "/tags/3"]],
  ["$.tags[*].name^^", ["/tags"]],
  ["$.tags^^", []],
  ["$.paths[*]~", ["/paths//a", "/paths//b"]],
  ["$..*@number()", ["/x-a/a.b/0"]],
  ["$['x-a']..@number()", ["/x-a/a.b/0"]],
])("%s", (expression, places) => {
  expect(placesOf(expression)).toEqual(places);
});

test("`$..` alone matches every object and array", () => {
  expect(placesOf("$..", { a: [{}, 1], b: null })).toEqual(["/", "/a", "/a/0"]);
});

test("a key is matched by `~`, and the key of the parent by `^~`", () => {
  expect(matchesOf(["$.paths[*]~", "$.tags^~", "$.paths[*].put^~", "$.paths[*].put~^"], DOCUMENT)).toEqual(
    new Map([
      ["$.paths[*]~", ["/paths//a = /a", "/paths//b = /b"]],
      ["$.tags^~", ["/ = undefined"]],
      ["$.paths[*].put^~", ["/paths//a = /a"]],
      ["$.paths[*].put~^", ["/paths//a/put = put"]],
    ]),
  );
});

test("nothing below a primitive document is asked for", () => {
  expect(matchesOf(["$", "$..*"], 1)).toEqual(
    new Map([
      ["$", ["/ = 1"]],
      ["$..*", []],
    ]),
  );
});

/** A step with a value about which nothing is known but its key. */
function stepTo(automaton: Automaton, state: State, property: string | number, value: unknown = {}) {
  const context: FilterContext = {
    property,
    value,
    parent: {},
    parentProperty: undefined,
    grandparent: () => undefined,
    root: {},
    path: () => [property],
  };
  return automaton.step(state, context);
}

describe("states", () => {
  const start = (automaton: Automaton): State => {
    if (!automaton.start) throw new Error("nothing can match");
    return automaton.start;
  };

  test("the same positions are the same object, and steps are remembered", () => {
    const automaton = new Automaton(["$..get.tags", "$.paths.*.get"]);
    const first = stepTo(automaton, start(automaton), "paths");
    expect(stepTo(automaton, start(automaton), "paths")).toBe(first);
    const [a, b] = ["/a", "/b"].map((key) => first.state && stepTo(automaton, first.state, key).state);
    expect(a).toBe(b);
    expect(a).toBeDefined();
  });

  test("there is no start when only the root can match, and no state below the last segment", () => {
    expect(new Automaton(["$"]).start).toBeUndefined();
    expect(new Automaton(["$"]).atRoot).toEqual([{ expression: 0, up: 0, key: false }]);
    const automaton = new Automaton(["$.a"]);
    expect(stepTo(automaton, start(automaton), "a").state).toBeUndefined();
    expect(stepTo(automaton, start(automaton), "b").state).toBeUndefined();
  });

  test("a state without filters needs only the key", () => {
    const automaton = new Automaton(["$.a.b", "$.a[1:]"]);
    expect(start(automaton).hasFilters).toBe(false);
    const { state } = automaton.stepPlain(start(automaton), "a");
    expect(state && automaton.stepPlain(state, "b").matches).toEqual([{ expression: 0, up: 0, key: false }]);
    expect(state && automaton.stepPlain(state, 1).matches).toEqual([{ expression: 1, up: 0, key: false }]);
    expect(state && automaton.stepPlain(state, 0).matches).toEqual([]);
    expect(new Automaton(["$[?(@.a)]"]).start?.hasFilters).toBe(true);
  });

  test("filters are asked each time, and the steps they lead to are remembered", () => {
    const automaton = new Automaton(["$[?(@.a)].x", "$[?(@.b)]"]);
    const step = (value: unknown) => stepTo(automaton, start(automaton), "k", value);
    expect(step({ a: 1 }).state).toBeDefined();
    expect(step({ a: 1 })).toBe(step({ a: 2 }));
    expect(step({ a: 1, b: 1 }).matches).toEqual([{ expression: 1, up: 0, key: false }]);
    expect(step({ b: 1 }).state).toBeUndefined();
  });

  test("an expression given twice matches twice", () => {
    const automaton = new Automaton(["$.a", "$['a']"]);
    expect(stepTo(automaton, start(automaton), "a").matches.map(({ expression }) => expression)).toEqual([0, 1]);
  });
});

test("an expression is sensitive to the path when it ends above what holds a node", () => {
  const automaton = new Automaton(["$..a^", "$..a~", "$..a^^", "$..a^~"]);
  expect([0, 1, 2, 3].map((index) => automaton.isPathSensitive(index))).toEqual([false, false, true, true]);
});

test("an expression is sensitive to the path when a filter of it looks around", () => {
  const expressions = [
    "$..[?(@property == 'a')]",
    "$..[?(@parentProperty == 'a')].b",
    "$..[?(@path)]",
    "$.a[?(@root.b)]",
  ];
  const automaton = new Automaton(expressions);
  expect(expressions.map((_, index) => automaton.isPathSensitive(index))).toEqual([false, true, true, true]);
});

describe("what nimma does not read", () => {
  test("is left to jsonpath-plus", () => {
    const expressions = ["$.tags", "$.", "$.paths[/a]", "$.tags[?(@.name=='x')]^.1", "$.tags[0]~.x"];
    const automaton = new Automaton(expressions);
    expect(automaton.fallback).toEqual([1, 2, 3, 4]);
    expect(placesOf("$.")).toEqual(["/"]);
    expect(placesOf("$.paths[/a]")).toEqual(["/paths//a"]);
    expect(placesOf("$.tags[?(@.name=='x')]^.1")).toEqual(["/tags/1"]);
  });

  test("keeps numbers of arrays and odd keys in its paths", () => {
    const root = { a: [{ "x/y~z": { b: 1 } }] };
    expect(new Automaton(["$.a[*]^.0.x/y~z"]).fallback).toEqual([0]);
    expect(new Automaton(["$.a[*][*].b^^.0"]).fallbackMatches(0, root)).toEqual([]);
    expect(new Automaton(["$.a[*].*^.x/y~z", "$.a^.a[?(@)]"]).fallbackMatches(1, root)).toEqual([
      { path: ["a", 0], value: root.a[0] },
    ]);
  });

  test("so is the length of an array, which is none of its members", () => {
    expect(new Automaton(["$.tags.length"]).fallbackMatches(0, DOCUMENT)).toEqual([
      { path: ["tags", "length"], value: 4 },
    ]);
    expect(placesOf("$.a.length", { a: { length: 1 } })).toEqual(["/a/length"]);
    expect(new Automaton(["$.tags.length", "$..length", "$.tags.length.x"]).fallback).toEqual([0]);
  });

  test("but filters are read more widely: regular expressions with classes, and conditions", () => {
    const expressions = ["$.paths[?(@property.match(/^\\/[ab]{1}$/))]~", "$.tags[?(@.name === 'x' ? true : false)]"];
    expect(new Automaton(expressions).fallback).toEqual([]);
    expect(placesOf(expressions[0] ?? "")).toEqual(["/paths//a", "/paths//b"]);
    expect(placesOf(expressions[1] ?? "")).toEqual(["/tags/0"]);
  });
});
