import { describe, expect, test } from "vitest";
import { compareValues } from "../../support/compare.ts";
import { PARTS, PATHS, SECURITY } from "../../support/hostile-operations.ts";
import { CHAINS, CHOICES, DENSE, LISTS, type Shape } from "../../support/hostile-shapes.ts";

const both = (shape: Shape, size: number) => compareValues(shape.make(size, false), shape.make(size, true));

describe.each([
  ["chains", CHAINS],
  ["recursion", DENSE],
  ["lists", LISTS],
  ["choices", CHOICES],
  ["paths", PATHS],
  ["parts of operations", PARTS],
  ["security", SECURITY],
])("%s", (_, shapes) => {
  test.each(shapes.map((shape) => [shape.what, shape] as const))(
    "%s: the edit at the far end is found",
    async (_what, shape) => {
      const findings = await both(shape, Math.min(shape.size, shapes === DENSE ? 8 : 16));
      expect(findings.map(({ ruleId }) => ruleId)).toContain(shape.finds);
    },
  );
});
