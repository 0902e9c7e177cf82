import { member } from "../../../document/node.ts";
import { defineLintRule } from "../../../lint/rule.ts";
import { isPlainText } from "../_hosts.ts";

export default defineLintRule({
  id: "oauth-url-https",
  on: "scheme",
  severity: "error",
  summary: "Tokens are fetched without encryption",
  why: "Codes, tokens and client secrets pass through these URLs; over plain HTTP everybody on the way can read and change them (RFC 6749 §3.1 and §3.2).",
  instead: "Give URLs of authorization servers with `https:`",

  check({ scheme }) {
    const places = [scheme, ...scheme.flows.values()];
    return places.flatMap(({ node, urls }) =>
      [...urls]
        .filter(([, url]) => isPlainText(url))
        .map(([key, url]) => ({
          message: `\`${key}\` is not \`https:\`: \`${url}\``,
          at: member(node, key) ?? node,
          key,
        })),
    );
  },
});
