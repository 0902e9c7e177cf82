import { describe, expect, test } from "vitest";
import { parseDocument } from "../../src/document/parse.ts";
import { shareEqual } from "../../src/document/share.ts";
import type { Replacement, RulesetFunction } from "../../src/lint/spectral/functions/function.ts";
import { fastOasDocumentSchema } from "../../src/lint/spectral/functions/oas-document-schema.ts";
import { Resolution } from "../../src/lint/spectral/graph/resolve.ts";
import { memberOf, type SourceFile, valueAtPath } from "../../src/lint/spectral/graph/source-file.ts";
import { findTwins } from "../../src/lint/spectral/graph/twins.ts";

describe("shareEqual", () => {
  test("equal parts become the objects of the other version", () => {
    const other = { a: { x: [1, { y: null }] }, b: { z: 1 } };
    const value = { a: { x: [1, { y: null }] }, b: { z: 2 } };
    const shared = shareEqual(value, other);
    expect(shared).toEqual(value);
    expect(memberOf(shared, "a")).toBe(other.a);
    expect(memberOf(shared, "b")).toBe(value.b);
  });

  test("another order of keys, another kind of number and a list for an object are not equal", () => {
    const other = { a: { x: 1, y: 2 }, b: { z: 0 }, c: { 0: 1 }, d: [1] };
    const value = { a: { y: 2, x: 1 }, b: { z: -0 }, c: [1], d: [1] };
    const shared = shareEqual(value, other);
    expect(JSON.stringify(shared)).toBe(JSON.stringify(value));
    for (const key of ["a", "b", "c"] as const) expect(memberOf(shared, key)).toBe(value[key]);
    expect(memberOf(shared, "d")).toBe(other.d);
  });

  test("a member called __proto__ is a member", () => {
    const [value, other] = ['{"__proto__":{"a":[1]},"b":1}', '{"__proto__":{"a":[1]},"b":2}'].map((text) =>
      JSON.parse(text),
    );
    const shared = shareEqual(value, other);
    expect(JSON.stringify(shared)).toBe('{"__proto__":{"a":[1]},"b":1}');
    expect(memberOf(shared, "__proto__")).toBe(memberOf(other, "__proto__"));
  });

  test("neither version is changed", () => {
    const [value, other] = [
      { a: { x: [1] }, b: 1 },
      { a: { x: [1] }, b: 2 },
    ];
    const own = value.a;
    shareEqual(value, other);
    expect(value.a).toBe(own);
    expect(other).toEqual({ a: { x: [1] }, b: 2 });
  });
});

const resolutionOf = (value: object, like?: Resolution): Resolution => {
  const bytes = Buffer.from(JSON.stringify(value));
  const root = parseDocument({ path: "a.json", oid: "0", bytes } as never);
  return new Resolution({ root, documents: new Map([["a.json", root]]) }, (file) => file, like);
};

/** The components of a version whose twins are those of the version before. */
function sharedOf(before: Record<string, unknown>, now: Record<string, unknown>): string[] {
  const first = resolutionOf({ parts: before });
  const second = resolutionOf({ parts: now }, first);
  const twins = findTwins(second);
  const part = ({ root }: { root: SourceFile }, name: string) => valueAtPath(root.resolved, ["parts", name]);
  return Object.keys(now).filter((name) => {
    const twin = twins.of(part(second, name) as object);
    return twin !== undefined && twin === part(first, name);
  });
}

const to = (name: string) => ({ in: { $ref: `#/parts/${name}` } });

describe("twins", () => {
  test("what leads to something else than before is none, over any number of references", () => {
    const before = { a: to("b"), b: to("c"), c: { type: 1 }, d: to("e"), e: { type: 1 } };
    expect(sharedOf(before, { ...before, c: { type: 2 } })).toEqual(["d", "e"]);
  });

  test("a reference that closes a circle is one on both sides, and leads nowhere", () => {
    const before = { a: to("b"), b: to("a"), c: to("a"), x: { type: 1 } };
    expect(sharedOf(before, { ...before, x: { type: 2 } })).toEqual(["a", "b", "c"]);
    expect(sharedOf(before, { ...before, b: { ...to("a"), type: 2 } })).toEqual(["a", "c", "x"]);
  });

  test("what refers to something that is gone, or renamed, is none", () => {
    const { b, ...rest } = { a: to("b"), b: { type: 1 }, c: { type: 1 }, x: 1 };
    expect(sharedOf({ ...rest, b }, { ...rest, d: b })).toEqual(["c"]);
  });
});

describe("fastOasDocumentSchema", () => {
  const asked: unknown[] = [];
  /** Finds members that are called wrong. */
  const original = ((input: { paths: Record<string, { wrong?: boolean }> }) => {
    asked.push(Object.keys(input.paths));
    const wrong = Object.entries(input.paths).filter(([, item]) => item.wrong);
    return wrong.length > 0 ? wrong.map(([name]) => ({ message: name })) : undefined;
  }) as unknown as RulesetFunction;
  const ask = ({ run }: Replacement, input: unknown) => run(input, null, {} as never);

  test("what was right before is not asked about; what is wrong is found in the whole", () => {
    const replacement = fastOasDocumentSchema(original);
    const a = {};
    expect(ask(replacement, { paths: { a, b: {} } })).toBeUndefined();
    expect(ask(replacement, { paths: { a, c: {} } })).toBeUndefined();
    expect(ask(replacement, { paths: { a, c: { wrong: true } } })).toEqual([{ message: "c" }]);
    expect(asked).toEqual([["a", "b"], ["c"], ["c"], ["a", "c"]]);
  });
});
