import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "response-header-style-changed",
  on: "header.changed",
  breaks: "response",
  summary: "A response header is written in another style",
  why: "Consumers read lists and objects from the header in a form that it no longer has.",
  instead: "Keep `explode`, or add a header under another name",

  check({ base, revision }) {
    if (base.content || revision.content || base.explode === revision.explode) return;
    const [before, after] = [base, revision].map(({ explode }) => (explode ? "as names and values" : "as values"));
    return { message: `the header \`${base.name}\` was written ${before} and is now written ${after}` };
  },
});
