import { defineContractRule } from "../../../contract/rule.ts";

export default defineContractRule({
  id: "operation-not-described",
  summary: "No operation takes the request of a consumer",
  why: "The provider answers with 404 or 405, or in a way nobody described.",
  instead: "Describe the operation, or change the path or method the consumer uses",
  message: ({ name, described }) =>
    described === ""
      ? `\`${name}\` leads to no operation`
      : `\`${name}\` is not described; the path takes ${described}`,
});
