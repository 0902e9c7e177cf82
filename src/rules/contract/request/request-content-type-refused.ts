import { defineContractRule } from "../../../contract/rule.ts";

export default defineContractRule({
  id: "request-content-type-refused",
  summary: "A request body comes in a media type that is not taken",
  why: "The provider answers with 415.",
  instead: "Accept the media type, or send one that is described",
  message: ({ name, described }) => `\`${name}\` is sent, ${described} is taken`,
});
