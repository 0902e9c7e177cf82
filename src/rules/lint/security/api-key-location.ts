import { stringOf } from "../../../document/node.ts";
import { defineLintRule } from "../../../lint/rule.ts";

export default defineLintRule({
  id: "api-key-location",
  on: "scheme",
  when: "added",
  severity: "error",
  summary: "An API key is sent in the query or in a cookie",
  why: "URLs stand in logs of servers and proxies, in histories and in `Referer` headers, and a key in them is a key for all who read those. Browsers send cookies unasked.",
  instead: "Send the key in a header",

  check({ scheme: { type, name, node } }) {
    const place = stringOf(node, "in");
    if (type !== "apiKey" || (place !== "query" && place !== "cookie")) return;
    const message = `\`${name}\` is sent in the ${place}, not in a header`;
    return place === "query" ? { message } : { message, severity: "info" };
  },
});
