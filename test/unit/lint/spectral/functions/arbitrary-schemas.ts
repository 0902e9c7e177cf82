import fc from "fast-check";

type Draft = "draft4" | "draft2020-12";
type Part = readonly [keyword: string, value: fc.Arbitrary<unknown>];

const NAMES = ["a", "b", "x/y", "~0", "1", "constructor", "$ref", "id"];
const name = fc.constantFrom(...NAMES, ...NAMES.slice(0, 2), ...NAMES.slice(0, 2));
const text = fc.constantFrom("", "a", "ab", "abc", "2020-02-30", "2020-01-01T00:00:00Z", "a@b.cd", "🙂", "id", "0");
const number = fc.constantFrom(0, 1, 2, -1, 1.5, 3e9, 0.3, -0);
const scalar = fc.oneof(text, number, fc.boolean(), fc.constant(null));

/** Examples: small, and of few names, so that they meet the schemas. */
export const values: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    scalar,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(name, tie("value"), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;

const type = fc.constantFrom("string", "number", "integer", "boolean", "null", "object", "array");
const count = fc.constantFrom(0, 1, 2, 2, 3);

const often = (draft: Draft): Part[] => [
  ["type", fc.oneof({ weight: 8, arbitrary: type }, { weight: 1, arbitrary: fc.uniqueArray(type, { maxLength: 3 }) })],
  ["nullable", fc.boolean()],
  ["x-nullable", fc.boolean()],
  ["enum", fc.oneof(fc.array(text, { maxLength: 3 }), fc.array(values, { minLength: 1, maxLength: 3 }))],
  ["minimum", number],
  ["maximum", number],
  ["exclusiveMinimum", draft === "draft4" ? fc.boolean() : number],
  ["multipleOf", fc.constantFrom(2, 0.1, 0)],
  ["minLength", count],
  ["maxLength", count],
  ["pattern", fc.constantFrom("^a", "b$", "^[^a]*$", "^.$", "(", "\\u{61}", "^(?=a)", "\\d+", "a{2}", "[\\w-]")],
  ["format", fc.constantFrom("date", "date-time", "email", "int32", "int64", "float", "byte", "uuid", "odd", "regex")],
  ["minItems", count],
  ["maxItems", count],
  ["uniqueItems", fc.boolean()],
  ["minProperties", count],
  ["maxProperties", count],
  ["required", fc.oneof(fc.array(name, { maxLength: 2 }), fc.uniqueArray(name, { minLength: 1, maxLength: 3 }))],
  ["readOnly", fc.boolean()],
  ["writeOnly", fc.boolean()],
];

const seldom: Part[] = [
  ["const", values],
  ["default", values],
  ["title", fc.oneof({ weight: 4, arbitrary: text }, { weight: 1, arbitrary: number })],
  ["x-thing", fc.dictionary(name, values, { maxKeys: 2, noNullPrototype: true })],
  ["$ref", fc.constantFrom("#/components/schemas/A", "#/properties/a", "#", "other.json#/a")],
  ["discriminator", fc.constant({ propertyName: "a" })],
  ["deprecated", fc.oneof(fc.boolean(), text)],
  ["examples", fc.oneof(fc.array(values, { maxLength: 2 }), values)],
  ["toString", fc.constant(1)],
];

/** Schemas of which most are understood, many are wrong somewhere, and some hold what ajv alone can tell. */
export function schemas(draft: Draft): fc.Arbitrary<Record<string, unknown>> {
  return fc.letrec<{ schema: Record<string, unknown> }>((tie) => {
    const one = tie("schema");
    const list = fc.array(one, { minLength: 1, maxLength: 3 });
    const named = fc.dictionary(name, one, { maxKeys: 3, noNullPrototype: true });
    const inner: Part[] = [
      ["properties", named],
      ["properties", named],
      [
        "items",
        draft === "draft4" ? one : fc.oneof({ weight: 5, arbitrary: one }, { weight: 1, arbitrary: fc.boolean() }),
      ],
      ["additionalProperties", fc.oneof(one, fc.boolean())],
      ["allOf", list],
      ["anyOf", list],
      ["oneOf", list],
      ["not", one],
    ];
    const left: Part[] = [
      [
        "patternProperties",
        fc.dictionary(fc.constantFrom("^a", "b", "(?=a)", "("), one, { maxKeys: 2, noNullPrototype: true }),
      ],
      ["patternProperties", fc.dictionary(fc.constantFrom("^a", "b"), one, { maxKeys: 2, noNullPrototype: true })],
      ["if", one],
      ["then", one],
      ["else", one],
      ["definitions", named],
      ["$defs", named],
      ["prefixItems", list],
      ["propertyNames", one],
      [
        "dependentRequired",
        fc.dictionary(name, fc.uniqueArray(name, { maxLength: 2 }), { maxKeys: 2, noNullPrototype: true }),
      ],
      ["$comment", text],
      ["dependencies", named],
      ["contains", one],
      ["unevaluatedProperties", fc.boolean()],
      ["additionalItems", fc.boolean()],
    ];
    const leaf = withKeywords(often(draft), 3);
    return {
      schema: fc.oneof(
        { depthSize: "small", maxDepth: 3, withCrossShrink: true },
        leaf,
        fc
          .tuple(withKeywords(inner, 3), leaf, withKeywords(seldom, 1), withKeywords(left, 3))
          .chain(([a, b, c, d]) =>
            fc.constantFrom({ ...a, ...b }, { ...a, ...b }, { ...a, ...b }, { ...b, ...c, ...a }, { ...d, ...a }),
          ),
      ),
    };
  }).schema;
}

function withKeywords(parts: readonly Part[], most: number): fc.Arbitrary<Record<string, unknown>> {
  return fc
    .uniqueArray(fc.nat(parts.length - 1), { maxLength: most })
    .chain((picked) => {
      const chosen = picked.map((index) => parts[index] as Part);
      return fc
        .tuple(...chosen.map(([, value]) => value))
        .map((found) => chosen.map(([keyword], at) => [keyword, found[at]]));
    })
    .map((entries) => Object.fromEntries(entries));
}
