import { describe, expect, test } from "vitest";
import type { Finding } from "../src/core/finding.ts";
import { compareWith, effectsOf, pactOf, sidesOf } from "./support/consumers.ts";
import { fixtureFile, fixtureIds } from "./support/fixtures.ts";

/** `breaks enum-value-removed request #/components/schemas/Pet/properties/value`, one line per finding; `nobody`. */
function render(findings: readonly Finding[], consumer: string): string {
  const lines = findings.flatMap(({ kind, ruleId, side, subject, consumers }) =>
    consumers
      .filter(({ name }) => name === consumer)
      .map(({ effect }) => [effect, ...(kind === "contract" ? [kind] : []), ruleId, side ?? "", subject].join(" ")),
  );
  return `${lines.sort().join("\n") || "nobody"}\n`.replace(/ {2,}/g, " ");
}

describe.each(fixtureIds)("%s", (id) => {
  const [uses, other] = [pactOf(id, "uses"), pactOf(id, "other")];

  test("hits who uses the thing, and nobody else", async () => {
    const { base, revision } = await sidesOf(id);
    const findings = compareWith(base, revision, [...uses, ...other]);
    expect(render(findings, "other")).toBe("nobody\n");
    await expect(render(findings, "uses")).toMatchFileSnapshot(fixtureFile(id, "consumers.txt"));
  });

  test("both consumers got on with base", async () => {
    const { base } = await sidesOf(id);
    expect(effectsOf(base, [...uses, ...other])).not.toContain("breaks");
  });
});
