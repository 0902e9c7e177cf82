import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { diffTrees } from "../src/check/diff.ts";
import type { Finding } from "../src/core/finding.ts";
import { policyRules } from "../src/rules/policy/index.ts";
import type { Tree } from "../src/source/tree.ts";
import { memoryTree } from "./support/memory-tree.ts";
import { invalidity } from "./support/openapi-validity.ts";
import { POLICY } from "./support/policy.ts";
import { render } from "./support/render.ts";

const folder = path.resolve(import.meta.dirname, "../fixtures/policy");
const ids = readdirSync(folder).sort();
const fileOf = (id: string, file: string): string => path.join(folder, id, file);
const textOf = (id: string, file: string): string => readFileSync(fileOf(id, file), "utf8");

test("every rule has a fixture, and every fixture a rule", () => {
  expect(ids).toEqual(policyRules.map(({ id }) => id).sort());
});

/** A revision of this name; the work tree has no commit. */
const at = (ref: string, text: string): Tree => ({
  ...memoryTree({ "openapi.yaml": text }),
  ref: { ref, commit: ref === "work tree" ? null : "0".repeat(40) },
});

async function findingsOf(id: string): Promise<Finding[]> {
  const refs = JSON.parse(textOf(id, "refs.json")) as { base: string; revision: string };
  const trees = {
    base: at(refs.base, textOf(id, "base.yaml")),
    revision: at(refs.revision, textOf(id, "revision.yaml")),
  };
  return (await diffTrees({ ...trees, failOn: "breaking", policy: POLICY, version: "0.0.0" })).result.findings;
}

describe.each(ids)("%s", (id) => {
  test("shows the rule, and what the others say beside it", async () => {
    const findings = await findingsOf(id);
    expect(findings.filter(({ kind }) => kind === "policy").map(({ ruleId }) => ruleId)).toContain(id);
    await expect(render(findings)).toMatchFileSnapshot(fileOf(id, "expected.txt"));
  });

  test.each(["base", "revision"])("%s is a valid description", async (side) => {
    expect(await invalidity({ file: `${side}.yaml`, text: textOf(id, `${side}.yaml`) })).toBeUndefined();
  });
});
