import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ApigateError } from "../../src/core/errors.ts";
import { type RunRecord, runSpectral, type SpectralRun } from "../../src/lint/spectral/engine.ts";
import { folder } from "../support/folder.ts";
import { isObject, type JsonObject } from "../support/json.ts";
import { check } from "../support/property.ts";
import { functions, linesOf, oas, rulesetAt, sourcesIn } from "../support/spectral.ts";
import { description, isStraight, mutated } from "./random-descriptions.ts";

const { truthy, pattern, defined, casing } = functions;

/** Each way in which rules look at things: once, by classes of paths, every time, and as they are written. */
const RULESET = {
  extends: [[oas, "all"]],
  rules: {
    "all-names": {
      given: "$..[?(@ && @.name)]",
      message: "{{property}} {{path}}",
      then: { field: "absent", function: truthy },
    },
    "all-keys": {
      given: "$..properties",
      then: { field: "@key", function: casing, functionOptions: { type: "flat" } },
    },
    "all-things": { given: "$..schema..*", message: "{{error}} {{path}}", then: { function: defined } },
    "all-types": {
      given: "$..type",
      message: "{{value}}",
      then: { function: pattern, functionOptions: { match: "^o" } },
    },
    "all-parents": { given: "$..type^", message: "{{property}}", then: { field: "absent", function: truthy } },
    "all-beside": { given: "$..schema[?(@parent.example)]", then: { field: "absent", function: truthy } },
    "all-written": { given: "$..$ref", resolved: false, message: "{{value}}", then: { field: "x", function: truthy } },
    nowhere: { given: "$..nowhere", then: { function: truthy } },
    somewhere: { given: "$..required", then: { function: truthy } },
  },
};

/** Names of a root and of a file beside it. */
type Names = readonly [root: string, part: string];

const WHOLE: Names = ["a.json", ""];
const PARTS: Names = ["a.json", "parts/b.json"];
const MOVED: Names = ["deep/er/api.json", "deep/er/parts/b.json"];

/** The description, its schemas in a file of their own where that has a name, from which no reference leads back. */
function filesOf(described: JsonObject, [root, part]: Names): Record<string, string> {
  const components = described.components;
  if (part === "" || !isObject(components)) return { [root]: JSON.stringify(described, null, 1) };
  const { schemas, ...others } = components;
  const outer = JSON.stringify({ ...described, components: others }, null, 1);
  const inner = JSON.stringify(schemas ?? {}, null, 1);
  return {
    [root]: outer.replaceAll('"#/components/schemas/', '"parts/b.json#/'),
    [part]: inner.replaceAll('"#/components/schemas/', '"#/').replaceAll('"#/components/', '"#/Nowhere/'),
  };
}

/** What is found in a version after another one, and what is found in it alone. */
async function bothWays(first: JsonObject, second: JsonObject, before: Names, now: Names) {
  const ruleset = rulesetAt(RULESET, path.join(folder({}), ".spectral.js"));
  const run = async (files: Record<string, string>, root: string, previous?: RunRecord) =>
    runSpectral(ruleset, await sourcesIn(folder(files), root), { previous, isRecorded: true });
  const earlier = await run(filesOf(first, before), before[0]).catch(refused);
  if (earlier === REFUSED) return fc.pre(false) as never;
  const files = filesOf(second, now);
  const after = await run(files, now[0], earlier.record).then(told, refused);
  return { after, alone: await run(files, now[0]).then(told, refused) };
}

const told = (run: SpectralRun) => ({ lines: linesOf(run), idle: run.idle });

const REFUSED = "refused";

/** What Spectral itself fails for, we refuse to judge. */
function refused(error: unknown): typeof REFUSED {
  if (error instanceof ApigateError) return REFUSED;
  throw error;
}

const LAYOUTS: readonly [Names, Names][] = [
  [WHOLE, WHOLE],
  [PARTS, PARTS],
  [PARTS, MOVED],
  [WHOLE, PARTS],
];

describe("a run after another version", () => {
  test("finds what a run without it finds", async () => {
    await check(
      fc.asyncProperty(description, mutated, fc.constantFrom(...LAYOUTS), async (base, mutate, [before, now]) => {
        const next = mutate(base);
        fc.pre(isStraight(base) && isStraight(next));
        const { after, alone } = await bothWays(base, next, before, now);
        expect(after).toEqual(alone);
      }),
      60,
    );
  }, 60_000);

  test("finds the same in two descriptions that have nothing to do with one another", async () => {
    await check(
      fc.asyncProperty(description, description, async (one, other) => {
        fc.pre(isStraight(one) && isStraight(other));
        const { after, alone } = await bothWays(one, other, WHOLE, WHOLE);
        expect(after).toEqual(alone);
      }),
      20,
    );
  }, 60_000);
});
