import { defineLintRule } from "../../../lint/rule.ts";

export default defineLintRule({
  id: "created-location",
  on: "response",
  when: "changed",
  severity: "info",
  summary: "A response for something created does not say where it is",
  why: "`Location` of a 201 names what was created (RFC 9110 §15.3.2); without it each consumer puts the URL together by itself.",
  instead: "Describe a `Location` header in the response",

  check({ response, operation }) {
    const isCreated = response.status === "201" && (operation.method === "POST" || operation.method === "PUT");
    if (!isCreated || operation.sender === "response" || response.headers.has("location")) return;
    return { message: `${operation.name} 201 has no \`Location\` header` };
  },
});
