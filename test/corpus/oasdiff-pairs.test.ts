import { describe, expect, test } from "vitest";
import { diffTrees } from "../../src/check/diff.ts";
import { ApigateError } from "../../src/core/errors.ts";
import type { Finding } from "../../src/core/finding.ts";
import { openSource } from "../../src/source/source-ref.ts";
import { corpusFile, hasCorpus, readCorpus } from "../support/corpus.ts";
import { POLICY } from "../support/policy.ts";

interface Pair {
  base: string;
  revision: string;
  reported: { id: string; level: "ERR" | "WARN" | "INFO"; operation: string }[];
}

const nameOf = ({ base, revision }: Pair): string => `${base} ${revision}`.replaceAll("specs/", "");

const SAME_VALUES = "the branches are word for word alike, so the same values pass";
const STABILITY = "x-stability-level is a policy of one tool: consumers can send and receive what they did";
const SUNSET = "x-sunset announces a date: consumers can send and receive what they did";

/** Pairs for which oasdiff reports an error and apigate says nothing, with the reason. */
const SILENT: Readonly<Record<string, string>> = {
  "checker/request_parameter_max_items_updated_revision.yaml checker/request_parameter_max_items_updated_base.yaml":
    "maxItems stands on a string, of which it says nothing",
  "checker/request_property_all_of_added_base.yaml checker/request_property_all_of_added_revision.yaml": SAME_VALUES,
  "checker/request_property_any_of_removed_base.yaml checker/request_property_any_of_removed_revision.yaml":
    SAME_VALUES,
  "checker/request_property_extensible_enum_base.yaml checker/request_property_extensible_enum_revision.yaml":
    "x-extensible-enum lists examples of an open set: a value that is not listed is still accepted",
  "deprecation/base-beta-stability.yaml deprecation/base-alpha-stability.yaml": STABILITY,
  "deprecation/base-invalid-stability.yaml deprecation/base.yaml": STABILITY,
  "deprecation/base.yaml deprecation/base-invalid-stability-2.yaml": STABILITY,
  "deprecation/base.yaml deprecation/base-invalid-stability.yaml": STABILITY,
  "deprecation/deprecated-future.yaml deprecation/deprecated-invalid.yaml": SUNSET,
  "deprecation/deprecated-invalid.yaml deprecation/deprecated-future.yaml": SUNSET,
  "deprecation/deprecated-with-sunset.yaml deprecation/deprecated-no-sunset.yaml": SUNSET,
  "deprecation/invalid-stability.yaml deprecation/base-alpha-stability.yaml": STABILITY,
  "deprecation/property_base_stable.yaml deprecation/property_deprecated_invalid_sunset.yaml": SUNSET,
  "param-deprecation/deprecated-with-sunset-path.yaml param-deprecation/deprecated-no-sunset-path-renamed.yaml": SUNSET,
  "stability/base-endpoint-stable.yaml stability/revision-endpoint-draft.yaml": STABILITY,
  "stability/base-property-stable-draft.yaml stability/revision-property-invalid.yaml": STABILITY,
  "stability/revision-property-all-stable.yaml stability/base-property-stable-draft.yaml": STABILITY,
};

/** Pairs that apigate refuses to judge, with the reason. */
const REFUSED: Readonly<Record<string, string>> = {
  "ref-chain-example/base/openapi.yaml ref-chain-example/revision/openapi.yaml":
    "a file that a $ref names is not part of the pair",
};

async function findingsOf({ base, revision }: Pair): Promise<Finding[] | string> {
  const trees = {
    base: await openSource(corpusFile(`oasdiff-pairs/${base}`), "."),
    revision: await openSource(corpusFile(`oasdiff-pairs/${revision}`), "."),
  };
  try {
    return (await diffTrees({ ...trees, failOn: "breaking", policy: POLICY, version: "0.0.0" })).result.findings;
  } catch (error) {
    if (error instanceof ApigateError) return `${error.code}: ${error.message}`;
    throw error;
  }
}

describe.skipIf(!hasCorpus)("182 pairs of oasdiff's own tests", () => {
  test("none makes apigate fail, and no error of oasdiff's is silent", { timeout: 120_000 }, async () => {
    const pairs = JSON.parse(readCorpus("oasdiff-pairs/pairs.json")) as Pair[];
    const silent: string[] = [];
    const refused: string[] = [];
    for (const pair of pairs) {
      const found = await findingsOf(pair);
      const errors = pair.reported.filter(({ level }) => level === "ERR").map(({ id }) => id);
      if (typeof found === "string") refused.push(nameOf(pair));
      else if (errors.length > 0 && found.length === 0) silent.push(nameOf(pair));
    }
    expect(refused.sort()).toEqual(Object.keys(REFUSED).sort());
    expect(silent.sort()).toEqual(Object.keys(SILENT).sort());
  });
});
