import type { Format, Ruleset } from "@stoplight/spectral-core";
import { lazy } from "../../core/lazy.ts";
import type { Document } from "../../document/document.ts";
import { Application, type Draft } from "./apply.ts";
import { parserDrafts } from "./diagnostics.ts";
import { type DeadReference, Resolution } from "./graph/resolve.ts";
import { Inventory } from "./inventory.ts";
import { defaultName, type SpectralSeverity, severityOf } from "./names.ts";
import { earlierRun, isAlike, type RunRecord } from "./previous.ts";
import { type Range, rangesOf } from "./ranges.ts";
import { readyRules } from "./ready.ts";
import { distinct, inOrder, type Ranged } from "./results.ts";
import { planPasses, runRules } from "./rules.ts";
import type { Sources } from "./sources.ts";

export type { SpectralSeverity } from "./names.ts";
export type { RunRecord } from "./previous.ts";

/** What a rule of a Spectral ruleset says of a place. */
export interface SpectralHit {
  ruleId: string;
  severity: SpectralSeverity;
  message: string;
  document: Document;
  /** All keys are text, as Spectral has them. */
  path: readonly (string | number)[];
  range: Range;
  documentationUrl?: string | undefined;
}

export interface SpectralRun {
  /** Each once, in Spectral's order unless that is of no matter. */
  hits: SpectralHit[];
  /** Enabled rules that had nothing to look at: another format, an expression or a field that is nowhere. */
  idle: string[];
  /** For the run over another version. */
  record?: RunRecord;
}

export interface SpectralOptions {
  /** How Spectral is to name a file of the tree, `/<file>` unless told: what overrides of a ruleset match. */
  nameOf?: (file: string) => string;
  /** False when the order of hits is of no matter: then nobody has to know where they stand in their texts. */
  inOrder?: boolean;
  /** Members that rules may look at which look at each way to a place. */
  budget?: number;
  /** Another version of the description comes next: what both have is to be found again. */
  isRecorded?: boolean;
  /** The run of the same ruleset over another version of the description: what both have is not looked at again. */
  previous?: RunRecord | undefined;
}

const BUDGET = 20_000_000;

/** Runs a ruleset over a description. Throws `E_LIMIT` or `E_RULESET` when a rule could not be run to its end. */
export async function runSpectral(
  ruleset: Ruleset,
  sources: Sources,
  options: SpectralOptions = {},
): Promise<SpectralRun> {
  const { previous } = options;
  const resolution = new Resolution(sources, options.nameOf ?? defaultName, previous?.resolution);
  const inventory = new Inventory(resolution);
  const own = ruleset.fromSource(inventory.source) as Ruleset;
  const found = new Application(inventory);
  for (const reference of resolution.dead) found.drafts.push(deadReference(reference));
  found.drafts.push(...parserDrafts(resolution.root, resolution.looked, own));
  const formats = formatsOf(own, inventory);
  inventory.document.formats = formats;
  if (!formats && own.formats.size > 0) found.drafts.push(unrecognised(own, resolution));
  const rules = Object.values(own.rules).filter((rule) => rule.enabled);
  const relevant = rules.filter((rule) => rule.matchesFormat(formats as never));
  const known = previous && isAlike(previous, own, formats, resolution) ? previous : undefined;
  const passes = known?.passes ?? planPasses(readyRules(relevant), formats, options.isRecorded ?? false);
  const earlier = known && earlierRun(known, resolution, found);
  const trails = runRules({ passes, resolution, found, budget: options.budget ?? BUDGET, earlier });
  for (let settled = 0; settled < found.pending.length; settled++) await found.pending[settled];
  const busy = new Set(found.busy);
  const idle = rules.filter((rule) => !busy.has(rule)).map(({ name }) => name);
  const hits = hitsOf(found.drafts, resolution, options.inOrder ?? true);
  if (!options.isRecorded) return { hits, idle };
  return { hits, idle, record: { ruleset: own, formats, resolution, found, passes, trails } };
}

/** Null where the document is of no format that the ruleset knows. */
function formatsOf(ruleset: Ruleset, inventory: Inventory): Set<Format> | null {
  const formats = [...ruleset.formats].filter((format) => format(inventory.resolved, inventory.source));
  return formats.length > 0 ? new Set(formats) : null;
}

const deadReference = ({ file, path, message }: DeadReference): Draft => ({
  code: "invalid-ref",
  message,
  severity: 0,
  file,
  isPlaced: true,
  path: [...path, "$ref"],
  documentationUrl: undefined,
});

const unrecognised = (ruleset: Ruleset, { root }: Resolution): Draft => ({
  code: "unrecognized-format",
  message: `The provided document does not match any of the registered formats [${[...ruleset.formats]
    .map(({ displayName, name }) => displayName ?? name)
    .join(", ")}]`,
  severity: 1,
  file: root,
  isPlaced: true,
  path: [],
  documentationUrl: undefined,
});

function hitsOf(drafts: readonly Draft[], { root }: Resolution, isOrdered: boolean): SpectralHit[] {
  const once = distinct(drafts).map((draft) => ({ draft, document: draft.file.document, path: draft.path }));
  const rangeOf = lazy(() => rangesOf(once, root.document));
  const ranged = once.map((placed) => ({
    draft: placed.draft,
    get range() {
      return placed.draft.range ?? rangeOf()(placed);
    },
  }));
  return (isOrdered ? inOrder(ranged) : ranged).map(hitOf);
}

const hitOf = (ranged: Ranged): SpectralHit => ({
  ruleId: ranged.draft.code,
  severity: severityOf(ranged.draft.severity),
  message: ranged.draft.message,
  document: ranged.draft.file.document,
  path: ranged.draft.path,
  ...(ranged.draft.documentationUrl === undefined ? {} : { documentationUrl: ranged.draft.documentationUrl }),
  get range() {
    return ranged.range;
  },
});
