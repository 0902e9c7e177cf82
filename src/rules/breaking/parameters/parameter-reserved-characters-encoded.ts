import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "parameter-reserved-characters-encoded",
  on: "parameter.changed",
  breaks: "request",
  severity: "warn",
  concerns: "users",
  summary: "Reserved characters of a parameter must now be percent-encoded",
  why: "Consumers write characters such as `/` as they are, and they are read differently.",
  instead: "Keep `allowReserved`",

  check: ({ base, revision }) =>
    base.allowReserved && !revision.allowReserved
      ? { message: `reserved characters of the ${base.in} parameter \`${base.name}\` must now be percent-encoded` }
      : undefined,
});
