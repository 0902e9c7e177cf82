import type { Finding } from "../../src/core/finding.ts";
import type { JsonObject } from "../../src/document/value.ts";
import { lintFindings, lintProblems, type Problem } from "../../src/lint/findings.ts";
import type { LintRule } from "../../src/lint/rule.ts";
import { runLint } from "../../src/lint/run.ts";
import type { SubjectKind } from "../../src/lint/subjects.ts";
import { load, type Text } from "./compare.ts";

/** What native rules say of one document, each at its own severity. */
export async function lint(text: Text, rules: readonly LintRule[], options: JsonObject = {}): Promise<Finding[]> {
  const api = await load(text);
  const settings = rules.map((rule) => ({ rule, severity: rule.severity, options }));
  return lintFindings("api", text.file, runLint(api, settings), api);
}

/** Rules for tests: each says one thing about one kind of place. */
export const PROBES: readonly LintRule[] = [
  probe("probe-operation", "operation", ({ operation, node }) => [
    { message: `${operation.name} is an operation` },
    ...operation.tags.map((tag) => ({ message: `${operation.name} is tagged ${tag}`, key: tag, at: node })),
  ]),
  probe("probe-parameter", "parameter", ({ parameter }) => ({ message: `${parameter.name} is a parameter` })),
  probe("probe-property", "property", ({ name }) => ({ message: `${name} is a property` })),
  probe("probe-schema", "schema", ({ name }) => ({ message: `${name ?? "it"} is a schema` })),
  probe("probe-server", "server", ({ server }) => ({ message: `${server.url} is a server` })),
  probe("probe-tag", "tag", ({ name }) => ({ message: `${name} is a tag` })),
  probe("probe-example", "example", () => ({ message: "this is an example" })),
];

function probe<S extends SubjectKind>(id: string, on: S, check: LintRule<S>["check"]): LintRule {
  const texts = { summary: "A probe", why: "It shows what is compared.", instead: "Leave it" };
  return { id, on, severity: "warn", ...texts, check } satisfies LintRule<S> as unknown as LintRule;
}

/** What the probes say of a description in a file `api.json`. */
export async function problemsOf(value: unknown, rules = PROBES): Promise<Problem[]> {
  const api = await load({ file: "api.json", text: JSON.stringify(value) });
  const settings = rules.map((rule) => ({ rule, severity: rule.severity, options: {} }));
  return lintProblems("api", "api.json", runLint(api, settings), api);
}
