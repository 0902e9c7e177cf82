import { defineContractRule } from "../../../contract/rule.ts";

export default defineContractRule({
  id: "response-header-impossible",
  summary: "A consumer expects a header value that cannot occur",
  why: "No response the description allows satisfies the consumer.",
  instead: "Widen the schema of the header, or change what the consumer expects",
  message: ({ name, wants, described }) => `${name} is expected as ${wants}, described as ${described}`,
});
