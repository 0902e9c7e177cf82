import { defineContractRule } from "../../../contract/rule.ts";

export default defineContractRule({
  id: "response-length-impossible",
  summary: "A consumer expects a length of a list that cannot occur",
  why: "No response the description allows satisfies the consumer.",
  instead: "Widen the limits of the list, or change what the consumer expects",
  message: ({ name, wants, described }) => `${name} has ${described} items, and ${wants} are expected`,
});
