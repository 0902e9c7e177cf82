import { member, type Node, stringOf, valueAt } from "../document/node.ts";

/** What a file that is no pact seems to be, with its article; undefined when it resembles nothing known. */
export function looksLike(root: Node): string | undefined {
  if (valueAt(root, "openapi") !== undefined) return "an OpenAPI description";
  if (valueAt(root, "swagger") !== undefined) return "an OpenAPI 2.0 (Swagger) description";
  if (valueAt(root, "asyncapi") !== undefined) return "an AsyncAPI description";
  if (valueAt(member(root, "log"), "entries") !== undefined) return "an HTTP archive (HAR)";
  if (isPostman(root)) return "a Postman collection";
  if (stringOf(root, "$schema") !== undefined) return "a JSON Schema";
  return undefined;
}

function isPostman(root: Node): boolean {
  const info = member(root, "info");
  return valueAt(info, "_postman_id") !== undefined || (stringOf(info, "schema")?.includes("getpostman.com") ?? false);
}
