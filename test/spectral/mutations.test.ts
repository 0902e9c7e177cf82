import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ApigateError } from "../../src/core/errors.ts";
import { folder } from "../support/folder.ts";
import { check } from "../support/property.ts";
import { functions, linesOf, oas, ourRun, stockLines } from "../support/spectral.ts";
import { description, mutated } from "./random-descriptions.ts";

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
async function same(text: string, definition: Record<string, unknown>): Promise<void> {
  const top = folder({ "a.json": text });
  const stock = await stockLines(top, "a.json", definition).catch(() => "failed" as const);
  const ours = ourRun(top, "a.json", definition);
  if (stock === "failed") await expect(ours).rejects.toThrow(ApigateError);
  else expect(linesOf(await ours)).toEqual(stock);
}

describe("random descriptions", () => {
  test("what spectral:oas finds is what Spectral finds", async () => {
    await check(
      fc.asyncProperty(description, mutated, async (base, mutate) => {
        await same(JSON.stringify(mutate(base), null, 1), { extends: [[oas, "all"]] });
      }),
      40,
    );
  }, 60_000);

  test("what is found everywhere is found by Spectral", async () => {
    await check(
      fc.asyncProperty(description, mutated, async (base, mutate) => {
        await same(JSON.stringify(mutate(base)), EVERYWHERE);
      }),
      60,
    );
  }, 60_000);
});
