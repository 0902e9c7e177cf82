import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "api-removed",
  on: "api.removed",
  breaks: "both",
  summary: "An API description was removed",
  why: "Nothing describes the API any more; if it is gone, every request to it fails.",
  instead: "Keep the description as long as the API answers; deprecate its operations first",

  check: ({ base }) => ({ message: `the API description${base.title === "" ? "" : ` "${base.title}"`} was removed` }),
});
