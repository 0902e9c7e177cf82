import { describe, expect, test } from "vitest";
import { errorOf } from "../../support/errors.ts";
import { parseHttp } from "../../support/pact.ts";

const request = { headers: { "X-A": "1", "X-B": "2" }, query: { q: ["1", "2"], "ids[0]": "3" } };
const rulesOf = (matchingRules: unknown) => parseHttp({ ...request, matchingRules }).request.rules;
const and = (...matchers: object[]) => ({ matchers, combine: "AND" });
const nested = (matcher: object) => ({ combine: "AND", matchers: [matcher] });

/** The one matcher that a rule of a body is read as. */
const matcherOf = (matcher: object) => rulesOf({ body: { "$.a": nested(matcher) } }).body[0]?.rules.matchers[0];

describe("flat rules of version 2", () => {
  test("find their part", () => {
    const rules = rulesOf({
      "$.body": { min: 1 },
      "$.body.items[*].id": { match: "type" },
      "$['body']['a b']": { regex: "x" },
      "$.headers.X-A": { match: "regex", regex: "y" },
      "$.header['X-B']": { match: "type" },
      "$.query.q[0]": { match: "type" },
      "$.path": { match: "regex", regex: "z" },
    });
    expect(rules.body.map(({ path, steps }) => [path, steps])).toEqual([
      ["$.body", []],
      ["$.body.items[*].id", [{ name: "items" }, { wildcard: true }, { name: "id" }]],
      ["$['body']['a b']", [{ name: "a b" }]],
    ]);
    expect(rules.body.map((rule) => rule.rules)).toEqual([
      and({ match: "type", min: 1 }),
      and({ match: "type" }),
      and({ match: "regex", regex: "x" }),
    ]);
    expect([...rules.header]).toEqual([
      ["x-a", and({ match: "regex", regex: "y" })],
      ["x-b", and({ match: "type" })],
    ]);
    expect([...rules.query]).toEqual([["q", and({ match: "type" })]]);
    expect(rules.path).toEqual(and({ match: "regex", regex: "z" }));
    expect(rules.status).toBeUndefined();
  });

  test.each(["$.bodies.a", "$", "$.cookie.a", "$.body..a", "$.body[", "$.bodya"])("%s is refused", (path) => {
    expect(errorOf(() => rulesOf({ [path]: { match: "type" } }))).toMatchObject({
      code: "E_PACT",
      location: { line: 1 },
    });
  });
});

describe("rules by part", () => {
  test("every part has its own", () => {
    const rules = rulesOf({
      body: { "$.a": { combine: "OR", matchers: [{ match: "null" }, { match: "type" }] }, $: { match: "type" } },
      header: { "X-A": nested({ match: "type" }), "$.X-B[0]": nested({ match: "integer" }) },
      query: {
        "$.q[0]": nested({ match: "type" }),
        "ids[0]": nested({ match: "integer" }),
        $top: nested({ match: "type" }),
      },
      path: nested({ match: "regex", regex: "x" }),
      status: nested({ match: "statusCode", status: "success" }),
      metadata: { key: nested({ match: "type" }) },
    });
    expect(rules.body.map((rule) => rule.rules)).toEqual([
      { combine: "OR", matchers: [{ match: "null" }, { match: "type" }] },
      and({ match: "type" }),
    ]);
    expect([...rules.header.keys()]).toEqual(["x-a", "x-b"]);
    expect([...rules.query.keys()]).toEqual(["q", "ids[0]", "$top"]);
    expect(rules.path).toEqual(and({ match: "regex", regex: "x" }));
    expect(rules.status).toEqual(and({ match: "status-code", status: "success" }));
  });

  test("nothing is no rule", () => {
    const none = { body: [], header: new Map(), query: new Map(), path: undefined, status: undefined };
    for (const rules of [undefined, null, {}, { body: {}, header: null, path: {}, status: { matchers: [] } }])
      expect(rulesOf(rules)).toEqual(none);
  });

  test("different rules for values of one name: each value fits one of them", () => {
    const rules = rulesOf({ query: { "$.q[0]": nested({ match: "integer" }), "$.q[1]": nested({ match: "null" }) } });
    expect(rules.query.get("q")).toEqual({ combine: "OR", matchers: [{ match: "integer" }, { match: "null" }] });
    const same = rulesOf({ query: { "$.q[0]": nested({ match: "integer" }), "$.q[1]": nested({ match: "integer" }) } });
    expect(same.query.get("q")).toEqual(and({ match: "integer" }));
  });

  test("a rule for all headers reaches those without one: a type as a type, others as unknown", () => {
    const own = { "X-A": nested({ match: "integer" }) };
    const type = rulesOf({ header: { ...own, $: nested({ match: "type" }) } }).header;
    expect(type.get("x-a")).toEqual(and({ match: "integer" }));
    expect(type.get("x-b")).toEqual(and({ match: "type" }));
    const regex = rulesOf({ "$.headers": { match: "regex", regex: "x" } }).header;
    expect(regex.get("x-b")?.matchers).toMatchObject([{ match: "unknown" }]);
  });

  test("names of prototypes are ordinary names", () => {
    const rules = JSON.parse(
      '{"header": {"__proto__": {"match": "type"}}, "body": {"$.__proto__": {"match": "type"}}}',
    );
    expect([...rulesOf(rules).header.keys()]).toEqual(["__proto__"]);
    expect(rulesOf(rules).body[0]?.steps).toEqual([{ name: "__proto__" }]);
  });
});

