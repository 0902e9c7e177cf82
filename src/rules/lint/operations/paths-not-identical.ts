import { member, members } from "../../../document/node.ts";
import { defineLintRule, type LintHit } from "../../../lint/rule.ts";
import { blankTemplate } from "../../../model/operation.ts";

export default defineLintRule({
  id: "paths-not-identical",
  on: "api",
  severity: "error",
  summary: "Two paths differ only in the names of their parameters",
  why: "`/orders/{id}` and `/orders/{number}` are one path (OpenAPI 3.1 §4.8.8.2): servers pick either, and tools drop one.",
  instead: "Keep one of the paths",

  check({ node }) {
    const first = new Map<string, string>();
    const hits: LintHit[] = [];
    for (const [path, at] of members(member(node, "paths"))) {
      if (path.startsWith("x-")) continue;
      const blank = blankTemplate(path);
      const other = first.get(blank);
      if (other === undefined) first.set(blank, path);
      else hits.push({ at, message: `\`${path}\` and \`${other}\` are the same path` });
    }
    return hits;
  },
});
