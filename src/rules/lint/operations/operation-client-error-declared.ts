import { defineLintRule } from "../../../lint/rule.ts";

export default defineLintRule({
  id: "operation-client-error-declared",
  on: "operation",
  when: "changed",
  severity: "warn",
  summary: "An operation that takes input does not say how it refuses it",
  why: "Whatever a caller sends can be wrong; when the refusal is not described, every consumer finds out in production what it looks like.",
  instead: "Describe a response with a status of 4xx, or a `default` one",

  check({ operation }) {
    const { parameters, body, responses } = operation;
    const takesInput = body !== undefined || [...parameters.values()].some(({ in: place }) => place !== "header");
    if (!takesInput || [...responses.keys()].some((status) => /^4|^DEFAULT$/.test(status))) return;
    return { at: operation.at("responses"), message: `${operation.name} has no response with 4xx and no \`default\`` };
  },
});
