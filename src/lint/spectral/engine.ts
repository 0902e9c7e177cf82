import type { Format, Ruleset } from "@stoplight/spectral-core";
import type { Document } from "../../document/document.ts";
import { Application, type Draft } from "./apply.ts";
import { parserDrafts } from "./diagnostics.ts";
import { type DeadReference, Resolution } from "./graph/resolve.ts";
import { Inventory } from "./inventory.ts";
import { defaultName, type SpectralSeverity, severityOf } from "./names.ts";
import { type Range, rangesOf } from "./ranges.ts";
import { readyRules } from "./ready.ts";
import { distinct, inOrder } from "./results.ts";
import { runRules } from "./rules.ts";
import type { Sources } from "./sources.ts";

export type { SpectralSeverity } from "./names.ts";

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
  /** Each once, in Spectral's order. */
  hits: SpectralHit[];
  /** Enabled rules that matched nothing. */
  idle: string[];
}

export interface SpectralOptions {
  /** How Spectral is to name a file of the tree, `/<file>` unless told: what overrides of a ruleset match. */
  nameOf?: (file: string) => string;
  /** Members that rules may look at which look at each way to a place. */
  budget?: number;
}

const BUDGET = 20_000_000;

/** Runs a ruleset over a description. Throws `E_LIMIT` or `E_RULESET` when a rule could not be run to its end. */
export async function runSpectral(
  ruleset: Ruleset,
  sources: Sources,
  options: SpectralOptions = {},
): Promise<SpectralRun> {
  const resolution = new Resolution(sources, options.nameOf ?? defaultName);
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
  const idle = runRules({
    rules: readyRules(relevant),
    formats,
    resolution,
    found,
    budget: options.budget ?? BUDGET,
  });
  for (let settled = 0; settled < found.pending.length; settled++) await found.pending[settled];
  return { hits: hitsOf(found.drafts, resolution), idle };
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

function hitsOf(drafts: readonly Draft[], { root }: Resolution): SpectralHit[] {
  const once = distinct(drafts).map((draft) => ({ draft, document: draft.file.document, path: draft.path }));
  const rangeOf = rangesOf(once, root.document);
  return inOrder(once.map((placed) => ({ draft: placed.draft, range: placed.draft.range ?? rangeOf(placed) }))).map(
    ({ draft, range }) => ({
      ruleId: draft.code,
      severity: severityOf(draft.severity),
      message: draft.message,
      document: draft.file.document,
      path: draft.path,
      range,
      ...(draft.documentationUrl === undefined ? {} : { documentationUrl: draft.documentationUrl }),
    }),
  );
}
