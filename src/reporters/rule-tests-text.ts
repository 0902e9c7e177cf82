import type { Finding } from "../core/finding.ts";
import { plain } from "./plain.ts";
import type { Paint } from "./text.ts";
import { count, cut, place } from "./text-parts.ts";

/** What is told of the tests of rules. */
interface Tests {
  rules: readonly {
    rule: string;
    ok: boolean;
    problem: string | null;
    examples: readonly { file: string; ok: boolean; findings: readonly Finding[] }[];
  }[];
  untested: readonly string[];
}

/** A line for each rule, and beneath it what is not as it should be. */
export function ruleTestsText({ rules, untested }: Tests, paint: Paint): string {
  const failed = rules.filter(({ ok }) => !ok).length;
  const lines = rules.flatMap(({ rule, ok, problem, examples }) => [
    `${ok ? paint.green("✓") : paint.red("✖")} ${paint.bold(plain(rule))}  ${paint.dim(count(examples.length, "example"))}`,
    ...(problem ? [`    ${problem}`] : []),
    ...examples.filter((example) => !example.ok).flatMap((example) => wrong(example, paint)),
  ]);
  const rest = untested.length > 0 ? [paint.yellow(`? not tested: ${untested.map(plain).join(", ")}`)] : [];
  const verdict = failed === 0 ? paint.green(paint.bold("PASS")) : paint.red(paint.bold("FAIL"));
  return `${[...lines, ...rest, "", `${verdict}  ${count(rules.length, "rule")} tested, ${failed} not as they should be`].join("\n")}\n`;
}

function wrong({ file, findings }: Tests["rules"][number]["examples"][number], paint: Paint): string[] {
  if (findings.length === 0) return [`    ${paint.cyan(plain(file))}  nothing was found in it`];
  return findings.map(({ location, message }) => `    ${paint.cyan(place(location))}  ${plain(cut(message, 160))}`);
}
