import { describe, expect, test } from "vitest";
import type { FilterContext } from "../../../../../src/lint/spectral/jsonpath/context.ts";
import { compileFilter } from "../../../../../src/lint/spectral/jsonpath/filter.ts";

const ROOT = { a: [{ in: "query", x: { y: 1 } }] };

const contextOf = (value: unknown, property: string | number = "p"): FilterContext => ({
  property,
  value,
  parent: [value],
  parentProperty: "a",
  grandparent: () => ROOT,
  root: ROOT,
  path: () => ["a", property],
});

const accepts = (source: string, value?: unknown, property?: string | number): boolean =>
  compileFilter(source).accepts(contextOf(value, property));

describe("a filter accepts", () => {
  test.each<[string, unknown]>([
    ["@", 1],
    ["@.in == 'query'", { in: "query" }],
    ["@['x-a']", { "x-a": true }],
    ["@ && @.x && @.x.y > 0", ROOT.a[0]],
    ["@.length > 1", [1, 2]],
    ["@.length === 2", "ab"],
    ["@[0] === 'a'", "ab"],
    ["@.constructor.name === 'Array'", []],
    ["@.constructor.name === 'Object'", {}],
    ["@.constructor.name === 'String'", ""],
    ["@.example !== void 0", { example: null }],
    ["@.example === undefined", {}],
    ["@ != null", 0],
    ["@ == null", null],
    ["@ == '1'", 1],
    ["(1 + 2) * 3 - 4 / 2 % 3 === 7", 0],
    ["-1 < +'2' && ~0 === -1 && (5 & 4 | 1 ^ 3) === 6 && 1 << 2 >> 1 >>> 1 === 1", 0],
    ["@ in ['a', 'b']", "a"],
    ["'a' in @", ["a"]],
    ["@ ~= '^a'", "ab"],
    ["@.match(/A/i)", "a"],
    ["/a/g.test(@)", "a"],
    ["['a', 'b'].includes(@)", "b"],
    ["@.a.indexOf('x') === 0 && @.a.slice(1).join('-') === 'y-z'", { a: ["x", "y", "z"] }],
    ["@.trim().toUpperCase().startsWith('A') && @.endsWith(' ') && @.charAt(0) === 'a'", "a "],
    ["@.split('/').length === 2", "a/b"],
    ["@.hasOwnProperty('a')", { a: undefined }],
    ["@ ? true : false", 1],
    ["@?.x === undefined && (@?.x ?? 1) === 1", null],
    ["@object() && !@array() && !@scalar()", {}],
    ["@integer() && @number() && @scalar()", 1],
    ["@null() || @boolean()", null],
    ["@property.match(/^p$/) && @parentProperty === 'a' && @parent.a && @root.a", 0],
    ["@path === \"$['a']['p']\"", 0],
    ["true && !false && null === null", 0],
  ])("%s", (source, value) => {
    expect(accepts(source, value)).toBe(true);
  });

  test("methods of text on the keys of arrays", () => {
    expect(accepts("@property.match(/^1/)", 0, 10)).toBe(true);
    expect(accepts("@property === 10 && @property !== '10'", 0, 10)).toBe(true);
  });

  test("the same value each time it asks with a global pattern", () => {
    const filter = compileFilter("/a/g.test(@)");
    expect([1, 2, 3].map(() => filter.accepts(contextOf("a")))).toEqual([true, true, true]);
  });
});

describe("a filter does not accept where JavaScript would throw", () => {
  test.each<[string, unknown]>([
    ["@.x", null],
    ["@.x !== 'a'", null],
    ["@.x.y !== 1", {}],
    ["@.match(/a/)", 1],
    ["@.toUpperCase()", { toUpperCase: "own" }],
    ["@.x == 1", { x: { toString: 1, valueOf: 2 } }],
    ["@.constructor.name !== 'Array'", null],
    ["1 in @", 1],
  ])("%s of %j", (source, value) => {
    expect(accepts(source, value)).toBe(false);
  });
});

test("members are what a value holds itself", () => {
  for (const name of ["toString", "valueOf", "hasOwnProperty", "__defineGetter__", "at", "map"])
    expect([{}, [], "a", 1].map((value) => accepts(`@['${name}'] !== void 0`, value))).not.toContain(true);
  expect(accepts("@.toString", { toString: "own" })).toBe(true);
});
