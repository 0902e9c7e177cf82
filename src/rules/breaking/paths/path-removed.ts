import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "path-removed",
  on: "path.removed",
  breaks: "both",
  summary: "A path was removed",
  why: "Every request a consumer sends to the path is answered with 404.",
  instead: "Keep the path, mark its operations deprecated with a sunset date, and remove it in the next major version",

  check: ({ base }) => ({
    message: `the path \`${base.path}\` was removed with ${base.operations.map(({ method }) => method).join(", ")}`,
  }),
});
