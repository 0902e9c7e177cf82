import { defineContractRule } from "../../../contract/rule.ts";

export default defineContractRule({
  id: "request-accept-not-offered",
  summary: "A consumer accepts only media types that are not offered",
  why: "The provider answers with 406, or with a type the consumer does not read.",
  instead: "Return the media type the consumer accepts, or change its Accept header",
  message: ({ name, described }) => `\`${name}\` is accepted, ${described} is offered`,
});
