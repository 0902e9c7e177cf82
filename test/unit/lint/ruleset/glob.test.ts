import { createRequire } from "node:module";
import fc from "fast-check";
import { expect, test } from "vitest";
import { matchesGlob } from "../../../../src/lint/ruleset/glob.ts";
import { check } from "../../../support/property.ts";

type Minimatch = (path: string, glob: string, options: { matchBase: boolean }) => boolean;

/** What Spectral asks. */
const fromCore = createRequire(createRequire(import.meta.url).resolve("@stoplight/spectral-core"));
const minimatch = fromCore("minimatch") as Minimatch;

test.each([
  ["v1/a.yaml", "v1/*.yaml", true],
  ["v1/x/a.yaml", "v1/*.yaml", false],
  ["v1/x/a.yaml", "v1/**/*.yaml", true],
  ["v1/a.yaml", "v1/**/*.yaml", true],
  ["v1/x/a.yaml", "*.yaml", true],
  ["../v1/a.yaml", "**/*.yaml", false],
  ["v1/.a.yaml", "v1/*", false],
  ["v1/a.yaml", "v1/[!b-z].{yaml,json}", true],
  ["v1/a.yaml", "!v1/a.yaml", false],
  ["v1/a{b", "v1/a{b", true],
])("%s, %s: %s", (path, glob, expected) => {
  expect(matchesGlob(path, glob)).toBe(expected);
});

const letter = fc.constantFrom("a", "b", ".");
const name = fc.string({ unit: letter, minLength: 1, maxLength: 4 }).filter((text) => !/^\.+$/.test(text));
const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join("/"));
const piece = fc.oneof(
  { weight: 3, arbitrary: letter },
  fc.constantFrom("*", "?", "[ab]", "[!a]", "[^b]", "{a,b}", "{a*,.b}", "{a}", "a{b,{a,b}}"),
);
const part = fc.oneof(
  { weight: 3, arbitrary: fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join("")) },
  fc.constant("**"),
);
const glob = fc
  .tuple(fc.constantFrom("", "", "", "!"), fc.array(part, { minLength: 1, maxLength: 4 }))
  .map(([negation, parts]) => negation + parts.join("/"))
  .filter((text) => !/(?:^|\/)\.+(?:\/|$)/.test(text))
  // At three `**` in a row, minimatch itself fails.
  .filter((text) => !text.includes("**/**"));

test("globs mean what they mean to Spectral", () =>
  check(
    fc.property(path, glob, (file, pattern) => {
      expect(matchesGlob(file, pattern)).toBe(minimatch(file, pattern, { matchBase: true }));
    }),
    2_000,
  ));

test("a glob that is made to be slow is not", () => {
  const slow = `${"*a".repeat(200)}b`;
  expect(matchesGlob("a".repeat(2_000), slow)).toBe(false);
  expect(matchesGlob(`${"a/".repeat(500)}x`, `${"**/".repeat(200)}b`)).toBe(false);
});
