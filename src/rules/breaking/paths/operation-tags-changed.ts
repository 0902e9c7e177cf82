import { defineBreakingRule } from "../../../breaking/rule.ts";
import { listed } from "../enums/_values.ts";

export default defineBreakingRule({
  id: "operation-tags-changed",
  on: "operation.changed",
  breaks: "neither",
  summary: "An operation has other tags",
  why: "Nothing breaks on the wire; some generators name their classes after tags, so generated clients may change.",
  instead: "Keep the tags that generated clients are named after",

  check({ base, revision }) {
    const added = revision.tags.filter((tag) => !base.tags.includes(tag)).sort();
    const gone = base.tags.filter((tag) => !revision.tags.includes(tag)).sort();
    const parts = [
      ...(gone.length > 0 ? [`lost ${listed(gone)}`] : []),
      ...(added.length > 0 ? [`gained ${listed(added)}`] : []),
    ];
    return parts.length > 0
      ? { message: `the tags of ${revision.name}: ${parts.join(" and ")}`, at: "tags" }
      : undefined;
  },
});
