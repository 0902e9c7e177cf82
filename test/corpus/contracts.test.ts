import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkInteractions } from "../../src/check/contracts.ts";
import type { AffectedConsumer } from "../../src/core/finding.ts";
import type { Interaction } from "../../src/pact/pact.ts";
import { asJson, load } from "../support/compare.ts";
import { compareWith } from "../support/consumers.ts";
import { corpusFile, hasCorpus, readCorpus } from "../support/corpus.ts";
import { parsePactText } from "../support/pact.ts";

type Effect = AffectedConsumer["effect"];

describe.skipIf(!hasCorpus)("situations with known answers", () => {
  interface Situation {
    id: string;
    right: "PASS" | "WARN" | "FAIL";
    oas: unknown;
    pact: unknown;
  }

  const RIGHT: Record<Situation["right"], Effect> = { PASS: "ok", WARN: "at-risk", FAIL: "breaks" };

  /** The schema of a plain text is looked into, which the case itself calls better than a warning. */
  const BETTER: Record<string, Effect> = { "text-plain-enum": "breaks" };

  const situations: Situation[] = hasCorpus ? JSON.parse(readCorpus("contract-situations.json")) : [];

  test("there are 25", () => expect(situations).toHaveLength(25));

  test.each(situations)("$id", async ({ id, right, oas, pact }) => {
    const { interactions } = parsePactText(JSON.stringify(pact));
    const reports = checkInteractions(await load(asJson(oas)), interactions);
    expect(reports.map(({ effect }) => effect)).toEqual([BETTER[id] ?? RIGHT[right]]);
  });
});

describe.skipIf(!hasCorpus)("pacts and descriptions of others", () => {
  const FOLDER = "pact-vs-openapi";

  /** Where we answer otherwise, and why. */
  const OTHERWISE: Record<string, readonly number[]> = {
    // Conditions are not held against an expectation, which is a part of what the provider sends.
    "if-then-else": [2, 3],
    // One requirement that names two schemes needs both.
    "request-security": [16, 17],
  };

  interface Expected {
    index: number;
    description: string;
    compatible: boolean;
  }

  const cases = hasCorpus ? readdirSync(corpusFile(FOLDER)).sort() : [];

  /** Whether an interaction as it is written is compatible; interactions that are written twice are kept once. */
  async function answers(name: string): Promise<Map<string, boolean>> {
    const { interactions } = parsePactText(readCorpus(`${FOLDER}/${name}/pact.json`));
    const api = await load({ file: "oas.yaml", text: readCorpus(`${FOLDER}/${name}/oas.yaml`) });
    const reports = checkInteractions(api, interactions);
    return new Map(reports.map(({ interaction, effect }) => [contentOf(interaction), effect !== "breaks"]));
  }

  const contentOf = ({ node }: Interaction): string => JSON.stringify(node.value);

  test.each(cases.filter((name) => name !== "broken-references"))("%s", async (name) => {
    const found = await answers(name);
    const pact: { interactions: unknown[] } = JSON.parse(readCorpus(`${FOLDER}/${name}/pact.json`));
    const expected: { interactions: Expected[] } = JSON.parse(readCorpus(`${FOLDER}/${name}/expected.json`));
    const wrong = expected.interactions.filter(
      ({ index, compatible }) => found.get(JSON.stringify(pact.interactions[index])) !== compatible,
    );
    expect(wrong.map(({ index }) => index)).toEqual(OTHERWISE[name] ?? []);
  });

  test("broken-references: a reference that leads nowhere is an error", async () => {
    await expect(answers("broken-references")).rejects.toThrow();
  });
});

describe.skipIf(!hasCorpus)("who is hit by a change", () => {
  type Answer = "ok" | "AT_RISK" | "BREAKS";

  interface Usage {
    base: unknown;
    pacts: { consumer: { name: string } }[];
    changes: { name: string; spec: unknown; expected: Record<string, Answer> }[];
  }

  const ANSWER: Partial<Record<Effect, Answer>> = { breaks: "BREAKS", "at-risk": "AT_RISK" };

  const usage: Usage = hasCorpus
    ? JSON.parse(readCorpus("usage-cases.json"))
    : { base: undefined, pacts: [], changes: [] };

  test("there are four changes for three consumers", () => {
    expect([usage.changes.length, usage.pacts.length]).toEqual([4, 3]);
  });

  test.each(usage.changes)("$name", async ({ spec, expected }) => {
    const interactions = usage.pacts.flatMap((pact) => parsePactText(JSON.stringify(pact)).interactions);
    const findings = compareWith(await load(asJson(usage.base)), await load(asJson(spec)), interactions);
    const named = findings.flatMap(({ consumers }) => consumers);
    const answers = usage.pacts.map(({ consumer }) => {
      const effects = named.filter(({ name }) => name === consumer.name).map(({ effect }) => ANSWER[effect] ?? effect);
      return [consumer.name, effects.length === 0 ? "ok" : effects.sort().at(-1)];
    });
    expect(Object.fromEntries(answers)).toEqual(expected);
  });
});
