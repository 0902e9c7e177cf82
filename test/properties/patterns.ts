import fc from "fast-check";

/** Few characters, so that patterns and strings often meet. */
const atom = fc.constantFrom("a", "b", "0", "-", "[a-c]", "[0-9]", "\\d", "[^a]", "\\w", ".", "\\.", "[ab0]");
const quantifier = fc.constantFrom("", "", "", "?", "*", "+", "{2}", "{1,3}", "{2,}");

const sequence = (part: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(part, quantifier), { minLength: 1, maxLength: 3 })
    .map((parts) => parts.map(([text, times]) => text + times).join(""));

const group = fc
  .tuple(fc.constantFrom("(", "(?:"), fc.array(sequence(atom), { minLength: 1, maxLength: 3 }))
  .map(([open, choices]) => `${open}${choices.join("|")})`);
const body = sequence(fc.oneof({ arbitrary: atom, weight: 4 }, { arbitrary: group, weight: 1 }));

/** Regular expressions as descriptions have them: mostly anchored at both ends, some at one or none. */
export const patterns: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    "",
    "^",
    ".*",
    "^.*$",
    ".+",
    "^[a-z]+$",
    "^x\\d$",
    "^x[0-9]$",
    "^a|b$",
    "^(a|b)$",
    "^\\S+$",
    "^.{1,3}$",
    "^[^-]*$",
    "[0-9]",
    "^$",
  ),
  fc.tuple(fc.constantFrom("^", "^", "^", ""), body, fc.constantFrom("$", "$", "$", "")).map((parts) => parts.join("")),
);

/** Strings that such patterns tell apart. */
export const strings: fc.Arbitrary<string> = fc
  .array(fc.constantFrom("a", "b", "c", "0", "1", "-", ".", "x", "A", "é", " "), { maxLength: 4 })
  .map((parts) => parts.join(""));
