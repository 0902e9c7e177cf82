import type { Facts } from "./facts.ts";
import type { FactIndex } from "./index-facts.ts";
import { buildMatrix, type IgnoreSelector, type Matrix, type Question, type Row, type StaticResult } from "./matrix.ts";

/** Why an answer is what it is. */
export type Reason =
  | { type: "version-does-not-exist"; pacticipant: string; version: string; known: readonly string[] }
  | { type: "verification-failed"; row: Row }
  | { type: "provider-not-there"; row: Row }
  | { type: "never-verified"; row: Row }
  | { type: "not-verified-by-version"; row: Row }
  | { type: "successful"; rows: number }
  | { type: "no-dependencies-missing" };

/** What does not change the answer but should be known. */
export type Warning =
  | { type: "ignored-does-not-exist"; selector: IgnoreSelector }
  | { type: "no-pacts"; pacticipant: string; version: string };

/** The answer to a question. `deployable` is null when something that had to be known is not: no reason to deploy. */
export interface Answer {
  question: Question;
  deployable: boolean | null;
  reasons: readonly Reason[];
  warnings: readonly Warning[];
  rows: readonly Row[];
  success: number;
  failed: number;
  unknown: number;
  ignored: number;
}

/** What is known beyond the facts. */
export interface Sources {
  /** Whether git knows a version of this participant, as a tag or a commit. */
  hasRevision(pacticipant: string, version: string): boolean;
  staticResult: StaticResult;
}

type Exists = (pacticipant: string, version: string) => boolean;

/**
 * A version exists when a fact names it. A tag is enough only for a participant that never published a pact: what else a
 * tagged consumer relies on stands in pacts that nobody recorded under this name.
 */
const existence =
  (index: FactIndex, hasRevision: Sources["hasRevision"]): Exists =>
  (pacticipant, version) =>
    index.versionsOf(pacticipant).has(version) ||
    (index.pacticipants.includes(pacticipant) && !index.isConsumer(pacticipant) && hasRevision(pacticipant, version));

/**
 * Answers as the Pact Broker does: false when a specified version does not exist, else null when a row is unknown, else
 * whether all rows succeed; without rows nothing stands in the way. A consumer needs its providers there and verified, a
 * provider needs no consumers.
 */
export async function canIDeploy(
  facts: Facts,
  question: Question,
  { hasRevision, staticResult }: Sources,
): Promise<Answer> {
  const matrix = await buildMatrix(facts, question, staticResult);
  const exists = existence(matrix.index, hasRevision);
  const considered = matrix.rows.filter(({ ignored }) => !ignored);
  const count = (success: boolean | null): number => considered.filter((row) => row.success === success).length;
  const missing = missingVersions(matrix, question, exists);
  return {
    question,
    deployable: missing.length > 0 ? false : count(null) > 0 ? null : count(false) === 0,
    reasons: missing.length > 0 ? missing : reasonsOf(matrix, considered),
    warnings: [...ignoredForNothing(matrix, question, exists), ...withoutPacts(matrix, question, exists)],
    rows: matrix.rows,
    success: count(true),
    failed: count(false),
    unknown: count(null),
    ignored: matrix.rows.length - considered.length,
  };
}

function missingVersions({ index }: Matrix, { specified, ignore }: Question, exists: Exists): Reason[] {
  const isIgnored = (pacticipant: string, version: string): boolean =>
    ignore.some((one) => one.pacticipant === pacticipant && (one.version ?? version) === version);
  return specified
    .filter(({ pacticipant, version }) => !isIgnored(pacticipant, version) && !exists(pacticipant, version))
    .map(({ pacticipant, version }) => ({
      type: "version-does-not-exist",
      pacticipant,
      version,
      known: [...index.versionsOf(pacticipant)].sort(),
    }));
}

/** What failed before what is unknown: the first can be worked on. */
function reasonsOf({ index }: Matrix, rows: readonly Row[]): Reason[] {
  const failed = rows.filter(({ success }) => success === false);
  const unknown = rows.filter(({ success }) => success === null);
  if (failed.length + unknown.length > 0)
    return [
      ...failed.map((row): Reason => ({ type: "verification-failed", row })),
      ...unknown.map((row): Reason => {
        if (row.providerVersion === null) return { type: "provider-not-there", row };
        return { type: index.wasEverVerified(row.publication) ? "not-verified-by-version" : "never-verified", row };
      }),
    ];
  return rows.length > 0 ? [{ type: "successful", rows: rows.length }] : [{ type: "no-dependencies-missing" }];
}

function ignoredForNothing({ index }: Matrix, { ignore }: Question, exists: Exists): Warning[] {
  return ignore
    .filter(({ pacticipant, version }) =>
      version === undefined ? !index.pacticipants.includes(pacticipant) : !exists(pacticipant, version),
    )
    .map((selector) => ({ type: "ignored-does-not-exist", selector }));
}

/** Versions of known consumers, specified or there with the provider, of which nobody published what they rely on. */
function withoutPacts({ index, versions }: Matrix, { specified }: Question, exists: Exists): Warning[] {
  const asked = specified.flatMap(({ pacticipant }) => [pacticipant, ...index.consumersOf(pacticipant)]);
  return [...new Set(asked)]
    .filter(index.isConsumer)
    .flatMap((pacticipant) => versions(pacticipant).map((version) => ({ pacticipant, version })))
    .filter(({ pacticipant, version }) => index.publicationsOf(pacticipant, version).length === 0)
    .filter(({ pacticipant, version }) => exists(pacticipant, version))
    .map((selector) => ({ type: "no-pacts", ...selector }));
}
