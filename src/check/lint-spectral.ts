import type { Ruleset } from "@stoplight/spectral-core";
import type { Severity } from "../core/finding.ts";
import { openCache, remembering } from "../document/cache.ts";
import { loadAll } from "../document/load-all.ts";
import { childNode, type Node, rootNode } from "../document/node.ts";
import { parseDocument } from "../document/parse.ts";
import type { Json, JsonObject } from "../document/value.ts";
import type { LintDraft } from "../lint/draft.ts";
import type { When } from "../lint/rule.ts";
import { sourceOf } from "../lint/ruleset/load.ts";
import { runSpectral, type SpectralHit, type SpectralOptions, type SpectralRun } from "../lint/spectral/engine.ts";
import type { Sources } from "../lint/spectral/sources.ts";
import type { Blob } from "../source/tree.ts";
import type { RunSpectral } from "./lint-description.ts";

/** Which engine runs Spectral's rules: ours over the graph of references, or Spectral's own. */
export type Engine = (ruleset: Ruleset, sources: Sources, versions: Versions) => Promise<SpectralRun>;

/** What other versions of the description have to do with a run. */
type Versions = Pick<SpectralOptions, "isRecorded" | "previous">;

export const graphEngine: Engine = (ruleset, sources, versions) =>
  runSpectral(ruleset, sources, { nameOf: sourceOf, inOrder: false, ...versions });

/** Runs the rules of a Spectral ruleset, which is loaded when the first description is there. */
export const spectralRunner =
  (load: () => Promise<Ruleset>, engine: Engine): RunSpectral =>
  async (tree, root, { cache, memory, parsed, last, like }) => {
    const known = remembering(memory, cache === undefined ? undefined : openCache(cache, `${root.oid} all`));
    const parse = (blob: Blob) => parsed.get(blob.path) ?? parseDocument(blob, known);
    const sources = await loadAll(tree, root, parse);
    if (sources.documents.size > 1) known.save();
    const ruleset = await load();
    const versions = { isRecorded: last !== undefined, previous: like === last?.root ? last?.record : undefined };
    const { hits, idle, record } = await engine(ruleset, sources, versions);
    if (last && like === undefined) Object.assign(last, { root: root.oid, record });
    return { drafts: hits.map((hit) => draftOf(hit, ruleset)), idle, documents: sources.documents };
  };

const SEVERITIES: Record<SpectralHit["severity"], Severity> = {
  error: "error",
  warn: "warn",
  info: "info",
  hint: "info",
};

const draftOf = ({ ruleId, severity, message, document, path }: SpectralHit, ruleset: Ruleset): LintDraft => ({
  ruleId,
  severity: SEVERITIES[severity],
  message,
  place: nodeAt(rootNode(document), path),
  key: "",
  when: whenOf(ruleset, ruleId),
});

/** The nearest place that is there: a rule may name one that is missing. */
function nodeAt(root: Node, path: readonly (string | number)[]): Node {
  let at = root;
  for (const token of path) {
    const { value } = at;
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, token)) break;
    const key = Array.isArray(value) ? Number(token) : String(token);
    at = childNode(at, key, (value as JsonObject)[token] as Json);
  }
  return at;
}

const WHEN: readonly string[] = ["always", "added", "changed"] satisfies When[];

/** A ruleset says so under `extensions`, which Spectral leaves to others. */
function whenOf(ruleset: Ruleset, ruleId: string): When {
  const extensions: unknown = ruleset.rules[ruleId]?.extensions;
  const when = (extensions as Record<string, unknown> | null | undefined)?.["x-apigate-when"];
  return typeof when === "string" && WHEN.includes(when) ? (when as When) : "always";
}
