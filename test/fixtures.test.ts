import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { breakingRules } from "../src/rules/breaking/index.ts";
import { compare } from "./support/compare.ts";
import { fixture, fixtureFile, fixtureIds, WITHOUT_FIXTURE } from "./support/fixtures.ts";
import { render } from "./support/render.ts";

const ruleIds: readonly string[] = breakingRules.map(({ id }) => id);

test("every rule has a fixture, and every fixture a rule", () => {
  expect(fixtureIds).toEqual(ruleIds.filter((id) => !WITHOUT_FIXTURE.has(id)).sort());
});

describe.each(fixtureIds)("%s", (id) => {
  test("has a base and a revision", () => {
    for (const file of ["base.yaml", "revision.yaml"]) expect(existsSync(fixtureFile(id, file)), file).toBe(true);
  });

  test("shows the rule, and what the others say beside it", async () => {
    const findings = await compare(fixture(id, "base"), fixture(id, "revision"));
    expect(findings.map(({ ruleId }) => ruleId)).toContain(id);
    await expect(render(findings)).toMatchFileSnapshot(fixtureFile(id, "expected.txt"));
  });

  test.each(["base", "revision"] as const)("%s differs in nothing from itself", async (side) => {
    expect(await compare(fixture(id, side), fixture(id, side))).toEqual([]);
  });
});
