import { member, stringOf } from "../../../document/node.ts";
import { defineLintRule } from "../../../lint/rule.ts";

export default defineLintRule({
  id: "contact-incomplete",
  on: "api",
  severity: "info",
  summary: "The contact of an API cannot be reached",
  why: "A name alone answers no question: people need an address to write to or a page to open.",
  instead: "Give `info.contact` a `name`, and an `email` or a `url`",

  check({ node }) {
    const info = member(node, "info");
    const contact = info && member(info, "contact");
    if (!contact) return;
    const has = (key: string) => (stringOf(contact, key) ?? "").trim() !== "";
    const missing = [
      ...(has("name") ? [] : ["a `name`"]),
      ...(has("email") || has("url") ? [] : ["an `email` or `url`"]),
    ];
    if (missing.length === 0) return;
    return { message: `\`info.contact\` lacks ${missing.join(" and ")}`, at: contact };
  },
});
