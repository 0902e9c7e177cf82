import fc from "fast-check";

const WORD = fc.constantFrom("a", "b", "c");
const KEY = fc.constantFrom("a", "b", "c", "x-y", "0", "1");
const SCALAR = fc.constantFrom<unknown>(null, true, 0, 1, 2, "", "a", "b");

/** Small documents in which few keys come again and again, at every depth. */
export const DOCUMENT: fc.Arbitrary<object> = fc.letrec<{
  node: unknown;
  object: Record<string, unknown>;
  array: unknown[];
}>((tie) => ({
  node: fc.oneof({ maxDepth: 4 }, SCALAR, tie("object"), tie("array")),
  object: fc.dictionary(KEY, tie("node"), { maxKeys: 4 }),
  array: fc.array(tie("node"), { maxLength: 4 }),
})).object;

const COMPARED = fc.constantFrom("@.a", "@.b", "@['x-y']", "@.length", "@");
const VALUE = fc.constantFrom("0", "1", "'a'", "'b'", "null", "true", "void 0");
const OPERATOR = fc.constantFrom("==", "===", "!=", "!==", "<", ">=");

/** Filters that do not throw, whatever they are asked of. */
export const FILTER: fc.Arbitrary<string> = fc.letrec<{ filter: string; simple: string }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 2 },
    tie("simple"),
    fc.tuple(tie("filter"), fc.constantFrom("&&", "||"), tie("filter")).map(([a, op, b]) => `(${a} ${op} ${b})`),
    tie("filter").map((filter) => `!(${filter})`),
  ),
  simple: fc.oneof(
    COMPARED.map((member) => `(@ && ${member})`),
    fc.tuple(COMPARED, OPERATOR, VALUE).map(([member, op, value]) => `(@ && ${member} ${op} ${value})`),
    fc.constantFrom("@property === 'a'", "@property !== 'b'", "@property == 1", "@property >= 1"),
    fc.constantFrom("@property.match(/^[ab]/)", "@property in ['a', 'c']"),
    fc.constantFrom("@parentProperty === 'a'", "(@parent && @parent.b)", "@path.includes('b')"),
    fc.constantFrom(
      "@string()",
      "@number()",
      "@boolean()",
      "@null()",
      "@array()",
      "@object()",
      "@scalar()",
      "@integer()",
    ),
    fc.constantFrom("(@ && @.constructor.name === 'Array')", "(@ != null && @.length + 1 > 1)", "@property ~= 'a'"),
  ),
})).filter;

/** A segment as it stands after a point, and where it may be met at any depth. */
interface Segment {
  kind: "name" | "names" | "wildcard" | "filter" | "slice";
  flat: string;
  deep: string;
}

const bracketed = (kind: Segment["kind"], text: string): Segment => ({ kind, flat: text, deep: `..${text}` });
const dotted = (kind: Segment["kind"], text: string): Segment => ({ kind, flat: `.${text}`, deep: `..${text}` });

const NAMES = fc.uniqueArray(KEY, { minLength: 2, maxLength: 3 });
const SLICES = ["[0:2]", "[1:]", "[:2]", "[0:4:2]", "[1:4:2]", "[-1:]", "[-2:]", "[:-1]", "[(@.length-1)]"];

/** What jsonpath-plus reads as nimma does. */
const PLAIN_SEGMENT: fc.Arbitrary<Segment> = fc.oneof(
  WORD.map((name) => dotted("name", name)),
  WORD.map((name) => bracketed("name", `['${name}']`)),
  fc.uniqueArray(WORD, { minLength: 2 }).map((names) => bracketed("names", `[${names.join()}]`)),
  fc.constantFrom(dotted("wildcard", "*"), bracketed("wildcard", "[*]")),
  fc
    .constantFrom("@ && @.a", "@property === 'a'", "@ && @.b == 1")
    .map((filter) => bracketed("filter", `[?(${filter})]`)),
);

const SEGMENT: fc.Arbitrary<Segment> = fc.oneof(
  PLAIN_SEGMENT,
  KEY.map((name) => dotted("name", name)),
  KEY.map((name) => bracketed("name", `['${name}']`)),
  fc.integer({ min: 0, max: 2 }).map((index) => bracketed("name", `[${index}]`)),
  NAMES.map((names) => bracketed("names", `[${names.map((name) => `'${name}'`).join()}]`)),
  FILTER.map((filter) => bracketed("filter", `[?(${filter})]`)),
  fc.constantFrom(...SLICES).map((slice) => bracketed("slice", slice)),
);

const MODIFIERS = fc.constantFrom("", "", "", "^", "~", "^^", "^~", "~^");

/**
 * Expressions that go down to any depth at most once. Left out is what nimma itself gets wrong: a filter that is first
 * and not last is asked of the last place, and slices after a descent look at the wrong key.
 */
export const EXPRESSION: fc.Arbitrary<string> = fc
  .tuple(fc.array(SEGMENT, { minLength: 1, maxLength: 4 }), fc.option(fc.nat(3)), MODIFIERS)
  .filter(([segments, deep]) => segments[0]?.kind !== "filter" || segments.length === 1 || deep === 0)
  .filter(([segments, deep]) => deep === null || deep >= segments.length || !hasSlice(segments))
  .map(([segments, deep, modifiers]) => write(segments, (index) => index === deep) + modifiers);

const hasSlice = (segments: readonly Segment[]): boolean => segments.some(({ kind }) => kind === "slice");

/**
 * Expressions that go down to any depth more than once, most of which Spectral leaves to jsonpath-plus. For
 * the others nimma asks a filter between two descents of the last place: those are left out.
 */
export const DEEP_EXPRESSION: fc.Arbitrary<string> = fc
  .array(PLAIN_SEGMENT, { minLength: 2, maxLength: 4 })
  .chain((segments) =>
    fc
      .uniqueArray(fc.nat(segments.length - 1), { minLength: 2 })
      .filter((deep) => segments.every(({ kind }, index) => kind !== "filter" || deep.includes(index)))
      .map((deep) => write(segments, (index) => deep.includes(index))),
  );

const write = (segments: readonly Segment[], isDeep: (index: number) => boolean): string =>
  `$${segments.map(({ flat, deep }, index) => (isDeep(index) ? deep : flat)).join("")}`;
