import fc from "fast-check";
import { expect, test } from "vitest";
import { casesOf, lastWordOf, wordsOf } from "../../../../src/lint/consistency/case.ts";
import { check } from "../../../support/property.ts";

const ONE_WORD = ["kebab-case", "snake_case", "camelCase"];

test.each([
  ["order-lines", ["kebab-case"]],
  ["order_lines", ["snake_case"]],
  ["orderLines", ["camelCase"]],
  ["userID", ["camelCase"]],
  ["OrderLines", ["PascalCase", "Train-Case"]],
  ["ORDER_LINES", ["SCREAMING_SNAKE_CASE"]],
  ["Order-Lines", ["Train-Case"]],
  ["orders", ONE_WORD],
  ["3d_secure", ["snake_case"]],
  ["ACTIVE", ["SCREAMING_SNAKE_CASE", "PascalCase", "Train-Case"]],
  ["order_Lines", []],
  ["order-line_id", []],
  ["_links", ONE_WORD],
  ["$ref_name", ["snake_case"]],
  ["filter[created_at]", ["snake_case"]],
  ["filter[createdAt][from_day]", []],
  ["repos/get-content", ["kebab-case"]],
])("%s is %j", (name, styles) => {
  expect(casesOf(name)).toEqual(styles);
});

test.each(["", "+1", "404", "größe", "__", "名前"])("%j says nothing", (name) => {
  expect(casesOf(name)).toBeUndefined();
});

test.each(["1", "-", "_", "a1", "A", "aA"])("a long name of %j takes no time", (part) => {
  const started = process.cpuUsage().user;
  casesOf(`${part.repeat(100_000)}!${part.repeat(100_000)}-`);
  wordsOf(part.repeat(100_000));
  expect(process.cpuUsage().user - started).toBeLessThan(500_000);
});

test.each(["pageSize", "page_size", "Page-Size", "page[size]", "page.size"])("the words of %s", (name) => {
  expect(wordsOf(name)).toEqual(["page", "size"]);
});

test("the last word is the last of all words", () =>
  check(
    fc.property(fc.string({ unit: fc.constantFrom("a", "b", "A", "B", "1", "_", "-", " ", "é") }), (name) => {
      expect(lastWordOf(name)).toBe(wordsOf(name).at(-1) ?? "");
    }),
    1000,
  ));
