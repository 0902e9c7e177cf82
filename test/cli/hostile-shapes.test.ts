import { describe, expect, test } from "vitest";
import { apigate } from "../support/apigate.ts";
import { folder } from "../support/folder.ts";
import { PARTS, PATHS, SECURITY } from "../support/hostile-operations.ts";
import { CHAINS, CHOICES, DENSE, LIMITED, LISTS, type Shape } from "../support/hostile-shapes.ts";

const ALL = [...CHAINS, ...DENSE, ...LISTS, ...CHOICES, ...PATHS, ...PARTS, ...SECURITY];

const shapeOf = (what: string): Shape => {
  const shape = ALL.find((one) => one.what === what);
  if (!shape) throw new Error(`there is no shape "${what}"`);
  return shape;
};

/** Both versions of a shape through the command line, which never shows its inside and never dies. */
async function run(shape: Shape, size: number) {
  const cwd = folder({
    "base.json": JSON.stringify(shape.make(size, false), null, 1),
    "revision.json": JSON.stringify(shape.make(size, true), null, 1),
  });
  const ended = await apigate(["diff", "base.json", "revision.json"], { cwd });
  expect(ended.stderr).not.toMatch(/bug in apigate|^\s+at \S+ \(/m);
  expect(ended.status, "not ended by a signal").not.toBeNull();
  return ended;
}

describe("large shapes are compared to their far end", () => {
  test.each([
    ["a chain of properties", 5_000],
    ["allOf doubled", 60],
    ["anyOf doubled beside a word", 60],
    ["dense properties", 60],
    ["an enumeration turned round", 50_000],
    ["inline branches turned round", 1_000],
    ["paths turned round", 10_000],
    ["paths, all behind templates", 5_000],
    ["parameters that all move", 10_000],
    ["media types of another parameter", 10_000],
    ["servers", 10_000],
    ["a long text", 5_000_000],
  ] as const)(
    "%s",
    async (what, size) => {
      const shape = shapeOf(what);
      const { status, stdout } = await run(shape, size);
      expect(stdout).toMatch(new RegExp(`^(?:✖|▲|·) \\w+ +${shape.finds} `, "m"));
      expect(status).toBeLessThan(2);
    },
    30_000,
  );
});

describe("what is too much is exit 2, with the limit, its value and the file", () => {
  test.each([...LIMITED])(
    "%s: %s",
    async (what, limit) => {
      const { status, stdout, stderr } = await run(shapeOf(what), SIZES.get(what) ?? 2_000);
      expect([status, stdout]).toEqual([2, ""]);
      expect(stderr).toMatch(new RegExp(`limit ${limit}`));
      expect(stderr).toMatch(/\d+.*\[E_LIMIT\]\n {2}at (?:base|revision)\.json:\d+:\d+/);
    },
    30_000,
  );

  test("recursion in which allOf joins ever more schemas", async () => {
    const { status, stderr } = await run({ what: "", finds: "", size: 18, make: subsets }, 18);
    expect(stderr).toMatch(/more than \d+ schemas are to be compared, the limit comparisons \[E_LIMIT\]/);
    expect(status).toBe(2);
  }, 60_000);
});

const SIZES = new Map([["dense allOf", 60]]);

/** Each step of the recursion joins another set of the schemas: there are two to the power of `size` of them. */
function subsets(size: number, edited: boolean) {
  const ref = (index: number) => ({ $ref: `#/components/schemas/S${index}` });
  const step = (index: number) => ({ type: "object", properties: { a: ref(index + 1), b: ref(index + 1) } });
  const schemas = Object.fromEntries(Array.from({ length: size }, (_, index) => [`S${index}`, step(index)]));
  const start = { type: "object", properties: { a: { allOf: [ref(0), ref(1)] }, b: ref(0) } };
  const end = { type: "object", properties: { end: { type: edited ? "integer" : "string" } } };
  const content = { "application/json": { schema: ref(0) } };
  return {
    openapi: "3.1.0",
    info: { title: "Subsets", version: "1" },
    paths: { "/a": { post: { requestBody: { content }, responses: {} } } },
    components: { schemas: { ...schemas, S0: start, [`S${size}`]: end } },
  };
}
