import { defineContractRule } from "../../../contract/rule.ts";

export default defineContractRule({
  id: "provider-response-differs",
  summary: "The running provider does not answer as a consumer expects",
  why: "The consumer was replayed against the provider, and the answer is not what it reads.",
  instead: "Return what the consumer expects, or change what it expects",
  message: ({ name, described }) => `${name}: ${described}`,
});
