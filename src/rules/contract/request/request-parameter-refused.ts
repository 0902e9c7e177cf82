import { defineContractRule } from "../../../contract/rule.ts";

export default defineContractRule({
  id: "request-parameter-refused",
  summary: "A parameter does not fit its schema",
  why: "The provider refuses the request.",
  instead: "Widen the schema of the parameter, or change what the consumer sends",
  message: ({ name, described }) => `${name} ${described}`,
});