describe("matchers", () => {
  test.each([
    [{ match: "equality" }, { match: "equality" }],
    [
      { match: "type", min: 1, max: 2 },
      { match: "type", min: 1, max: 2 },
    ],
    [{ min: 0 }, { match: "type", min: 0 }],
    [
      { match: "max", max: 3 },
      { match: "type", max: 3 },
    ],
    [{ regex: "a" }, { match: "regex", regex: "a" }],
    [
      { match: "include", value: "a" },
      { match: "include", value: "a" },
    ],
    [{ match: "integer" }, { match: "integer" }],
    [{ match: "decimal" }, { match: "decimal" }],
    [{ match: "number" }, { match: "number" }],
    [{ match: "boolean" }, { match: "boolean" }],
    [{ match: "null" }, { match: "null" }],
    [{ match: "notEmpty" }, { match: "not-empty" }],
    [{ match: "semver" }, { match: "semver" }],
    [
      { match: "date", format: "yyyy" },
      { match: "date", format: "yyyy" },
    ],
    [
      { match: "date", date: "yyyy" },
      { match: "date", format: "yyyy" },
    ],
    [{ match: "time" }, { match: "time", format: undefined }],
    [
      { match: "timestamp", timestamp: "x" },
      { match: "datetime", format: "x" },
    ],
    [{ timestamp: "x" }, { match: "datetime", format: "x" }],
    [{ match: "values" }, { match: "values" }],
    [
      { match: "contentType", value: "a/b" },
      { match: "content-type", value: "a/b" },
    ],
    [
      { match: "eachKey", rules: [{ match: "regex", regex: "a" }] },
      { match: "each-key", rules: [{ match: "regex", regex: "a" }] },
    ],
    [
      { match: "each-value", rules: [{ match: "type" }] },
      { match: "each-value", rules: [{ match: "type" }] },
    ],
    [
      { match: "statusCode", status: [200, 201] },
      { match: "status-code", status: [200, 201] },
    ],
    [
      { match: "statusCode", status: "nonError" },
      { match: "status-code", status: "nonError" },
    ],
    [{ match: "protobuf" }, { match: "unknown", name: "protobuf" }],
    [{ match: "__proto__" }, { match: "unknown", name: "__proto__" }],
  ])("%j", (written, read) => expect(matcherOf(written)).toEqual(read));

  test("the rules of a variant start at its item", () => {
    const written = {
      match: "arrayContains",
      variants: [{ index: 2, rules: { "$.id": nested({ match: "integer" }) } }],
    };
    const rules = [{ path: "$.id", steps: [{ name: "id" }], rules: and({ match: "integer" }) }];
    expect(matcherOf(written)).toEqual({ match: "array-contains", variants: [{ index: 2, rules }] });
  });

  test.each([
    {},
    { match: 1 },
    { match: "regex" },
    { match: "regex", regex: 1 },
    { match: "type", min: -1 },
    { match: "type", max: 1.5 },
    { match: "include" },
    { match: "statusCode", status: "fine" },
    { match: "statusCode", status: [] },
    { match: "eachKey", rules: [{}] },
    { match: "arrayContains", variants: [{ index: -1 }] },
    { match: "arrayContains", variants: [{ index: 0, rules: { a: { match: "type" } } }] },
  ])("%j is refused", (matcher) => {
    const error = errorOf(() => matcherOf(matcher));
    expect(error.code).toBe("E_PACT");
    expect(error.location?.pointer).toMatch(/^\/interactions\/0\/request\/matchingRules\/body\/\$\.a\/matchers\/0/);
  });

  test.each([
    { body: { "$.a": { matchers: [] } } },
    { body: { "$.a": { matchers: {} } } },
    { body: { "$.a": { combine: "XOR", matchers: [{ match: "type" }] } } },
    { body: { a: nested({ match: "type" }) } },
    { body: [] },
    { body: { $: 1 } },
    [],
    "rules",
  ])("%j is refused", (rules) => expect(errorOf(() => rulesOf(rules)).code).toBe("E_PACT"));
});
