import { defineContractRule } from "../../../contract/rule.ts";

export default defineContractRule({
  id: "request-body-refused",
  summary: "A request body does not fit its schema",
  why: "The provider refuses the request.",
  instead: "Widen the schema, or change what the consumer sends",
  message: ({ name, described }) => `${name} ${described}`,
});
