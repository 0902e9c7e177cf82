import { member, valueAt } from "../../../document/node.ts";
import { defineLintRule } from "../../../lint/rule.ts";
import { TEXTS, textsOf } from "../_texts.ts";

export default defineLintRule({
  id: "long-running-accepted",
  on: "operation",
  severity: "warn",
  summary: "A long-running operation declares no 202",
  why: "A connection that is held open for minutes is cut by the first proxy on the way, and nobody knows how the work ended.",
  instead: "Answer 202 at once, with a `Location` where the progress is found",
  options: {
    extensions: TEXTS("Extensions that mark an operation as long-running", [
      "x-long-running",
      "x-ms-long-running-operation",
    ]),
    statuses: TEXTS("Statuses of work that was accepted, one of which is declared", ["202"]),
  },

  check({ operation: { name, node, responses } }, { extensions, statuses }) {
    const mark = textsOf(extensions).find((extension) => valueAt(node, extension) === true);
    const accepted = textsOf(statuses);
    if (mark === undefined || accepted.some((status) => responses.has(status))) return;
    return { message: `\`${name}\` is long-running and declares no ${accepted.join(" or ")}`, at: member(node, mark) };
  },
});
