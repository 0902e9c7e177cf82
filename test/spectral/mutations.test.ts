import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ApigateError } from "../../src/core/errors.ts";
import { folder } from "../support/folder.ts";
import type { JsonObject } from "../support/json.ts";
import { check } from "../support/property.ts";
import { functions, linesOf, oas, ourRun, stockLines } from "../support/spectral.ts";
import { description, isStraight, mutated } from "./random-descriptions.ts";

const { truthy, defined } = functions;

/** Looks at each place, and at something that is nowhere, in words that name the place. */
const EVERYWHERE = {
  rules: {
    "all-names": {
      given: "$..[?(@ && @.name)]",
      message: "{{property}} {{path}}",
      then: { field: "absent", function: truthy },
    },
    "all-things": { given: "$..*", message: "{{error}} {{path}}", then: { function: defined } },
    "all-missing": {
      given: "$..properties.*",
      message: "{{error}} {{property}}",
      then: { field: "a.b", function: truthy },
    },
    "all-parents": {
      given: "$..type^",
      message: "{{property}} {{value}}",
      then: { field: "absent", function: truthy },
    },
    "all-written": { given: "$..$ref", resolved: false, message: "{{value}}", then: { field: "x", function: truthy } },
  },
};

/** Where Spectral fails, because it compiles a schema with a `$ref` that leads nowhere, we refuse to judge. */
async function same(described: JsonObject, definition: Record<string, unknown>): Promise<void> {
  fc.pre(isStraight(described));
  const top = folder({ "a.json": JSON.stringify(described, null, 1) });
  const stock = await stockLines(top, "a.json", definition).catch(() => "failed" as const);
  const ours = ourRun(top, "a.json", definition);
  if (stock === "failed") await expect(ours).rejects.toThrow(ApigateError);
  else expect(linesOf(await ours)).toEqual(stock);
}

describe("random descriptions", () => {
  test("what spectral:oas finds is what Spectral finds", async () => {
    await check(
      fc.asyncProperty(description, mutated, async (base, mutate) => {
        await same(mutate(base), { extends: [[oas, "all"]] });
      }),
      12,
    );
  }, 60_000);

  test("what is found everywhere is found by Spectral", async () => {
    await check(
      fc.asyncProperty(description, mutated, async (base, mutate) => {
        await same(mutate(base), EVERYWHERE);
      }),
      20,
    );
  }, 60_000);
});
