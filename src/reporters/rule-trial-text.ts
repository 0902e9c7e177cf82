import type { Finding } from "../core/finding.ts";
import { plain } from "./plain.ts";
import type { Paint } from "./text.ts";
import { count, cut, mark, place } from "./text-parts.ts";

/** What a rule says of one version. */
interface Step {
  version: string;
  problems: number;
  added: readonly Finding[];
  error: string | null;
}

/** New problems of one version that are shown. */
const SHOWN = 5;

/** A line for each version: what the rule finds, and what it would have stopped there. */
export function ruleTrialText(rule: string, steps: readonly Step[], paint: Paint): string {
  const width = Math.max(...steps.map(({ version }) => version.length));
  const lines = steps.flatMap(({ version, problems, added, error }, index) => [
    `  ${plain(version).padEnd(width)}  ${error ? paint.yellow(`not read: ${plain(error)}`) : told(problems, added.length, index === 0, paint)}`,
    ...added.slice(0, SHOWN).map((finding) => `      ${line(finding, paint)}`),
    ...(added.length > SHOWN
      ? [paint.dim(`      … and ${added.length - SHOWN} more; see them with --format json`)]
      : []),
  ]);
  const blocked = steps.filter(({ added }) => added.some(({ severity }) => severity === "error")).length;
  const noticed = steps.filter(({ added }) => added.length > 0).length;
  const sum = `${count(noticed, "version")} of ${steps.length} would have been told of something new, ${blocked} would have been blocked`;
  return `${[`${paint.bold("apigate rules try")} ${plain(rule)}`, "", ...lines, "", sum].join("\n")}\n`;
}

const told = (problems: number, added: number, isFirst: boolean, paint: Paint): string =>
  `${count(problems, "problem")}${isFirst ? "" : `, ${added > 0 ? paint.red(`${added} new`) : "none new"}`}`;

const line = ({ severity, location, message }: Finding, paint: Paint): string =>
  `${mark(severity, paint)}  ${paint.cyan(place(location))}  ${plain(cut(message, 140))}`;
