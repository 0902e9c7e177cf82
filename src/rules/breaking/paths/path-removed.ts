import { defineBreakingRule } from "../../../breaking/rule.ts";
import { removal } from "../_announced.ts";

export default defineBreakingRule({
  id: "path-removed",
  on: "path.removed",
  breaks: "both",
  summary: "A path was removed",
  why: "Every request a consumer sends to the path is answered with 404.",
  instead: "Keep the path, mark its operations deprecated with a sunset date, and remove it in the next major version",

  check: ({ base, lifecycle }) =>
    removal(
      `the path \`${base.path}\` was removed with ${base.operations.map(({ method }) => method).join(", ")}`,
      lifecycle,
    ),
});
