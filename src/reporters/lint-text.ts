import type { Finding, Severity } from "../core/finding.ts";
import { getOrMake } from "../core/get-or-make.ts";
import type { Result } from "../core/result.ts";
import { plain } from "./plain.ts";
import type { TextOptions } from "./text.ts";
import { count, cut, header, mark, place, uncheckedPart, verdictLine } from "./text-parts.ts";

/** Places of one rule, and rules, that are shown without --verbose. */
const PLACES = 8;
const RULES = 40;

/** Problems by rule, worst first: what the rule is for once, then where it is broken. */
export function lintText(result: Result, options: TextOptions): string {
  const shown = options.quiet ? result.findings.filter(options.blocks) : result.findings;
  const groups = grouped(shown);
  const visible = options.verbose ? groups : groups.slice(0, RULES);
  const hidden = groups.slice(visible.length).flat();
  const parts = [
    ...(options.quiet ? [] : header(result, options)),
    ...visible.flatMap((group) => [...block(group, result, options), ""]),
    ...(hidden.length > 0 ? [options.paint.dim(`… and ${count(hidden.length, "problem")} of other rules`), ""] : []),
    ...(options.quiet ? [] : uncheckedPart(result, options)),
    verdictLine(result, counts(result), options),
  ];
  return `${parts.join("\n")}\n`;
}

/** By severity and rule, in the order of the findings: worst first; then the rules with most to mend. */
function grouped(findings: readonly Finding[]): Finding[][] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) getOrMake(groups, `${finding.severity} ${finding.ruleId}`, () => []).push(finding);
  const order: Severity[] = ["error", "warn", "info"];
  return [...groups.values()].sort((a, b) => order.indexOf(severityOf(a)) - order.indexOf(severityOf(b)));
}

const severityOf = ([first]: readonly Finding[]): Severity => first?.severity ?? "info";

function block(group: readonly Finding[], { apis }: Result, options: TextOptions): string[] {
  const { paint, verbose } = options;
  const [first] = group;
  if (!first) return [];
  const rule = options.explain(first.ruleId);
  const places = verbose ? group : group.slice(0, PLACES);
  const rest = group.length - places.length;
  return [
    `${mark(first.severity, paint)}  ${paint.bold(plain(first.ruleId))}  ${paint.dim(count(group.length, "problem"))}`,
    ...(rule ? [`  ${plain(rule.why)}`, `  ${paint.dim("instead:")} ${plain(rule.instead)}.`] : []),
    ...places.flatMap((finding) => lines(finding, apis.length > 1, options)),
    ...(rest > 0 ? [paint.dim(`    … and ${rest} more; see them with --verbose or --format json`)] : []),
  ];
}

function lines(finding: Finding, tellApi: boolean, options: TextOptions): string[] {
  const { paint } = options;
  const where = [...(tellApi ? [finding.api] : []), ...reach(finding.operations)].map(plain).join("  ");
  return [
    `    ${paint.cyan(place(finding.location))}  ${plain(cut(finding.message, 200))}${where === "" ? "" : `  ${paint.dim(where)}`}`,
    ...finding.consumers.map(
      ({ name, effect }) =>
        `      ${paint.yellow(effect === "breaks" ? "to mend it breaks:" : "at risk:")} ${plain(name)}`,
    ),
    ...(finding.waiver
      ? [`      ${paint.dim(`waived by ${plain(finding.waiver.owner)}:`)} ${plain(finding.waiver.reason)}`]
      : []),
  ];
}

const reach = (operations: readonly string[]): string[] =>
  operations.length === 0
    ? []
    : [operations.length === 1 ? (operations[0] as string) : count(operations.length, "operation")];

function counts({ summary, apis, findings, ratchet }: Result): string {
  const told = [
    count(summary.error, "error"),
    count(summary.warn, "warning"),
    `${summary.info} worth knowing`,
    ...(summary.waived > 0 ? [`${summary.waived} waived`] : []),
  ];
  const compared = ratchet ? `; ${ratchetLine(findings.length, ratchet)}` : "";
  return `${told.join(", ")} in ${count(apis.length, "description")}${compared}`;
}

/** What is not shown because it was there before. */
function ratchetLine(fresh: number, { since, known, fixed }: NonNullable<Result["ratchet"]>): string {
  const ref = plain(since.ref.replace(/^refs\/(?:tags|heads)\//, ""));
  return `${fresh} new; ${known} known since ${ref} ${known === 1 ? "is" : "are"} not shown, ${fixed} fixed`;
}
