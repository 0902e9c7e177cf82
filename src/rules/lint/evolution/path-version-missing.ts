import { member, members } from "../../../document/node.ts";
import { defineLintRule, type LintHit } from "../../../lint/rule.ts";
import { versionIn } from "../../../lint/versions.ts";
import { EXCEPT_HEALTH, isHealthPath } from "../_health.ts";

export default defineLintRule({
  id: "path-version-missing",
  on: "api",
  when: "added",
  severity: "warn",
  summary: "A path has no version although the others have one",
  why: "A path without a version can never change: there is no second one to move consumers to.",
  instead: "Add the version to new paths as the others have it, such as `/v1/orders`",
  options: { except: EXCEPT_HEALTH },

  check({ node }, { except }): LintHit[] {
    const paths = members(member(node, "paths")).filter(
      ([path]) => path.startsWith("/") && !isHealthPath(path, except),
    );
    const bare = paths.filter(([path]) => !versionIn(path));
    const [usual] = paths.flatMap(([path]) => versionIn(path)?.text ?? []);
    if (bare.length * 2 >= paths.length) return [];
    return bare.map(([path, at]) => ({
      message: `\`${path}\` has no version, the other paths have one, such as \`${usual}\``,
      at,
    }));
  },
});
