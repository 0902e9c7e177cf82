import { defineLintRule } from "../../../lint/rule.ts";
import { EXCEPT_HEALTH } from "../_health.ts";
import { TEXTS, textsOf } from "../_texts.ts";
import { errorResponses } from "./_errors.ts";

export default defineLintRule({
  id: "error-response-body",
  on: "api",
  when: "changed",
  severity: "warn",
  summary: "An error response has no body that is described",
  why: "Consumers can only act on an error that they can read: what is wrong, and with which part of the request.",
  instead: "Describe the body of the error with a schema, best as `application/problem+json`",
  options: { except: EXCEPT_HEALTH, bare: TEXTS("Statuses that need no body", []) },

  check: ({ api }, { except, bare }) =>
    [...errorResponses(api, except)].flatMap(({ operation, response: { status, node, content } }) => {
      if (textsOf(bare).includes(status)) return [];
      const what = `the response ${status} of \`${operation.name}\``;
      if (content.size === 0) return { message: `${what} describes no body`, at: node };
      const vague = [...content].find(([type, { schema, itemSchema }]) => /json/.test(type) && !schema && !itemSchema);
      return vague ? { message: `${what} has a body without a schema`, at: vague[1].node } : [];
    }),
});
