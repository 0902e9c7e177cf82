import { locateDrafts } from "../../src/breaking/findings.ts";
import { runRules } from "../../src/breaking/run.ts";
import type { Finding } from "../../src/core/finding.ts";
import type { Change } from "../../src/diff/changes.ts";
import { diff } from "../../src/diff/diff.ts";
import { loadDescription } from "../../src/document/load.ts";
import { parseDocument } from "../../src/document/parse.ts";
import type { Api } from "../../src/model/api.ts";
import { buildApi } from "../../src/model/build.ts";
import { breakingRules } from "../../src/rules/breaking/index.ts";
import type { Tree } from "../../src/source/tree.ts";
import { POLICY } from "./policy.ts";

/** One file of a description, as text. */
export interface Text {
  file: string;
  text: string;
}

/** A tree without files: what is compared here stands in one document. */
const NOWHERE: Tree = {
  label: "test",
  ref: { ref: "test", commit: null },
  id: undefined,
  only: undefined,
  entries: async () => new Map(),
  read: async () => new Map(),
  close: () => undefined,
};

export async function load({ file, text }: Text): Promise<Api> {
  const bytes = Buffer.from(text);
  const root = parseDocument({ path: file, oid: file, bytes });
  return buildApi(await loadDescription(NOWHERE, root, parseDocument));
}

export const changesOf = async (base: Text, revision: Text, policy = POLICY): Promise<Change[]> =>
  diff(await load(base), await load(revision), policy);

/** Both texts through the whole catalogue, as `apigate diff` would. */
export async function compare(base: Text, revision: Text, policy = POLICY): Promise<Finding[]> {
  const drafts = runRules("api", [revision.file, base.file], await changesOf(base, revision, policy), breakingRules);
  return locateDrafts("api", drafts);
}

/** A value as a JSON file. Both sides get one name, as the same file of two versions has. */
export const asJson = (value: unknown): Text => ({ file: "api.json", text: JSON.stringify(value, null, 2) });

export const compareValues = (base: unknown, revision: unknown, policy = POLICY): Promise<Finding[]> =>
  compare(asJson(base), asJson(revision), policy);
