import { defineLintRule } from "../../../lint/rule.ts";
import type { Response } from "../../../model/api.ts";

export default defineLintRule({
  id: "entity-tag",
  on: "path",
  severity: "info",
  summary: "What can be changed is read without an ETag",
  why: "Without a mark of what was read, consumers cannot ask whether it changed, nor change it only if nobody else did.",
  instead: "Describe an `ETag` or `Last-Modified` header of the response 200 (RFC 9110 §8.8)",

  check({ path, operations }) {
    const read = operations.find(({ method }) => method === "GET");
    const isChanged = operations.some(({ method }) => method === "PUT" || method === "PATCH");
    const found = [...(read?.responses.values() ?? [])].filter(({ status }) => status.startsWith("2"));
    if (!read || !isChanged || found.length === 0 || found.some(isMarked)) return;
    return {
      message: `\`GET ${path}\` declares no \`ETag\`, although what it reads can be changed`,
      at: read.at("responses"),
    };
  },
});

const isMarked = ({ headers }: Response): boolean => headers.has("etag") || headers.has("last-modified");
