import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check } from "../support/property.ts";
import { functions, lintBoth, oas } from "../support/spectral.ts";
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

describe("random descriptions", () => {
  test("what spectral:oas finds is what Spectral finds", async () => {
    await check(
      fc.asyncProperty(description, mutated, async (base, mutate) => {
        const { stock, ours } = await lintBoth(
          { "a.json": JSON.stringify(mutate(base), null, 1) },
          { extends: [[oas, "all"]] },
        );
        expect(ours).toEqual(stock);
      }),
      40,
    );
  }, 60_000);

  test("what is found everywhere is found by Spectral", async () => {
    await check(
      fc.asyncProperty(description, mutated, async (base, mutate) => {
        const { stock, ours } = await lintBoth({ "a.json": JSON.stringify(mutate(base)) }, EVERYWHERE);
        expect(ours).toEqual(stock);
      }),
      60,
    );
  }, 60_000);
});
