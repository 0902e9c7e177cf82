import { expect, test } from "vitest";
import { parsePath } from "../../../src/pact/path-expression.ts";

const show = (path: string) =>
  parsePath(path)?.map((step) => ("wildcard" in step ? "*" : "name" in step ? `'${step.name}'` : step.index));

test.each([
  ["$", []],
  ["$.a.b", ["'a'", "'b'"]],
  ["$['a b']", ["'a b'"]],
  ['$["a"][0]', ["'a'", 0]],
  ["$[*].*", ["*", "*"]],
  ["$.items[*].id", ["'items'", "*", "'id'"]],
  ["$.a b.@c#d", ["'a b'", "'@c#d'"]],
  ["$['it's'].x", ["'it's'", "'x'"]],
  ["$['it\\'s']", ["'it's'"]],
  ["$['*']", ["'*'"]],
  ["$['a.b[0]']", ["'a.b[0]'"]],
  ["$.__proto__['constructor']", ["'__proto__'", "'constructor'"]],
])("%s → %j", (path, steps) => expect(show(path)).toEqual(steps));

test.each([
  "",
  "a",
  "a.b",
  "$a",
  "$.",
  "$..a",
  "$.a.",
  "$[",
  "$[]",
  "$[-1]",
  "$[1.5]",
  "$['a",
  "$['a'",
  "$[a]",
  "$[?(@.x)]",
])("%j is no path", (path) => expect(parsePath(path)).toBeUndefined());

test("a long path takes no time", () => {
  const started = performance.now();
  expect(parsePath(`$['${"'".repeat(500_000)}`)).toBeUndefined();
  expect(parsePath(`$${".a[0]".repeat(100_000)}`)).toHaveLength(200_000);
  expect(performance.now() - started).toBeLessThan(2_000);
});
