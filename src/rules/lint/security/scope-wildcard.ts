import { member, members } from "../../../document/node.ts";
import { defineLintRule } from "../../../lint/rule.ts";

export default defineLintRule({
  id: "scope-wildcard",
  on: "scheme",
  when: "added",
  severity: "warn",
  summary: "An OAuth 2 scope stands for everything",
  why: "Whoever holds a token of such a scope may do all there is: a stolen one opens the whole API (least privilege, RFC 9700 §2.3).",
  instead: "Name what a scope lets a client do, such as `orders:read` and `orders:write`",

  check({ scheme }) {
    return [...scheme.flows.values()].flatMap(({ node }) =>
      members(member(node, "scopes"))
        .filter(([scope]) => /^(?:\*|all)$|(?:^|[:./])\*$/i.test(scope))
        .map(([scope, at]) => ({ message: `The scope \`${scope}\` of \`${scheme.name}\` stands for everything`, at })),
    );
  },
});
