import { defineLintRule } from "../../../lint/rule.ts";

export default defineLintRule({
  id: "operation-success-declared",
  on: "operation",
  when: "changed",
  severity: "warn",
  summary: "An operation does not say what success looks like",
  why: "Without a response for success nobody can tell what to expect, and no contract can be checked against it.",
  instead: "Describe a response with a status of 2xx or 3xx",

  check({ operation }) {
    if ([...operation.responses.keys()].some((status) => /^[23]|^101$/.test(status))) return;
    return { at: operation.at("responses"), message: `${operation.name} has no response with 2xx or 3xx` };
  },
});
