import { defineContractRule } from "../../../contract/rule.ts";

export default defineContractRule({
  id: "response-content-type-not-offered",
  summary: "A consumer expects a media type that is not returned",
  why: "The consumer cannot read what comes instead.",
  instead: "Return the media type, or change what the consumer expects",
  message: ({ name, described }) => `\`${name}\` is expected, ${described} is returned`,
});
