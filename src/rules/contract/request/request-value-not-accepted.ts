import { defineContractRule } from "../../../contract/rule.ts";

export default defineContractRule({
  id: "request-value-not-accepted",
  severity: "warn",
  summary: "A consumer may send values that are not accepted",
  why: "Its matching rule lets through more than the schema takes, so some requests are refused.",
  instead: "Widen the schema, or narrow the matching rule to the values that are taken",
  message: ({ name, wants, described }) =>
    described === ""
      ? `${name} takes only its enumerated values, consumers send ${wants}`
      : `${name} takes only ${described}, consumers send ${wants}`,
});
