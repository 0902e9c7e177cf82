import { member } from "../../../document/node.ts";
import { defineLintRule } from "../../../lint/rule.ts";
import { isPlainText, urlsOf } from "../_hosts.ts";

export default defineLintRule({
  id: "server-https",
  on: "server",
  when: "added",
  severity: "warn",
  summary: "A server is called without encryption",
  why: "Over plain HTTP everybody on the way can read and change requests, with the credentials in them.",
  instead: "Give the server's `https:` URL, and leave the other out",

  check({ api, server, node }) {
    const plain = urlsOf(server).find(isPlainText);
    if (plain === undefined) return;
    const at = api.version === "2.0" ? member(api.node, "schemes") : member(node, "url");
    return { message: `\`${withoutUser(plain)}\` is not encrypted`, at: at ?? node };
  },
});

/** A password in a URL is not to be repeated. */
const withoutUser = (url: string): string => url.replace(/\/\/[^/?#]*@/, "//");
