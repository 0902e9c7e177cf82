import { describe, expect, test } from "vitest";
import type { BodyPath } from "../../../src/pact/matching-rules.ts";
import { rulesAt } from "../../../src/pact/select-rules.ts";
import { parseHttp } from "../../support/pact.ts";

/** The table of a body whose rules are written as in version 3, one matcher each. */
const tableOf = (rules: Record<string, object>) =>
  parseHttp(
    {},
    {
      matchingRules: {
        body: Object.fromEntries(Object.entries(rules).map(([path, matcher]) => [path, { matchers: [matcher] }])),
      },
    },
  ).response.rules.body;

/** What holds at a place, in short: the regex tells which rule it was, `…` that it came from above. */
function found(rules: Record<string, object>, path: BodyPath): string | undefined {
  const at = rulesAt(tableOf(rules), path);
  if (!at) return undefined;
  const names = at.rules.matchers.map((matcher) => (matcher.match === "regex" ? matcher.regex : matcher.match));
  return `${names.join("+")}${at.isExact ? "" : "…"}`;
}

const named = (...paths: string[]) => Object.fromEntries(paths.map((path) => [path, { match: "regex", regex: path }]));

describe("weights", () => {
  // The places of the example in the Pact specification, version 2: an item with an id in a list in an object.
  const place = ["item1", "level", 1, "id"];
  test.each([
    { rules: ["$.item1.level[1].id", "$.item1.level[*].id"], wins: "$.item1.level[1].id" },
    { rules: ["$.item1.level[*].id", "$.item1.level[1].id"], wins: "$.item1.level[1].id" },
    { rules: ["$.item1.level[*].id", "$.*.level[*].id"], wins: "$.item1.level[*].id" },
    { rules: ["$.*.level[*].id", "$.item1.level[*].id"], wins: "$.item1.level[*].id" },
    { rules: ["$.*.level[*].id", "$.*.*[*].*"], wins: "$.*.level[*].id" },
    { rules: ["$.*.*[*].*"], wins: "$.*.*[*].*" },
    { rules: ["$.item2.level[1].id", "$.*.*[*].*"], wins: "$.*.*[*].*" },
    { rules: ["$.item1.level[1].name"], wins: undefined },
    { rules: ["$.item1.level[2].id"], wins: undefined },
    { rules: ["$.item1.level[1].id.more"], wins: undefined },
    { rules: ["$.*.level[1].id", "$.item1.*[1].id"], wins: "$.item1.*[1].id" },
    { rules: ["$.item1.*[1].id", "$.*.level[1].id"], wins: "$.*.level[1].id" },
  ])("$rules → $wins", ({ rules, wins }) => expect(found(named(...rules), place)).toBe(wins));

  test("a name is no position, and a position no name", () => {
    expect(found(named("$['0']"), [0])).toBeUndefined();
    expect(found(named("$[0]"), ["0"])).toBeUndefined();
  });
});

describe("cascade", () => {
  const type = { match: "type" };

  test("a type reaches all places below", () => {
    expect(found({ $: type }, [])).toBe("type");
    expect(found({ $: type }, ["a", 3, "b"])).toBe("type…");
    expect(found({ "$.a": { match: "type", min: 2 } }, ["a", 0])).toBe("type…");
    expect(found({ "$.a": type }, ["b"])).toBeUndefined();
  });

  test("the nearest type comes down, and a rule of the place itself is nearer", () => {
    const rules = { $: type, "$.a": { match: "regex", regex: "x" }, "$.*.b": type };
    expect(found(rules, ["a"])).toBe("x");
    expect(found(rules, ["a", "b"])).toBe("type");
    expect(found(rules, ["a", "c"])).toBe("type…");
  });

  test("an equality ends the type that comes down", () => {
    const rules = { $: type, "$.a": { match: "equality" } };
    expect(found(rules, ["a"])).toBe("equality");
    expect(found(rules, ["a", "b"])).toBeUndefined();
    expect(found(rules, ["c", "b"])).toBe("type…");
  });

  test.each(["integer", "values", "notEmpty"])("%s stays where it is", (match) => {
    expect(found({ "$.a": { match } }, ["a", "b"])).toBeUndefined();
    expect(found({ $: type, "$.a": { match } }, ["a", "b"])).toBe("type…");
  });
});

describe("rules inside matchers", () => {
  test("each-value speaks of every child, and the types among its rules of what is below", () => {
    const rules = { "$.a": { match: "eachValue", rules: [{ match: "type" }] } };
    expect(found(rules, ["a"])).toBe("each-value");
    expect(found(rules, ["a", "x"])).toBe("type");
    expect(found(rules, ["a", 0, "y"])).toBe("type…");
  });

  test("a path that is written out wins over each-value", () => {
    const each = { "$.a": { match: "eachValue", rules: [{ match: "type" }] } };
    expect(found({ ...named("$.a.*"), ...each }, ["a", "x"])).toBe("$.a.*");
    expect(found({ ...named("$.a.x"), ...each }, ["a", "x"])).toBe("$.a.x");
  });

  test("each-value inside each-value speaks of grandchildren", () => {
    const inner = { match: "eachValue", rules: [{ match: "integer" }] };
    expect(found({ $: { match: "eachValue", rules: [inner] } }, ["a", "b"])).toBe("integer");
  });

  test("each-key says nothing of values", () => {
    expect(found({ $: { match: "eachKey", rules: [{ match: "regex", regex: "x" }] } }, ["a"])).toBeUndefined();
  });

  test("a variant's rules hold at its item, and nothing from above reaches into it", () => {
    const variant = { index: 1, rules: { "$.id": { matchers: [{ match: "integer" }] } } };
    const rules = { $: { match: "type" }, "$.list": { match: "arrayContains", variants: [variant] } };
    expect(found(rules, ["list"])).toBe("array-contains");
    expect(found(rules, ["list", 1, "id"])).toBe("integer");
    expect(found(rules, ["list", 1, "name"])).toBeUndefined();
    expect(found(rules, ["list", 1])).toBeUndefined();
    expect(found(rules, ["other", 1, "name"])).toBe("type…");
  });

  test("a variant may have a rule for the item itself", () => {
    const variant = { index: 0, rules: { $: { matchers: [{ match: "type" }] } } };
    const rules = { $: { match: "arrayContains", variants: [variant] } };
    expect(found(rules, [0])).toBe("type");
    expect(found(rules, [0, "x"])).toBe("type…");
  });
});

test("names of prototypes are ordinary names", () => {
  expect(found(named("$.__proto__.constructor"), ["__proto__", "constructor"])).toBe("$.__proto__.constructor");
  expect(found(named("$.a"), ["constructor"])).toBeUndefined();
});
