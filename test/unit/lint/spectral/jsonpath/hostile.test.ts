import { afterEach, describe, expect, test } from "vitest";
import { Automaton } from "../../../../../src/lint/spectral/jsonpath/automaton.ts";
import { GivenError } from "../../../../../src/lint/spectral/jsonpath/given-error.ts";
import { matchesOf } from "../../../../support/jsonpath.ts";

const reasonOf = (expression: string): string => {
  try {
    new Automaton(["$.a", expression]);
  } catch (error) {
    if (!(error instanceof GivenError)) throw error;
    expect(error).toMatchObject({ code: "E_USAGE", expression, index: 1 });
    return error.reason;
  }
  return "runs";
};

declare global {
  var reached: boolean | undefined;
}

afterEach(() => {
  globalThis.reached = undefined;
});

const DOCUMENT = { a: { a: "a".repeat(40), b: [1], f: null }, name: "x", constructor: { name: "own" } };

const HOSTILE: [string, string][] = [
  ["@.constructor.constructor('globalThis.reached = true')()", "calls something that is not a method"],
  ["@['constructor']['constructor']('globalThis.reached = true')", "calls `constructor`"],
  ["@.constructor", "reads `constructor`"],
  ["@.constructor.name.constructor", "reads `constructor`"],
  ["@.__proto__.polluted", "reads `__proto__`"],
  ["@['__proto__']", "reads `__proto__`"],
  ["@.prototype", "reads `prototype`"],
  ["globalThis.reached = true", "not understood"],
  ["globalThis.process", "uses `globalThis`"],
  ["@property =~ /a/", "not understood"],
  ["process.exit(1)", "calls `exit`"],
  ["require('fs')", "calls something that is not a method"],
  ["Object.keys(@)", "calls `keys`"],
  ["@.a.replace(/a/g, 'aaaaaaaa')", "calls `replace`"],
  ["'a'.repeat(1e9)", "calls `repeat`"],
  ["[1].map(alert)", "calls `map`"],
  ["@[@.a]()", "calls a method by a computed name"],
  ["@['to' + 'String']()", "calls a method by a computed name"],
  ["this.reached", "uses `this`"],
  ["@@custom()", "uses `@@custom`"],
  ["@other()", "uses `@other`"],
  ["scope.sandbox", "uses `scope`"],
  ["@.a.includes(secret)", "uses `secret`"],
  ["@.a, @.b", "more than one expression"],
  ["@.a @.b", "more than one expression"],
  ["@.a.match(@.b)", "pattern that is not written"],
  ["@.a.match('(a+)+$')", "exponential"],
  ["@.a.match(/(a+)+$/)", "exponential"],
  ["@.a ~= '(a|a)*$'", "exponential"],
  ["@.a ~= @.b", "not written in it"],
  ["@.a.match('(')", "is none"],
  ["@.a.search(/^(?=a)(a*)*$/)", "exponential"],
  ["new Function('globalThis.reached = true')()", "more than one expression"],
  ["(() => globalThis.reached = true)()", "not understood"],
  ["@.a ?? 1 `x`", "not understood"],
];

describe("a filter is refused", () => {
  test.each(HOSTILE)("%s", (filter, reason) => {
    expect(reasonOf(`$..[?(${filter})]`)).toContain(reason);
    expect(globalThis.reached).toBeUndefined();
  });

  test.each(HOSTILE.filter(([filter]) => !filter.includes("=>")))("also in the fallback: %s", (filter) => {
    expect(reasonOf(`$.a^..[?(${filter})]`)).not.toBe("runs");
    expect(globalThis.reached).toBeUndefined();
  });

  test("also as a computed name", () => {
    expect(reasonOf("$.a[(process.exit(1))]")).toContain("calls `exit`");
    expect(reasonOf("$.a[(@.constructor.constructor('globalThis.reached = true')())]")).toContain("calls something");
  });
});

test("computed members never reach what a value inherits", () => {
  const filter = "$..[?(@['con' + 'structor'] || @['__pro' + 'to__'] || @[['constructor']])]";
  expect(matchesOf([filter], { a: { b: [] }, c: "x" }).get(filter)).toEqual([]);
});

test("the sandbox of the fallback cannot be reached either", () => {
  const filter = "$.a^.a[?(@['con' + 'structor'])]";
  expect(new Automaton([filter]).fallback).toEqual([0]);
  expect(matchesOf([filter], DOCUMENT).get(filter)).toEqual([]);
});

function nest(times: number, around: (inner: object) => object): object {
  let document: object = {};
  for (let depth = 0; depth < times; depth++) document = around(document);
  return document;
}

function cycle(): object {
  const document: Record<string, unknown> = { c: 1 };
  document.a = document;
  return document;
}

describe("what would take for ever ends", () => {
  test.each([
    ["nested brackets", `$[?(${"([".repeat(200)}`],
    ["nested brackets that close", `$[?(${"(".repeat(200)}@${")".repeat(200)})]`],
    ["many operators", `$[?(${"!".repeat(9_000)}@)]`],
    ["a long expression", `$${".a".repeat(6_000)}`],
    ["many descents of the fallback", "$.a^..a..a..a..a"],
    ["names of every object", "__proto__"],
    ["the key of the root", "$~"],
    ["no name", "$[]"],
  ])("%s", (_, expression) => {
    expect(reasonOf(expression)).not.toBe("runs");
  });

  test.each<[string, () => object]>([
    ["whose parts are shared", () => nest(40, (inner) => ({ a: inner, b: inner }))],
    ["that is deep", () => nest(20_000, (inner) => [inner])],
    ["that holds itself", () => cycle()],
  ])("the fallback on a document %s", (_, document) => {
    const automaton = new Automaton(["$.a^..c"]);
    expect(() => automaton.fallbackMatches(0, document())).toThrow(expect.objectContaining({ code: "E_LIMIT" }));
  });

  test("many descents of one automaton", () => {
    const automaton = new Automaton([`$${"..a".repeat(30)}`, `$${"..b..*".repeat(15)}`]);
    let state = automaton.start;
    for (let depth = 0; depth < 60 && state; depth++) ({ state } = automaton.stepPlain(state, depth % 3 ? "a" : "b"));
    expect(state?.id).toBeLessThan(100);
  });
});
