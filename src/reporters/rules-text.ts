import { getOrMake } from "../core/get-or-make.ts";
import type { RuleEntry, RuleKind } from "../rules/catalogue.ts";
import type { Paint } from "./text.ts";

const KINDS: Record<RuleKind, string> = {
  breaking: "Breaking changes",
  contract: "Contracts",
  policy: "Policies",
  lint: "Lint",
};

/** Rules by kind and area, a line each. */
export function rulesText(rules: readonly RuleEntry[], paint: Paint): string {
  const groups = new Map<string, RuleEntry[]>();
  for (const rule of rules) getOrMake(groups, `${KINDS[rule.kind]}: ${rule.area}`, () => []).push(rule);
  const width = Math.max(0, ...rules.map(({ id }) => id.length));
  const parts = [...groups].map(([title, group]) => {
    const lines = group.map((rule) => `  ${line(rule, width, paint)}`);
    return [paint.bold(title), ...lines].join("\n");
  });
  const count = `${rules.length} rule${rules.length === 1 ? "" : "s"}; apigate explain <rule-id> tells more of one`;
  return `${[...parts, paint.dim(count)].join("\n\n")}\n`;
}

const COLOURS = { error: "red", warn: "yellow", info: "cyan" } as const;

function line({ id, side, severity, summary }: RuleEntry, width: number, paint: Paint): string {
  const level = paint[COLOURS[severity]](severity.padEnd(5));
  return `${id.padEnd(width)}  ${level}  ${(side ?? "-").padEnd(8)}  ${paint.dim(summary)}`;
}
