import { defineContractRule } from "../../../contract/rule.ts";

export default defineContractRule({
  id: "response-null-possible",
  severity: "warn",
  summary: "A response value that a consumer reads may be null",
  why: "The consumer fails when null comes.",
  instead: "Return a value always, or accept null in the consumer",
  message: ({ name }) => `${name} may be null`,
});
