import type { Side } from "../../core/finding.ts";
import { catalogue, RULE_KINDS, type RuleEntry } from "../../rules/catalogue.ts";
import { painter } from "../color.ts";
import { EXIT } from "../exit.ts";
import type { GlobalFlags } from "../flags.ts";
import { oneOf } from "../one-of.ts";
import { parseFormats, writeOutputs } from "../output.ts";

export interface RulesFlags extends Pick<GlobalFlags, "format" | "cwd" | "color"> {
  kind?: string;
  area?: string;
  side?: string;
}

/** `apigate rules`; answers the exit status. */
export async function runRules(flags: RulesFlags): Promise<number> {
  const outputs = parseFormats(flags.format ?? []);
  const rules = selected(catalogue(), flags);
  await writeOutputs(outputs, flags.cwd, async (format, toScreen) => {
    if (format === "json") return `${JSON.stringify(rules, null, 2)}\n`;
    const { rulesText } = await import("../../reporters/rules-text.ts");
    return rulesText(rules, await painter(toScreen ? flags.color : "never"));
  });
  return EXIT.passed;
}

const SIDES: readonly Side[] = ["request", "response"];

/** An area without rules of the kind is a typing mistake; a side without rules of the area is an answer. */
function selected(rules: readonly RuleEntry[], flags: RulesFlags): RuleEntry[] {
  const kind = oneOf("--kind", flags.kind, RULE_KINDS);
  const ofKind = rules.filter((rule) => kind === undefined || rule.kind === kind);
  const area = oneOf("--area", flags.area, [...new Set(ofKind.map((rule) => rule.area))]);
  const side = oneOf("--side", flags.side, SIDES);
  return ofKind.filter(
    (rule) =>
      (area === undefined || rule.area === area) && (side === undefined || rule.side === side || rule.side === "both"),
  );
}
