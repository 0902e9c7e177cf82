import { defineContractRule } from "../../../contract/rule.ts";

export default defineContractRule({
  id: "response-length-not-guaranteed",
  severity: "warn",
  summary: "A list may be shorter or longer than a consumer expects",
  why: "The consumer fails when the list is empty, or longer than it can take.",
  instead: "Describe the limits that the list really has, or accept other lengths in the consumer",
  message: ({ name, wants, described }) => `${name} has ${described} items, and ${wants} are expected`,
});
