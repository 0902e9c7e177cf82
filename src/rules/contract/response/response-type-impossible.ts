import { defineContractRule } from "../../../contract/rule.ts";

export default defineContractRule({
  id: "response-type-impossible",
  summary: "A consumer expects a type that cannot occur",
  why: "No response the description allows satisfies the consumer.",
  instead: "Return the type the consumer expects, or change what it expects",
  message: ({ name, wants, described }) => `${name} is ${described}, and ${wants} is expected`,
});
