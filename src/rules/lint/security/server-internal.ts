import { member } from "../../../document/node.ts";
import { defineLintRule } from "../../../lint/rule.ts";
import { AUDIENCE_OPTION, isForOutsiders } from "../_audience.ts";
import { hostOf, isInsideHost } from "../_hosts.ts";

export default defineLintRule({
  id: "server-internal",
  on: "server",
  severity: "warn",
  summary: "A description for outsiders shows a server that only insiders reach",
  why: "Outsiders cannot call it, and learn how the network inside is named (OWASP API9:2023).",
  instead: "Remove the server, or give it a public name",
  options: { audience: AUDIENCE_OPTION },

  check({ api, server, node }, { audience }) {
    if (api.version === "2.0" && server !== api.servers[0]) return;
    const host = hostOf(server.origin);
    if (host === undefined || !isInsideHost(host) || !isForOutsiders(api, audience)) return;
    return {
      message: `\`${host}\` is not reachable from outside`,
      at: member(node, "url") ?? member(api.node, "host") ?? node,
    };
  },
});
