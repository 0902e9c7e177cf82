import { readFileSync } from "node:fs";
import { locateDrafts } from "../../src/breaking/findings.ts";
import { runRules } from "../../src/breaking/run.ts";
import { blastRadiusOf } from "../../src/check/blast-radius.ts";
import { checkInteractions } from "../../src/check/contracts.ts";
import type { AffectedConsumer, Finding } from "../../src/core/finding.ts";
import type { Policy } from "../../src/core/policy.ts";
import { appeared, vanished } from "../../src/diff/appearance.ts";
import type { Change } from "../../src/diff/changes.ts";
import { diff } from "../../src/diff/diff.ts";
import type { Api } from "../../src/model/api.ts";
import type { Interaction } from "../../src/pact/pact.ts";
import { breakingRules } from "../../src/rules/breaking/index.ts";
import { load } from "./compare.ts";
import { fixture, fixtureFile } from "./fixtures.ts";
import { parsePactText } from "./pact.ts";
import { POLICY } from "./policy.ts";

export type Effect = AffectedConsumer["effect"];

/** The pact of one consumer of a fixture. */
export const pactOf = (id: string, consumer: "uses" | "other"): readonly Interaction[] => {
  const file = fixtureFile(id, `${consumer}.json`);
  return parsePactText(readFileSync(file, "utf8"), file).interactions;
};

/** Both sides of a fixture. */
export const sidesOf = async (id: string): Promise<{ base: Api; revision: Api }> => ({
  base: await load(fixture(id, "base")),
  revision: await load(fixture(id, "revision")),
});

/** Two descriptions through the catalogue, with the consumers that each finding hits, as `apigate diff` would. */
export function compareWith(
  base: Api | undefined,
  revision: Api | undefined,
  interactions: readonly Interaction[],
  policy = POLICY,
): Finding[] {
  const files = [revision, base].flatMap((api) => api?.node.document.file ?? []);
  const drafts = runRules("api", files, changesOf(base, revision, policy), breakingRules);
  const others = blastRadiusOf("api", files[0] ?? "", drafts, base, revision, interactions);
  return [...locateDrafts("api", drafts), ...others];
}

function changesOf(base: Api | undefined, revision: Api | undefined, policy: Policy): Change[] {
  if (base && revision) return diff(base, revision, policy);
  return base ? [vanished(base)] : revision ? [appeared(revision)] : [];
}

/** What becomes of a pact by itself: the worst of its interactions. */
export function effectsOf(api: Api, interactions: readonly Interaction[]): Effect[] {
  return checkInteractions(api, interactions).map(({ effect }) => effect);
}
