import type { Coverage, UsageReport, UsedInteraction, UsedPlace } from "../core/usage-report.ts";
import { plain } from "./plain.ts";
import type { Paint } from "./text.ts";

export interface UsageTextOptions {
  paint: Paint;
  /** Lists what nobody uses in full. */
  verbose: boolean;
  /** Something was asked for, so what nobody uses is left out. */
  isFiltered: boolean;
}

/** Names of unused operations and fields that are listed without `verbose`. */
const MOST = 12;

/** Per operation who relies on what of it, then what nobody relies on. */
export function usageText({ apis, revision }: UsageReport, options: UsageTextOptions): string {
  const { paint, isFiltered } = options;
  const shown = isFiltered ? apis.filter(({ interactions }) => interactions.length > 0) : apis;
  const lines = [`${paint.bold("apigate usage")} ${plain(revision.ref)}`, ""];
  for (const api of shown) {
    lines.push(headline(api, options), "");
    for (const [operation, group] of byOperation(api.interactions))
      lines.push(...operationLines(operation, group, options), "");
    if (!isFiltered) lines.push(...unused(api.coverage, options), "");
  }
  if (shown.length === 0) lines.push("no consumer is known to use it");
  return `${lines.join("\n").trimEnd()}\n`;
}

type ApiUsage = UsageReport["apis"][number];

function headline({ name, path, interactions, coverage }: ApiUsage, { paint, isFiltered }: UsageTextOptions): string {
  const head = `${paint.bold(plain(name))}  ${paint.dim(plain(path))}`;
  if (isFiltered) return head;
  const all = coverage.usedOperations.length + coverage.unusedOperations.length;
  const consumers = new Set(interactions.map(({ consumer }) => consumer)).size;
  const by = `${consumers} consumer${consumers === 1 ? "" : "s"}`;
  return `${head}  ${coverage.usedOperations.length} of ${all} operations used by ${by}`;
}

const unused = ({ unusedOperations, unusedFields }: Coverage, options: UsageTextOptions): string[] => [
  ...unusedLines("operations", unusedOperations, options),
  ...unusedLines("fields of the used operations", unusedFields, options),
];

function byOperation(interactions: readonly UsedInteraction[]): [string, UsedInteraction[]][] {
  const groups = new Map<string, UsedInteraction[]>();
  for (const one of interactions) groups.set(one.operation, [...(groups.get(one.operation) ?? []), one]);
  return [...groups];
}

function operationLines(operation: string, group: readonly UsedInteraction[], { paint }: UsageTextOptions): string[] {
  const consumers = [...new Set(group.map(({ consumer }) => consumer))].sort();
  const places = new Map<string, Map<string, Set<string>>>();
  for (const { consumer, status, uses } of group)
    for (const use of uses.filter(isField)) {
      const place = use.at.replace(/^response\./, `${status ?? "response"} `);
      const wants = places.get(place) ?? new Map<string, Set<string>>();
      wants.set(wantOf(use), (wants.get(wantOf(use)) ?? new Set()).add(consumer));
      places.set(place, wants);
    }
  const width = Math.min(48, Math.max(0, ...[...places.keys()].map((at) => at.length)));
  const rows = [...places]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([at, wants]) => {
      const words = [...wants].map(([want, names]) => `${[...names].sort().map(plain).join(", ")}: ${plain(want)}`);
      return `    ${plain(at).padEnd(width)}  ${paint.dim(words.join(" · "))}`;
    });
  return [`  ${paint.bold(plain(operation))}  ${consumers.map(plain).join(", ")}`, ...rows];
}

/** The operation itself, its status and the media type go without saying. */
const isField = ({ at }: UsedPlace): boolean =>
  at !== "request" && at !== "response.status" && !at.endsWith(".content-type");

function wantOf({ subject, wants, toleratesNull, toleratesAbsent, at }: UsedPlace): string {
  if (at.startsWith("request")) return wants;
  const notes = [
    ...(subject === "" ? ["not described"] : []),
    ...(toleratesNull ? ["may be null"] : []),
    ...(toleratesAbsent ? ["may be missing"] : []),
  ];
  return notes.length === 0 ? wants : `${wants} (${notes.join(", ")})`;
}

function unusedLines(what: string, names: readonly string[], { paint, verbose }: UsageTextOptions): string[] {
  if (names.length === 0) return [];
  const shown = verbose ? names : names.slice(0, MOST);
  const rest = names.length - shown.length;
  const more = rest > 0 ? ` and ${rest} more` : "";
  return [`  ${paint.dim(`${names.length} ${what} no consumer uses:`)} ${shown.map(plain).join(", ")}${more}`];
}
