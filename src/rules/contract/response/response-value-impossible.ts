import { defineContractRule } from "../../../contract/rule.ts";

export default defineContractRule({
  id: "response-value-impossible",
  summary: "A consumer expects a value that cannot occur",
  why: "No response the description allows satisfies the consumer.",
  instead: "Return the value the consumer expects, or change what it expects",
  message: ({ name, wants, described }) => `${name} is expected as ${wants}; ${described}`,
});
