import fc from "fast-check";
import { expect, test } from "vitest";
import { quickTitle } from "../../../src/document/title.ts";

const title = (text: string) => quickTitle(Buffer.from(text));

test("the title of a JSON description, wherever info stands", () => {
  expect(title('{"openapi":"3.1.0","info":{"version":"1","title":"Orders"},"paths":{}}')).toBe("Orders");
  expect(title(' { "x": [1, {"info": {"title": "no"}}, "}"],\n "info" : {"title": "Ord\\u0065rs \u00e9"} }')).toBe(
    "Orders \u00e9",
  );
});

test.each([
  "",
  "{",
  '{"info"',
  '{"info":',
  '{"info": {"title": "Orders"',
  '{"a": [',
  '{"a": "',
  '{"info": {"title": 1}}',
  '{"info": []}',
  '{"openapi": "3.1.0"}',
  "openapi: 3.1.0\ninfo: { title: Orders }\n",
  "[1]",
  '{"__proto__": {"title": "x"}}',
  `{"a": "${"x".repeat(70_000)}", "info": {"title": "far"}}`,
])("nothing is said of %.40s", (text) => {
  expect(title(text)).toBeUndefined();
});

test("is what parsing tells, or nothing", () => {
  fc.assert(
    fc.property(fc.json(), fc.string(), fc.nat(40), (rest, name, cut) => {
      const whole = JSON.stringify({ rest: JSON.parse(rest), info: { title: name } });
      expect(title(whole)).toBe(name);
      expect([name, undefined]).toContain(title(whole.slice(0, whole.length - cut)));
    }),
  );
});
