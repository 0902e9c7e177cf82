import { describe, expect, test } from "vitest";
import { runRules } from "../../src/breaking/run.ts";
import { diff } from "../../src/diff/diff.ts";
import { breakingRules } from "../../src/rules/breaking/index.ts";
import type { Rewrite } from "../rewrites/rewrite.ts";
import { rewritesFor } from "../rewrites.ts";
import { asJson, load, type Text } from "../support/compare.ts";
import { hasCorpus } from "../support/corpus.ts";
import { type RealDescription, realDescriptions } from "../support/descriptions.ts";
import type { JsonObject } from "../support/json.ts";
import { POLICY } from "../support/policy.ts";

/** All rewrites of all descriptions, which takes minutes; without it a few of them, others with another seed. */
const isWhole = process.env.APIGATE_REWRITES === "all";
const SEED = Number(process.env.APIGATE_SEED ?? 0);

/** One rewrite in so many, of large descriptions; of the others in between none. */
const SHARES: Readonly<Record<string, number>> = {
  "DigitalOcean v1.1": 6,
  "Stripe v71": 10,
  "Stripe v127": 20,
  "GitHub 23.0.2": 40,
};
const isTried = ({ name, isLarge }: RealDescription): boolean => isWhole || !isLarge || Object.hasOwn(SHARES, name);

const said = async (base: Text, revision: Text): Promise<string[]> => {
  const changes = diff(await load(base), await load(revision), POLICY);
  const drafts = runRules("api", [base.file], changes, breakingRules);
  return drafts.map(({ severity, ruleId, subject, message }) => `${severity} ${ruleId} ${subject}: ${message}`);
};

function chosen({ name }: RealDescription, value: JsonObject): Rewrite[] {
  const share = isWhole ? 1 : (SHARES[name] ?? 1);
  return rewritesFor(value).filter((_, at) => at % share === (SEED + 3) % share);
}

describe.skipIf(!hasCorpus)("real descriptions, written in other words", () => {
  test.each(realDescriptions.filter(isTried).map((real) => ({ name: real.name, real })))(
    "$name",
    { timeout: 600_000 },
    async ({ real }) => {
      const value = await real.read();
      const base = asJson(value);
      let changed = 0;
      for (const { name, apply } of chosen(real, value)) {
        const revision = asJson(apply(value));
        if (revision.text === base.text) continue;
        changed++;
        expect((await said(base, revision)).slice(0, 10), name).toEqual([]);
      }
      expect(changed).toBeGreaterThan(0);
    },
  );
});
