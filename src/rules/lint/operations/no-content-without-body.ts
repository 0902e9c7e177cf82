import { defineLintRule } from "../../../lint/rule.ts";

export default defineLintRule({
  id: "no-content-without-body",
  on: "response",
  when: "changed",
  severity: "warn",
  summary: "A response that has no body is described with one",
  why: "Responses with 1xx, 204, 205 and 304 end with their headers (RFC 9110 §15): whoever waits for the body that is described never gets it.",
  instead: "Leave the body out, or answer with 200",

  check({ response, operation }) {
    if (response.content.size === 0 || !/^(?:1..|204|205|304)$/.test(response.status)) return;
    return { message: `${operation.name} ${response.status} is described with a body` };
  },
});
