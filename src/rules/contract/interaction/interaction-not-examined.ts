import { defineContractRule } from "../../../contract/rule.ts";

export default defineContractRule({
  id: "interaction-not-examined",
  severity: "warn",
  summary: "An interaction is of a kind that is not examined",
  why: "Messages and interactions of plugins are read, and nothing is known of what becomes of them.",
  instead: "Keep verifying them with the tool that understands them",
  message: ({ name }) => `${name} is not examined`,
});
