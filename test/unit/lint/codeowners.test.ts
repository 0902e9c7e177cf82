import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codeownersOf } from "../../../src/lint/codeowners.ts";
import { check } from "../../support/property.ts";

const FILE = "services/orders/api/openapi.yaml";
const matches = (pattern: string, path: string): boolean => codeownersOf(`${pattern} @owner`, path).length === 1;

describe("patterns", () => {
  test.each([
    ["*", FILE],
    ["*.yaml", FILE],
    ["openapi.yaml", FILE],
    ["orders", FILE],
    ["orders/", FILE],
    ["api/", FILE],
    ["/services/", FILE],
    ["/services/orders", FILE],
    ["services/orders/api", FILE],
    ["services/*/api/", FILE],
    ["/services/orders/api/*", FILE],
    ["/services/**/openapi.yaml", FILE],
    ["**/api/openapi.yaml", FILE],
    ["**/orders", FILE],
    ["/services/**", FILE],
    ["/**", FILE],
    ["services/orders/api/openapi.yam?", FILE],
    ["services/o*s/a*i/o*i.y*l", FILE],
    ["/docs/**/a.yaml", "docs/a.yaml"],
    ["/open\\ api.yaml", "open api.yaml"],
    ["/a#b.yaml", "a#b.yaml"],
    ["\\#a.yaml", "#a.yaml"],
    ["/(a+)+$.yaml", "(a+)+$.yaml"],
  ])("%s owns %s", (pattern, path) => {
    expect(matches(pattern, path)).toBe(true);
  });

  test.each([
    ["/orders", FILE],
    ["orders/api/x", FILE],
    ["api/openapi.yaml", FILE],
    ["services/orders/*", FILE],
    ["/services/*/openapi.yaml", FILE],
    ["/*", FILE],
    ["openapi.yaml/", FILE],
    ["/services/orders/api/openapi.yaml/**", FILE],
    ["*.yml", FILE],
    ["order", FILE],
    ["Orders", FILE],
    ["services/orders/api/openapi.yaml?", FILE],
    ["/docs/?.yaml", "docs/ab.yaml"],
    ["/openXyaml", "open.yaml"],
  ])("%s does not own %s", (pattern, path) => {
    expect(matches(pattern, path)).toBe(false);
  });

  test("a pattern of many stars takes no longer than others", () => {
    expect(matches(`/${"*a".repeat(60)}b`, "a".repeat(4_000))).toBe(false);
    expect(matches(`${"**/a/".repeat(60)}b`, Array(400).fill("a").join("/"))).toBe(false);
  });
});

test("the last line that matches counts, and one without owners says that there are none", () => {
  const text = "* @all\n/services/ @platform @anna\n/services/orders/ orders@shop.org\n/services/orders/legacy/\n";
  expect(codeownersOf(text, "README.md")).toEqual(["@all"]);
  expect(codeownersOf(text, "services/x.yaml")).toEqual(["@platform", "@anna"]);
  expect(codeownersOf(text, FILE)).toEqual(["orders@shop.org"]);
  expect(codeownersOf(text, "services/orders/legacy/a.yaml")).toEqual([]);
});

test("comments, empty lines and line ends of Windows count for nothing", () => {
  const text = "\uFEFF# everything\r\n\r\n  *   @all  # and @nobody else\r\n#* @old\r\n";
  expect(codeownersOf(text, FILE)).toEqual(["@all"]);
  expect(codeownersOf("", FILE)).toEqual([]);
});

test("lines that GitHub cannot read are skipped", () => {
  const text = "* @all\n!*.yaml @b\n[a-z]*.yaml @c\n*.yaml orders-team\n";
  expect(codeownersOf(text, FILE)).toEqual(["@all"]);
});

test("each of GitLab's sections has owners of its own", () => {
  const text = [
    "* @all",
    "[Platform] @platform @@maintainer",
    "services/",
    "services/orders/ @orders/api",
    "^[Security][2]",
    "*.yaml @security @all",
    "[platform]",
    "docs/ @writers",
  ].join("\n");
  expect(codeownersOf(text, FILE)).toEqual(["@all", "@orders/api", "@security"]);
  expect(codeownersOf(text, "services/a.txt")).toEqual(["@all", "@platform", "@@maintainer"]);
});

const name = fc.stringMatching(/^[a-z]{1,4}$/);
const path = fc.array(name, { minLength: 1, maxLength: 5 });

test("a path, each folder above it, and each name in it own the file", async () => {
  await check(
    fc.property(path, fc.nat(), (segments, number) => {
      const index = number % segments.length;
      const file = segments.join("/");
      expect(matches(`/${segments.slice(0, index + 1).join("/")}`, file)).toBe(true);
      expect(matches(segments[index] ?? "", file)).toBe(true);
      expect(matches(`/${file}/`, file)).toBe(false);
      expect(
        matches(`/${segments.map((segment) => (segment.length > 1 ? `${segment[0]}*` : "?")).join("/")}`, file),
      ).toBe(true);
    }),
    200,
  );
});
