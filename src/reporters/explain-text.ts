import type { Severity, Side } from "../core/finding.ts";
import { type Json, show } from "../document/value.ts";
import type { RuleEntry } from "../rules/catalogue.ts";
import type { Paint } from "./text.ts";

/** A tested case in which a rule finds something. */
export interface Example {
  /** Of changes: base → revision, as lines that begin with `-`, `+` or a space. */
  change?: string[];
  /** Of contracts: the description, and what the consumer does or expects. */
  description?: string[];
  expects?: string[];
  findings: { severity: Severity; side: Side | null; operations: string; message: string }[];
}

/** What `apigate explain` knows of a rule. */
export interface Explanation extends RuleEntry {
  /** What happens to consumers. */
  why: string;
  /** Which consumers, on which side, and how bad it is. */
  hurts: string;
  example: Example | null;
  instead: string;
  /** How to bring it about without breaking anybody. */
  safely: string;
  /** What a ruleset can set. */
  options: { name: string; description: string; default: Json }[];
  /** What can be done when a finding is to be lived with. */
  acceptance: string;
}

/** One rule on a page. */
export function explainText(rule: Explanation, paint: Paint): string {
  const parts = [
    [`${paint.bold(rule.id)}  ${paint.dim(`${rule.kind}, ${rule.area}`)}`, `${rule.summary}.`],
    [paint.bold("Why it matters"), ...wrap(`${rule.why} ${rule.hurts}`)],
    ...(rule.example ? exampleParts(rule.example, paint) : []),
    [paint.bold("What is safe instead"), ...wrap(`${rule.instead}.`)],
    [paint.bold("How to make it safe"), ...wrap(rule.safely)],
    ...(rule.options.length > 0 ? [[paint.bold("Options"), ...rule.options.flatMap(optionLines)]] : []),
    [paint.bold("How to live with it"), ...wrap(rule.acceptance)],
  ];
  return `${parts.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

const optionLines = ({ name, description, default: usual }: Explanation["options"][number]): string[] =>
  wrap(`${name}: ${description} (default: ${show(usual, 200)})`);

function exampleParts({ change, description, expects, findings }: Example, paint: Paint): string[][] {
  const found = findings.map((finding) => `  ${foundLine(finding, paint)}`);
  return [
    ...(change ? [[paint.bold("For example"), ...change.map((line) => `    ${coloured(line, paint)}`)]] : []),
    ...(description ? [[paint.bold("For example, the description"), ...description.map(indented)]] : []),
    ...(expects ? [[paint.bold("What the consumer does and expects"), ...expects.map(indented)]] : []),
    [paint.bold("What apigate finds"), ...found],
  ];
}

const indented = (line: string): string => `    ${line}`;

const coloured = (line: string, paint: Paint): string =>
  line.startsWith("-") ? paint.red(line) : line.startsWith("+") ? paint.green(line) : line;

const COLOURS = { error: "red", warn: "yellow", info: "cyan" } as const;

function foundLine({ severity, side, operations, message }: Example["findings"][number], paint: Paint): string {
  const where = side === null ? operations : `${side} of ${operations}`;
  return `${paint[COLOURS[severity]](severity.padEnd(5))}  ${message}  ${paint.dim(where)}`.trimEnd();
}

const WIDTH = 96;

/** Lines of at most `WIDTH` characters, indented. */
function wrap(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`  ${word}`);
  }
  return lines;
}
