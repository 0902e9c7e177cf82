import { defineLintRule } from "../../../lint/rule.ts";
import { hasHeader, hasStatus } from "./_declared.ts";

export default defineLintRule({
  id: "precondition-response",
  on: "operation",
  severity: "warn",
  summary: "An operation takes a precondition and declares no 412",
  why: "Consumers send `If-Match` to learn that somebody else was faster: 412 is how they are told.",
  instead: "Describe the response 412 (RFC 9110 §15.5.13)",

  check({ operation }) {
    if (["GET", "HEAD"].includes(operation.method) || !hasHeader(operation, ["If-Match", "If-Unmodified-Since"]))
      return;
    if (hasStatus(operation, ["412"])) return;
    return { message: `\`${operation.name}\` takes \`If-Match\` and declares no 412`, at: operation.at("responses") };
  },
});
