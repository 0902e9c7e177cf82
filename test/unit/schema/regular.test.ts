import fc from "fast-check";
import { expect, test } from "vitest";
import { matches, patternWithin } from "../../../src/schema/regular/languages.ts";

test.each([
  ["^[a-z]+$", "^[a-zA-Z]+$", "yes"],
  ["^[a-zA-Z]+$", "^[a-z]+$", "no"],
  ["^\\d{3}$", "^[0-9]{3}$", "yes"],
  ["^[0-9]{3}$", "^\\d+$", "yes"],
  ["^\\d+$", "^[0-9]{3}$", "no"],
  ["abc", "b", "yes"],
  ["^a", "a", "yes"],
  ["a", "^a", "no"],
  ["^(foo|bar)$", "^foo$|^bar$|^baz$", "yes"],
  ["", ".*", "yes"],
  ["", "^.*$", "no"],
  ["^(a+)+$", "^a+$", "yes"],
  ["^a{2,4}$", "^a{1,5}$", "yes"],
  ["^a{2,}$", "^a{1,5}$", "no"],
  ["(?=a)b", "b", "unknown"],
  ["(a)\\1", "aa", "unknown"],
])("%s within %s: %s", (inner, outer, answer) => {
  expect(patternWithin(inner, outer).answer).toBe(answer);
});

test("a witness matches the inner pattern and not the outer one", () => {
  const { witness } = patternWithin("^[A-Z]{2,5}$", "^[A-Z]{3}$");
  expect(witness).toMatch(/^[A-Z]{2,5}$/);
  expect(witness).not.toMatch(/^[A-Z]{3}$/);
});

const atom = fc.constantFrom("a", "b", "[ab]", "[^a]", "\\d", "\\w", ".", "(?:ab|b)", "(a|ba)");
const piece = fc.tuple(atom, fc.constantFrom("", "", "*", "+", "?", "{2}", "{1,2}")).map((parts) => parts.join(""));
const pattern = fc
  .tuple(fc.constantFrom("", "^"), fc.array(piece, { maxLength: 4 }), fc.constantFrom("", "$"))
  .map(([start, pieces, end]) => `${start}${pieces.join("")}${end}`);
const text = fc.string({ unit: fc.constantFrom("a", "b", "1", "_", "\n"), maxLength: 7 });

test("what no memory could hold is still answered right", () => {
  // One state for every choice of a place: far more than are remembered.
  const source = "^(?:a|b)*a(?:a|b){150}c$";
  let [seed, random] = [1, ""];
  for (let index = 0; index < 3_000; index++) {
    seed = (seed * 48_271) % 0x7fffffff;
    random += seed % 2 === 0 ? "a" : "b";
  }
  for (const ending of [`a${"b".repeat(150)}c`, `b${"b".repeat(150)}c`, "c", ""])
    expect(matches(source, random + ending), ending).toBe(new RegExp(source).test(random + ending));
});

test("more patterns than are kept do not disturb each other", () => {
  for (const round of [1, 2])
    for (let count = 1; count <= 120; count++)
      expect(matches(`^a{${count}}$`, "a".repeat(count)), `${round}: ${count}`).toBe(true);
  expect(patternWithin("^a{120}$", "^a{119}$").answer).toBe("no");
});

test("matches as JavaScript does", () => {
  fc.assert(fc.property(pattern, text, (source, value) => matches(source, value) === new RegExp(source).test(value)));
});

test("what is within another never matches more, and a witness proves that it does", () => {
  fc.assert(
    fc.property(pattern, pattern, text, (inner, outer, value) => {
      const { answer, witness } = patternWithin(inner, outer);
      if (answer === "yes") return !new RegExp(inner).test(value) || new RegExp(outer).test(value);
      if (witness === undefined) return true;
      return new RegExp(inner).test(witness) && !new RegExp(outer).test(witness);
    }),
  );
});

test("hostile patterns cost nothing", () => {
  expect(matches("^(a+)+$", `${"a".repeat(5_000)}!`)).toBe(false);
  expect(patternWithin(`^${"a?".repeat(80)}${"a".repeat(80)}$`, "^a{200}$").answer).not.toBe("yes");
});
