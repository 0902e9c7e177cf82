import { defineContractRule } from "../../../contract/rule.ts";

export default defineContractRule({
  id: "response-property-write-only",
  summary: "A consumer reads a property that is never returned",
  why: "The property is writeOnly: it stands in requests and in no response.",
  instead: "Return the property, or remove it from what the consumer expects",
  message: ({ name }) => `${name} is writeOnly`,
});
