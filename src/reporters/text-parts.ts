import type { Location, Severity } from "../core/finding.ts";
import type { Ref, Result } from "../core/result.ts";
import { plain } from "./plain.ts";
import type { Paint, TextOptions } from "./text.ts";

/** Lines of what could not be judged that are shown without --verbose. */
const UNCHECKED = 15;

export function header({ command, base, revision, apis }: Result, { paint }: TextOptions): string[] {
  const refs = base ? `${showRef(base)} → ${showRef(revision)}` : showRef(revision);
  const lines = [`${paint.bold(`apigate ${command}`)} ${refs}`, ""];
  for (const { name, path, version, operations } of apis.slice(0, 50)) {
    const versions =
      base === null || version.base === version.revision
        ? version.revision
        : `${version.base ?? "none"} → ${version.revision ?? "none"}`;
    lines.push(
      `  ${paint.bold(plain(name))}  ${paint.dim(`${plain(path)}  ${plain(String(versions))}  ${count(operations, "operation")}`)}`,
    );
  }
  if (apis.length > 50) lines.push(paint.dim(`  … and ${apis.length - 50} more`));
  return apis.length > 0 ? [...lines, ""] : lines;
}

const showRef = ({ ref, commit }: Ref): string =>
  plain(commit && !commit.startsWith(ref) ? `${ref} (${commit.slice(0, 7)})` : ref);

export const more = (hidden: number, { paint }: TextOptions): string[] =>
  hidden > 0 ? [paint.dim(`  … and ${hidden} more; see them with --verbose or --format json`)] : [];

/** What nobody could judge, and why. */
export function uncheckedPart({ unchecked }: Result, options: TextOptions): string[] {
  if (unchecked.length === 0) return [];
  const shown = options.verbose ? unchecked : unchecked.slice(0, UNCHECKED);
  const lines = shown.map(({ what, why }) => `${options.paint.yellow("? unchecked")}  ${plain(what)}: ${plain(why)}`);
  return [...lines, ...more(unchecked.length - shown.length, options), ""];
}

export const place = ({ file, line: at, column }: Location): string => plain(`${file}:${at}:${column}`);

const MARKS: Record<Severity, [string, "red" | "yellow" | "cyan"]> = {
  error: ["✖ error", "red"],
  warn: ["▲ warn ", "yellow"],
  info: ["· info ", "cyan"],
};

export function mark(severity: Severity, paint: Paint): string {
  const [symbol, colour] = MARKS[severity];
  return paint[colour](symbol);
}

/** The verdict, what it is about, and the threshold where it is not the usual one. */
export function verdictLine({ verdict }: Result, told: string, { paint, failOn }: TextOptions): string {
  const colour = { pass: paint.green, fail: paint.red, unknown: paint.yellow }[verdict];
  const threshold = failOn === "breaking" ? "" : ` (fails on: ${failOn})`;
  return `${colour(paint.bold(verdict.toUpperCase()))}  ${told}${threshold}`;
}

export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? "" : "s"}`;
export const cut = (content: string, limit: number): string =>
  content.length > limit ? `${content.slice(0, limit - 1)}…` : content;
