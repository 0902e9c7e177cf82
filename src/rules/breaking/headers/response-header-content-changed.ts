import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "response-header-content-changed",
  on: "header.changed",
  breaks: "response",
  concerns: "users",
  summary: "A response header changed between a schema and a media type",
  why: "Its value is written in another way: JSON text is not the plain value.",
  instead: "Keep the way it is written, or add a header under another name",

  check({ base, revision }) {
    const [before, after] = [base.content?.name ?? "a plain value", revision.content?.name ?? "a plain value"];
    return before === after ? undefined : { message: `the header \`${base.name}\` was ${before} and is now ${after}` };
  },
});
