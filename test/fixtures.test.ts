import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { diffTrees } from "../src/check/diff.ts";
import { breakingRules } from "../src/rules/breaking/index.ts";
import { openSource } from "../src/source/source-ref.ts";
import { compare } from "./support/compare.ts";
import { fixture, fixtureFile, fixtureIds, fixturePolicy, WITHOUT_FIXTURE } from "./support/fixtures.ts";
import { type Files, folder } from "./support/folder.ts";
import { apiWith, json } from "./support/openapi.ts";
import { invalidity } from "./support/openapi-validity.ts";
import { POLICY } from "./support/policy.ts";
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
    const findings = await compare(fixture(id, "base"), fixture(id, "revision"), fixturePolicy(id));
    expect(findings.map(({ ruleId }) => ruleId)).toContain(id);
    await expect(render(findings)).toMatchFileSnapshot(fixtureFile(id, "expected.txt"));
  });

  test.each(["base", "revision"] as const)("%s is a valid description", async (side) => {
    expect(await invalidity(fixture(id, side))).toBeUndefined();
  });

  test.each(["base", "revision"] as const)("%s differs in nothing from itself", async (side) => {
    expect(await compare(fixture(id, side), fixture(id, side))).toEqual([]);
  });
});

describe("rules about whole descriptions", () => {
  const [orders, payments]: Files[] = [
    { "orders.json": json(apiWith("Orders", "/orders")) },
    { "payments.json": json(apiWith("Payments", "/payments", "/refunds")) },
  ];

  async function diffFolders(base: Files, revision: Files): Promise<string> {
    const trees = { base: await openSource(folder(base), "."), revision: await openSource(folder(revision), ".") };
    const { result } = await diffTrees({ ...trees, failOn: "breaking", policy: POLICY, version: "0.0.0" });
    return render(result.findings);
  }

  test("api-added", async () => {
    const findings = await diffFolders({ ...orders }, { ...orders, ...payments });
    expect(findings).toBe(
      'payments.json:1:1 info api-added GET /payments, GET /refunds: the API description "Payments" was added\n',
    );
  });

  test("api-removed", async () => {
    const findings = await diffFolders({ ...orders, ...payments }, { ...orders });
    expect(findings).toBe(
      'payments.json:1:1 error api-removed GET /payments, GET /refunds: the API description "Payments" was removed\n',
    );
  });
});
