import { defineBreakingRule } from "../../../breaking/rule.ts";
import { isReplaced } from "./_scheme.ts";

export default defineBreakingRule({
  id: "bearer-format-changed",
  on: "scheme.changed",
  breaks: "neither",
  summary: "The format of a bearer token changed",
  why: "Nothing breaks: the format is a hint, and consumers pass on the token that they were given.",
  instead: "Make sure that tokens in the old format are accepted until they expire",

  check: ({ base, revision }) =>
    isReplaced(base, revision) || base.bearerFormat === revision.bearerFormat
      ? undefined
      : {
          message: `tokens of \`${base.name}\` were ${base.bearerFormat ?? "of any format"} and are now ${revision.bearerFormat ?? "of any format"}`,
        },
});
