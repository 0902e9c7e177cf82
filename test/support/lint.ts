import type { Finding } from "../../src/core/finding.ts";
import type { JsonObject } from "../../src/document/value.ts";
import { lintFindings } from "../../src/lint/findings.ts";
import type { LintRule } from "../../src/lint/rule.ts";
import { runLint } from "../../src/lint/run.ts";
import { load, type Text } from "./compare.ts";

/** What native rules say of one document, each at its own severity. */
export async function lint(text: Text, rules: readonly LintRule[], options: JsonObject = {}): Promise<Finding[]> {
  const api = await load(text);
  const settings = rules.map((rule) => ({ rule, severity: rule.severity, options }));
  return lintFindings("api", text.file, runLint(api, settings), api);
}
