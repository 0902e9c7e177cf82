import path from "node:path";
import { describe, expect, test } from "vitest";
import type { Finding } from "../src/core/finding.ts";
import { getOrMake } from "../src/core/get-or-make.ts";
import { kitchenSink } from "./kitchen-sink.ts";
import { kitchenSinkPact } from "./kitchen-sink-pact.ts";
import type { Mutator } from "./mutators/mutator.ts";
import { mutated, mutators } from "./mutators.ts";
import { asJson, load } from "./support/compare.ts";
import { compareWith, effectsOf } from "./support/consumers.ts";

/** Edits that break nobody by themselves, but the consumer that uses nearly everything. */
const RAISED: Record<string, string> = {
  "error status removed that the default response still describes":
    "the consumer handles that status by itself, and nobody promises it any more",
};

const pact = kitchenSinkPact();

const base = load(asJson(kitchenSink()));
const known = new Map<Mutator, Promise<Finding[]>>();

const findingsOf = (mutator: Mutator): Promise<Finding[]> =>
  getOrMake(known, mutator, async () => compareWith(await base, await load(asJson(mutated(mutator))), pact));

/** `breaks enum-value-removed #/…` for each finding that names the consumer. */
const hits = (findings: readonly Finding[]): string[] =>
  findings
    .flatMap(({ ruleId, kind, subject, consumers }) =>
      consumers.map(({ effect }) => [effect, ...(kind === "contract" ? [kind] : []), ruleId, subject].join(" ")),
    )
    .sort();

test("the consumer gets on with the kitchen sink", async () => {
  expect(effectsOf(await base, pact).filter((effect) => effect === "breaks")).toEqual([]);
});

describe.each(["harmless", "equivalent"] as const)("%s", (expected) => {
  const rows = mutators.filter((mutator) => mutator.expected === expected && !Object.hasOwn(RAISED, mutator.name));

  test.each(rows)("$name hits nobody", async (mutator) => expect(hits(await findingsOf(mutator))).toEqual([]));
});

describe.each(["breaking", "warn"] as const)("%s", (expected) => {
  const rows = mutators.filter((mutator) => mutator.expected === expected);

  test.each(rows)("$name is the cause of whatever it does to the consumer", async (mutator) => {
    const findings = (await findingsOf(mutator)).filter(({ consumers }) => consumers.length > 0);
    expect(findings.filter(({ kind, severity }) => kind === "contract" || severity === "info")).toEqual([]);
  });
});

test("what each edit does to the consumer", async () => {
  const lines: string[] = [];
  for (const mutator of mutators)
    lines.push(`${mutator.expected}: ${mutator.name}`, ...hits(await findingsOf(mutator)).map((hit) => `  ${hit}`));
  const file = path.resolve(import.meta.dirname, "mutators/consumers.txt");
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(file);
});

test("every edit that is raised is one of the harmless", () => {
  const harmless = mutators.filter(({ expected }) => expected === "harmless").map(({ name }) => name);
  expect(Object.keys(RAISED).filter((name) => !harmless.includes(name))).toEqual([]);
});
