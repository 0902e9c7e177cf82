import type { Finding } from "../core/finding.ts";
import { fingerprint } from "../core/fingerprint.ts";
import { member, type Node } from "../document/node.ts";
import { locator } from "../document/positions.ts";
import type { Release } from "./release.ts";
import type { PolicyRule } from "./rule.ts";

const SUBJECT = "#/info/version";

/** What the rules say of a release: at most one finding each. `base` and `revision` are the roots of the descriptions. */
export function judgeRelease(
  api: string,
  release: Release,
  base: Node,
  revision: Node,
  rules: readonly PolicyRule[],
): Finding[] {
  const hits = rules.flatMap((rule) => {
    const hit = rule.check(release);
    return hit ? [{ rule, hit }] : [];
  });
  if (hits.length === 0) return [];
  const [before, after] = [versionIn(base), versionIn(revision)];
  const located = locator([before, after]);
  return hits.map(({ rule, hit }) => ({
    ruleId: rule.id,
    kind: "policy",
    severity: hit.severity ?? rule.severity,
    api,
    message: hit.message,
    subject: SUBJECT,
    location: located(after),
    baseLocation: located(before),
    operations: [],
    consumers: [],
    fingerprint: fingerprint([rule.id, api, "", SUBJECT, ""]),
    waiver: null,
  }));
}

function versionIn(root: Node): Node {
  const info = member(root, "info");
  return (info && member(info, "version")) ?? info ?? root;
}
