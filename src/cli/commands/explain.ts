import { ApigateError } from "../../core/errors.ts";
import { didYouMean } from "../../core/nearest.ts";
import type { LintRule } from "../../lint/rule.ts";
import type { Explanation } from "../../reporters/explain-text.ts";
import { acceptance, hurts, safely } from "../../reporters/rule-advice.ts";
import { catalogue, findRule } from "../../rules/catalogue.ts";
import { painter } from "../color.ts";
import { exampleOf } from "../examples.ts";
import { EXIT } from "../exit.ts";
import type { GlobalFlags } from "../flags.ts";
import { parseFormats, writeOutputs } from "../output.ts";

export type ExplainFlags = Pick<GlobalFlags, "format" | "cwd" | "color">;

/** `apigate explain <rule-id>`; answers the exit status. */
export async function runExplain(id: string, flags: ExplainFlags): Promise<number> {
  const outputs = parseFormats(flags.format ?? []);
  const explanation = explain(id);
  await writeOutputs(outputs, flags.cwd, async (format, toScreen) => {
    if (format === "json") return `${JSON.stringify(explanation, null, 2)}\n`;
    const { explainText } = await import("../../reporters/explain-text.ts");
    return explainText(explanation, await painter(toScreen ? flags.color : "never"));
  });
  return EXIT.passed;
}

/** Throws `E_USAGE` with the rules that are called alike. */
export function explain(id: string): Explanation {
  const entries = catalogue();
  const entry = entries.find((one) => one.id === id);
  const rule = findRule(id);
  if (!entry || !rule)
    throw new ApigateError("E_USAGE", `there is no rule \`${id}\``, {
      hint:
        didYouMean(
          id,
          entries.map((one) => one.id),
        ) ?? "apigate rules lists them all",
    });
  return {
    ...entry,
    why: rule.why,
    hurts: hurts(entry, "breaks" in rule ? rule : undefined),
    example: exampleOf(id),
    instead: rule.instead,
    safely: safely(entry, "when" in rule ? rule.when : undefined),
    options: "options" in rule ? optionsIn(rule) : [],
    acceptance: acceptance(entry),
  };
}

const optionsIn = ({ options = {} }: Pick<LintRule, "options">): Explanation["options"] =>
  Object.entries(options).map(([name, { description, default: usual }]) => ({ name, description, default: usual }));
