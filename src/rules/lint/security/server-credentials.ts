import { member } from "../../../document/node.ts";
import { defineLintRule } from "../../../lint/rule.ts";

export default defineLintRule({
  id: "server-credentials",
  on: "server",
  severity: "error",
  summary: "The URL of a server contains a user or a password",
  why: "Everybody who reads the description can sign in as that user, and every version of it keeps the password.",
  instead: "Remove the user and the password, change the password, and declare a security scheme",

  check({ server, node }) {
    if (!/^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#]*@/.test(server.origin)) return;
    return { message: "The URL of this server contains a user or a password", at: member(node, "url") ?? node };
  },
});
