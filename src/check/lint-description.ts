import type { ApiSummary } from "../core/result.ts";
import type { Document } from "../document/document.ts";
import { pointerOf } from "../document/node.ts";
import type { Root } from "../document/pair.ts";
import { isObject, own } from "../document/value.ts";
import { requireAsyncVersion } from "../document/version.ts";
import type { LintDraft } from "../lint/draft.ts";
import { lintProblems, type Problem } from "../lint/findings.ts";
import type { Ownership } from "../lint/ownership.ts";
import { type Ignore, ignoresIn } from "../lint/ratchet/ignores.ts";
import type { NativeSettings } from "../lint/ruleset/load.ts";
import { runLint } from "../lint/run.ts";
import type { RunRecord } from "../lint/spectral/previous.ts";
import type { Api } from "../model/api.ts";
import type { Tree } from "../source/tree.ts";
import { type ReadOptions, readApi } from "./read-api.ts";

/** What one description is linted with. */
export interface LintPlan {
  /** Everything it depends on: rulesets, engine, versions of what runs them. Undefined where nobody knows. */
  fingerprint: string | undefined;
  /** Native rules that are on for the description in this file, and how bad they are at places named by pointers. */
  settings(file: string): NativeSettings;
  /** Runs the rules of Spectral's rulesets; undefined where there are none for such a description. */
  spectral(kind: DescriptionKind): RunSpectral | undefined;
  /** Rules that the rulesets define themselves; undefined where nobody knows which are theirs. */
  own: ReadonlySet<string> | undefined;
  /** The rules that are on, whatever they are about. */
  rules(): Promise<readonly PlannedRule[]>;
}

export interface PlannedRule {
  id: string;
  /** Defined by the rulesets themselves, not by what they extend. */
  isOwn: boolean;
}

export type DescriptionKind = "openapi" | "asyncapi";

/** Spectral's rules over one description; loads what only they need. */
export type RunSpectral = (tree: Tree, root: Document, options: SpectralOptions) => Promise<SpectralDrafts>;

/** The run over the description that was linted last, kept where another version is linted after it. */
export interface LastRun {
  /** Blob id of the root of the description. */
  root?: string;
  record?: RunRecord;
}

interface Reuse {
  last?: LastRun | undefined;
  /** This is another version of the description whose root is this blob. */
  like?: string;
}

export interface SpectralOptions extends ReadOptions, Reuse {
  /** Documents of the description that are there already, by path: a place is looked for in the document it was read from. */
  parsed: ReadonlyMap<string, Document>;
}

export interface SpectralDrafts {
  drafts: LintDraft[];
  /** Rules that matched nothing. */
  idle: readonly string[];
  documents: ReadonlyMap<string, Document>;
}

/** The root of a description, and the name it goes by. */
export interface Described {
  root: Root;
  name: string;
}

/** What became of one description. Plain data, so that it can be kept. */
export interface Linted {
  summary: ApiSummary;
  problems: Problem[];
  /** Exceptions that the description itself makes. */
  ignores: Ignore[];
  idle: readonly string[];
  /** Blob ids of its files, by path. */
  files: Record<string, string>;
}

/** What the rules say of one description, before places become lines. */
export interface Drafted {
  api: Api | undefined;
  drafts: LintDraft[];
  idle: readonly string[];
}

export interface DescribeOptions extends ReadOptions, Reuse {
  /** Who owns it, as its repository says. */
  ownership?: Ownership | undefined;
  /** Its problems are only compared with: places and operations are left out where nothing is kept. */
  isBare?: boolean;
}

/** One description: native rules over the model, Spectral's over the documents, one list of findings. */
export async function lintDescription(
  tree: Tree,
  one: Described,
  plan: LintPlan,
  options: DescribeOptions,
  documents: Map<string, Document>,
): Promise<Linted> {
  const { root, name } = one;
  const own = new Map<string, Document>();
  const { api, drafts, idle } = await draftsOf(tree, root, plan, options, own);
  for (const [file, document] of own) documents.set(file, document);
  return {
    summary: api ? summaryOf(name, root, api) : asyncSummary(name, root),
    problems: lintProblems(name, root.file, drafts, api, options.isBare),
    ignores: ignoresIn(own.values()),
    idle,
    files: Object.fromEntries([...own.values()].map(({ file, oid }) => [file, oid])),
  };
}

/** Reads a description and runs the rules over it; its documents are added to `documents`. */
export async function draftsOf(
  tree: Tree,
  root: Root,
  plan: LintPlan,
  options: DescribeOptions,
  documents: Map<string, Document>,
): Promise<Drafted> {
  const kind = kindOf(root.document());
  if (kind === "asyncapi") requireAsyncVersion(root.document());
  const api = kind === "openapi" ? await readApi(tree, root, options, documents) : undefined;
  documents.set(root.file, root.document());
  const native = api ? await nativeDrafts(api, root.file, plan, options.ownership) : [];
  const spectral = await plan.spectral(kind)?.(tree, root.document(), { ...options, parsed: documents });
  for (const [file, document] of spectral?.documents ?? []) documents.set(file, document);
  return { api, drafts: [...native, ...(spectral?.drafts ?? [])], idle: spectral?.idle ?? [] };
}

/** The rules are loaded only where one of them is to be run. */
async function nativeDrafts(
  api: Api,
  file: string,
  plan: LintPlan,
  ownership: Ownership | undefined,
): Promise<LintDraft[]> {
  const { rules, severityAt } = plan.settings(file);
  if (rules.size === 0) return [];
  const { lintRules } = await import("../rules/lint/index.ts");
  const settings = lintRules.flatMap((rule) => {
    const setting = rules.get(rule.id);
    return setting ? [{ rule, ...setting }] : [];
  });
  return runLint(api, settings, ownership).flatMap((draft) => {
    const severity = severityAt(draft.ruleId, pointerOf(draft.place));
    if (severity === rules.get(draft.ruleId)?.severity) return [draft];
    return severity === "off" ? [] : [{ ...draft, severity }];
  });
}

const kindOf = ({ value }: Document): DescriptionKind =>
  isObject(value) && Object.hasOwn(value, "asyncapi") ? "asyncapi" : "openapi";

const summaryOf = (name: string, root: Root, { version, operations, apiVersion }: Api): ApiSummary => ({
  name,
  path: root.file,
  format: version === "2.0" ? "swagger-2.0" : `openapi-${version}`,
  operations: operations.size,
  version: { base: null, revision: apiVersion },
});

function asyncSummary(name: string, root: Root): ApiSummary {
  const { value } = root.document();
  const [version, info, operations] = isObject(value)
    ? [own(value, "asyncapi"), own(value, "info"), own(value, "operations") ?? own(value, "channels")]
    : [];
  const number = isObject(info) ? own(info, "version") : undefined;
  return {
    name,
    path: root.file,
    format: `asyncapi-${String(version).split(".").slice(0, 2).join(".")}`,
    operations: isObject(operations) ? Object.keys(operations).length : 0,
    version: { base: null, revision: number === undefined ? null : String(number) },
  };
}
