import type { Answer } from "../deployment/judge.ts";
import type { Row } from "../deployment/matrix.ts";
import { sentence, warningSentence } from "../deployment/sentences.ts";
import { plain } from "../reporters/plain.ts";
import type { Paint } from "../reporters/text.ts";

/** Longer tables are cut, what blocks first; everything is in the JSON. */
const ROWS = 60;

/** One line per row, then the verdict and why. */
export function answerText(answer: Answer, paint: Paint): string {
  const rows = [...answer.rows].sort((a, b) => rank(a) - rank(b));
  const shown = rows.slice(0, ROWS);
  const names = shown.map(nameOf);
  const width = Math.min(60, Math.max(0, ...names.map(({ length }) => length)));
  const lines = shown.map((row, index) => {
    const { mark, word, color } = stateOf(row);
    return `  ${paint[color](`${mark} ${(names[index] ?? "").padEnd(width)}  ${word.padEnd(8)}`)}  ${paint.dim(plain(whyOf(row)))}`.trimEnd();
  });
  if (rows.length > ROWS) lines.push(`  … and ${rows.length - ROWS} more; --format json lists all`);
  const warnings = answer.warnings.map((warning) => `${paint.yellow("warning")}: ${plain(warningSentence(warning))}`);
  return `${[...lines, ...(lines.length > 0 ? [""] : []), ...warnings, ...verdict(answer, paint)].join("\n")}\n`;
}

const nameOf = ({ publication: { consumer, version, provider }, providerVersion }: Row): string =>
  plain(`${consumer} ${version} → ${provider} ${providerVersion ?? "(none there)"}`);

interface State {
  mark: string;
  word: string;
  color: "green" | "red" | "yellow" | "dim";
}

const STATES = {
  failed: { mark: "✗", word: "fails", color: "red" },
  unknown: { mark: "?", word: "unknown", color: "yellow" },
  passed: { mark: "✓", word: "verified", color: "green" },
  ignored: { mark: "-", word: "ignored", color: "dim" },
} satisfies Record<string, State>;

function stateOf({ success, ignored }: Row): State {
  if (ignored) return STATES.ignored;
  return success === null ? STATES.unknown : success ? STATES.passed : STATES.failed;
}

const rank = (row: Row): number => Object.values<State>(STATES).indexOf(stateOf(row));

function whyOf({ live, static: examined, success, ignored, providerVersion }: Row): string {
  if (ignored) return "";
  if (providerVersion === null) return "the provider is not there";
  if (success === null) return "neither verified nor examined";
  const parts = [
    ...(live ? [`live ${live.success ? "passed" : "failed"} ${live.at.slice(0, 10)}`] : []),
    ...(examined === undefined ? [] : [`description ${examined ? "guarantees the pact" : "breaks the pact"}`]),
  ];
  return parts.join(", ");
}

function verdict({ question, deployable, reasons }: Answer, paint: Paint): string[] {
  const who = question.specified.map(({ pacticipant, version }) => `${pacticipant} ${version}`).join(" and ");
  const head = VERDICTS[String(deployable)] ?? "";
  const color = deployable === null ? paint.yellow : deployable ? paint.green : paint.red;
  const line = color(paint.bold(plain(`${who} ${head} ${question.environment}`)));
  const [first, ...others] = reasons.map((reason) => plain(sentence(reason, question.environment)));
  return others.length === 0 ? [`${line}: ${first}`] : [`${line}:`, ...[first, ...others].map((text) => `  - ${text}`)];
}

const VERDICTS: Record<string, string> = {
  true: "can be deployed to",
  false: "must not be deployed to",
  null: "is not known to be safe for",
};
