import { defineContractRule } from "../../../contract/rule.ts";

export default defineContractRule({
  id: "path-parameter-refused",
  summary: "A path parameter of a request does not fit its schema",
  why: "The provider refuses the request, or takes it for another one.",
  instead: "Widen the schema of the parameter, or change what the consumer sends",
  message: ({ name, described }) => `${name} ${described}`,
});
