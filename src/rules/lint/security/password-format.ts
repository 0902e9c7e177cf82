import { isTrue, stringOf } from "../../../document/node.ts";
import { defineLintRule } from "../../../lint/rule.ts";
import { isOfType } from "./_schemas.ts";

export default defineLintRule({
  id: "password-format",
  on: "property",
  when: "changed",
  severity: "info",
  summary: "A password is described like any other text",
  why: "`format: password` keeps it off screens and out of logs of tools that know the format; `writeOnly` says that no response shows it.",
  instead: "Add `format: password` and `writeOnly: true`",

  check({ api, name, node }) {
    if (!/^(?:.*[_-])?(?:password|passphrase|passwd)$|Password$|Passphrase$/.test(name)) return;
    if (!isOfType(node, "string")) return;
    const missing = [
      ...(stringOf(node, "format") === "password" ? [] : ["`format: password`"]),
      ...(api.version === "2.0" || isTrue(node, "writeOnly") || isTrue(node, "readOnly") ? [] : ["`writeOnly: true`"]),
    ];
    if (missing.length === 0) return;
    return { message: `\`${name}\` lacks ${missing.join(" and ")}` };
  },
});
