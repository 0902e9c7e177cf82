import { defineLintRule } from "../../../lint/rule.ts";
import type { Operation } from "../../../model/api.ts";
import { hasHeader } from "./_declared.ts";

export default defineLintRule({
  id: "conditional-update",
  on: "path",
  severity: "info",
  summary: "What can be read with an ETag is changed without one",
  why: "Two consumers that change the same thing overwrite each other, and neither notices.",
  instead: "Add an `If-Match` header, and answer 412 when somebody else was faster (RFC 9110 §13.1.1)",

  check({ path, operations }) {
    const read = operations.find(({ method }) => method === "GET");
    if (!read || !declaresTag(read)) return;
    return operations
      .filter(({ method }) => method === "PUT" || method === "PATCH")
      .filter((operation) => !hasHeader(operation, ["If-Match", "If-Unmodified-Since"]))
      .map((operation) => ({
        message: `\`${operation.name}\` declares no \`If-Match\`, although \`GET ${path}\` has an \`ETag\``,
        at: operation.at(),
      }));
  },
});

const declaresTag = ({ responses }: Operation): boolean =>
  [...responses.values()].some(({ status, headers }) => status.startsWith("2") && headers.has("etag"));
