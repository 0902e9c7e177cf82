import { defineContractRule } from "../../../contract/rule.ts";

export default defineContractRule({
  id: "provider-state-failed",
  severity: "warn",
  summary: "A provider state could not be set up, or there was no answer",
  why: "Without its state the interaction says nothing, so it is no pass.",
  instead: "Give the provider state a handler that succeeds",
  message: ({ described }) => described,
});
