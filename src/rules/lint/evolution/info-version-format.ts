import { dayOf } from "../../../core/day.ts";
import { member } from "../../../document/node.ts";
import { defineLintRule } from "../../../lint/rule.ts";
import { parseVersion } from "../../../release/version.ts";

const FORMATS: ReadonlyMap<string, [as: string, test: (version: string) => boolean]> = new Map([
  ["semver", ["a semantic version such as `1.4.0`", (version) => parseVersion(version) !== undefined]],
  ["date", ["a date such as `2026-01-31`", (version) => version.length === 10 && dayOf(version) !== undefined]],
]);

export default defineLintRule({
  id: "info-version-format",
  on: "api",
  severity: "warn",
  summary: "The version of an API is not written as versions are",
  why: "People and tools read from `info.version` whether they can upgrade; they must be able to compare two of them.",
  instead: "Write `info.version` as a semantic version such as `1.4.0`, or as the option has it",
  options: {
    format: { description: "How versions are written", default: "semver", schema: { enum: [...FORMATS.keys()] } },
  },

  check({ api, node }, { format }) {
    const [as, isWellFormed] = FORMATS.get(String(format)) ?? [];
    if (!isWellFormed || isWellFormed(api.apiVersion)) return;
    const info = member(node, "info");
    const at = (info && member(info, "version")) ?? info;
    return { message: `\`${api.apiVersion.slice(0, 60)}\` is not ${as}`, at };
  },
});
