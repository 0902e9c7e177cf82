import { describe, expect, test } from "vitest";
import { verifyTree } from "../src/check/verify.ts";
import type { InteractionResult, Result } from "../src/core/result.ts";
import { contractRules } from "../src/rules/contract/index.ts";
import { contractFixture, contractFixtureFile, contractFixtureIds } from "./support/contract-fixtures.ts";
import { memoryTree } from "./support/memory-tree.ts";
import { invalidity } from "./support/openapi-validity.ts";
import { render } from "./support/render.ts";

const ruleIds: readonly string[] = contractRules.map(({ id }) => id);

/** What only a running provider shows is tested with one. */
const isStatic = (id: string): boolean => !id.startsWith("provider-");

test("every rule has a fixture, and every fixture a rule", () => {
  expect(contractFixtureIds).toEqual(ruleIds.filter(isStatic).sort());
});

async function verify(id: string): Promise<Result> {
  const { result } = await verifyTree({ tree: memoryTree(contractFixture(id)), failOn: "breaking", version: "0.0.0" });
  return result;
}

/** One interaction per line, `ok get an order`, and below them the findings. */
const shown = ({ interactions = [], findings }: Result): string =>
  `${interactions.map((one) => `${lineOf(one)}\n`).join("")}\n${render(findings)}`;

const lineOf = ({ consumer, effect, description }: InteractionResult): string =>
  `${effect} ${consumer}: ${description}`;

describe.each(contractFixtureIds)("%s", (id) => {
  test("shows the rule, and what becomes of every interaction", async () => {
    const result = await verify(id);
    expect(result.findings.map(({ ruleId }) => ruleId)).toContain(id);
    await expect(shown(result)).toMatchFileSnapshot(contractFixtureFile(id, "expected.txt"));
  });

  test("has one interaction that is fine and one that is not", async () => {
    const { interactions = [] } = await verify(id);
    expect(interactions).toHaveLength(2);
    const good = interactions.filter(({ effect }) => effect === "ok");
    expect(good.map(({ findings }) => findings)).toEqual([[]]);
    for (const bad of interactions.filter((one) => !good.includes(one))) expect(bad.findings).not.toEqual([]);
  });

  test("the description is valid", async () => {
    const file = "openapi.yaml";
    expect(await invalidity({ file, text: contractFixture(id)[file] })).toBeUndefined();
  });
});
