import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "api-added",
  on: "api.added",
  breaks: "neither",
  summary: "An API description was added",
  why: "Nothing breaks: nobody uses the API yet.",
  instead: "Nothing needs to be done",

  check: ({ revision }) => ({
    message: `the API description${revision.title === "" ? "" : ` "${revision.title}"`} was added`,
  }),
});
