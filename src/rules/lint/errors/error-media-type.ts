import { defineLintRule } from "../../../lint/rule.ts";
import { EXCEPT_HEALTH } from "../_health.ts";
import { alternatives, TEXTS, textsOf } from "../_texts.ts";
import { errorResponses, PROBLEM } from "./_errors.ts";

export default defineLintRule({
  id: "error-media-type",
  on: "api",
  when: "added",
  severity: "warn",
  summary: "An error has another media type than errors have",
  why: "Consumers tell an error from a result by its media type, and gateways and libraries know problem details (RFC 9457).",
  instead: "Answer new errors as `application/problem+json`, or as the media type that your organisation has agreed on",
  options: { except: EXCEPT_HEALTH, mediaTypes: TEXTS("Media types of errors, one of which is offered", [PROBLEM]) },

  check: ({ api }, { except, mediaTypes }) =>
    [...errorResponses(api, except)].flatMap(({ operation, response: { status, content, node } }) => {
      const offered = [...content.keys()].map((type) => type.split(";", 1)[0] ?? "");
      const expected = textsOf(mediaTypes).map((type) => type.toLowerCase());
      if (offered.length === 0 || offered.some((type) => expected.includes(type))) return [];
      const is = `the response ${status} of \`${operation.name}\` is \`${offered.join("`, `")}\``;
      return { message: `${is} and not ${alternatives(expected)}`, at: node };
    }),
});
