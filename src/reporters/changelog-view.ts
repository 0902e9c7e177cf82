import {
  CATEGORIES,
  type Category,
  type ChangelogApi,
  type ChangelogEntry,
  type ChangelogGroup,
  type ChangelogSection,
} from "../core/changelog.ts";
import { getOrMake } from "../core/get-or-make.ts";
import { type ChangeLine, combine, cut } from "./combine-changes.ts";

export const TITLES: Record<Category, string> = {
  breaking: "Breaking changes",
  risky: "Risky changes",
  deprecated: "Deprecated",
  added: "Added",
  changed: "Other changes",
};

/** What one category shows of an API; the rest is counted. */
export interface CategoryView {
  category: Category;
  parts: PartView[];
  /** Operations that are left out, and the changes in them. */
  hidden: { operations: number; changes: number };
}

export interface PartView extends Pick<ChangelogGroup, "scope" | "operation"> {
  clusters: Cluster[];
  hidden: number;
}

/** Changes that reach the same operations; `named` are the first of them, none where they go without saying. */
export interface Cluster {
  operations: number;
  named: string[];
  lines: ChangeLine[];
}

/** How much is shown of what breaks nobody. What breaks or may break is always shown in full. */
const LINES = { api: 20, shared: 12, operation: 5 };
const OPERATIONS = 12;
const NAMES = 6;

/** The changes of an API, short enough to be read. */
export function viewOf({ groups }: ChangelogApi, verbose: boolean): CategoryView[] {
  return CATEGORIES.flatMap((category) => {
    const own = groups.filter((group) => group.category === category);
    if (own.length === 0) return [];
    const isWhole = verbose || category === "breaking" || category === "risky";
    const operations = own.filter(({ scope }) => scope === "operation");
    const left = new Set(isWhole ? [] : operations.slice(OPERATIONS));
    const parts = own.filter((group) => !left.has(group)).map((group) => partOf(group, isWhole));
    return [{ category, parts, hidden: { operations: left.size, changes: changesIn(left) } }];
  });
}

function changesIn(groups: Iterable<ChangelogGroup>): number {
  let sum = 0;
  for (const { changes } of groups) sum += changes.length;
  return sum;
}

function partOf({ scope, operation, changes }: ChangelogGroup, isWhole: boolean): PartView {
  const clusters = clustersOf(changes, scope, isWhole);
  const all = clusters.reduce((sum, { lines }) => sum + lines.length, 0);
  let room = isWhole || all <= LINES[scope] + 1 ? all : LINES[scope];
  const shown = clusters.flatMap((cluster) => {
    const lines = cluster.lines.slice(0, room);
    room -= lines.length;
    return lines.length > 0 ? [{ ...cluster, lines }] : [];
  });
  const told = shown.flatMap(({ lines }) => lines).reduce((sum, line) => sum + line.changes, 0);
  return { scope, operation, clusters: shown, hidden: changes.length - told };
}

/** In the order of the changes, so what reaches most comes first. */
function clustersOf(changes: readonly ChangelogEntry[], scope: ChangelogGroup["scope"], isWhole: boolean): Cluster[] {
  const most = isWhole ? Number.POSITIVE_INFINITY : NAMES;
  if (scope === "api") {
    const lines = changes.flatMap((change) => combine([change], most));
    return [{ operations: 0, named: [], lines }];
  }
  const byOperations = new Map<string, ChangelogEntry[]>();
  for (const change of changes) getOrMake(byOperations, change.operations.join("\0"), () => []).push(change);
  return [...byOperations.values()].map((own) => {
    const operations = scope === "shared" ? (own[0]?.operations ?? []) : [];
    return { operations: operations.length, named: firstOf(operations), lines: combine(own, most) };
  });
}

/** Operations of a shared change that are named. */
const NAMED = 3;

const firstOf = (operations: readonly string[]): string[] =>
  operations.slice(0, operations.length <= NAMED + 1 ? operations.length : NAMED);

/** `1.2.0 → 1.3.0` in words, given how a version is written. */
export function versionWords({ version }: ChangelogApi, write: (text: string) => string): string {
  const { base, revision } = version;
  const [before, after] = [base ?? "", revision ?? ""].map((text) => write(cut(text, 60)));
  if (base === null) return `version ${after}`;
  if (revision === null) return `was version ${before}`;
  return base === revision ? `version ${after}, not raised` : `version ${before} → ${after}`;
}

/** What a section without changes says. */
export function noChanges({ state, apis }: ChangelogSection): string | undefined {
  if (state === "first") return "The first version: there is nothing to compare it with.";
  if (state === "no-api") return "There is no API description in this version.";
  return state === "compared" && apis.length === 0 ? "No API description changed." : undefined;
}

export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? "" : "s"}`;
