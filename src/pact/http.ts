import { member, type Node, stringOf } from "../document/node.ts";
import { isNumber } from "../document/value.ts";
import { parseBody } from "./body.ts";
import { parseHeaders } from "./headers.ts";
import type { HttpRequest, HttpResponse, PactVersion } from "./pact.ts";
import { pactError } from "./pact-error.ts";
import { parseGenerators } from "./parse-generators.ts";
import { parseRules } from "./parse-rules.ts";
import { parseQuery } from "./query.ts";

export function parseRequest(node: Node, version: PactVersion): HttpRequest {
  const headers = parseHeaders(node);
  const query = parseQuery(member(node, "query"));
  return {
    node,
    method: textOf(node, "method").toUpperCase(),
    path: textOf(node, "path"),
    query,
    headers,
    body: parseBody(node, headers, version),
    rules: parseRules(member(node, "matchingRules"), { header: [...headers.keys()], query: [...query.keys()] }),
    generators: parseGenerators(member(node, "generators")),
  };
}

export function parseResponse(node: Node, version: PactVersion): HttpResponse {
  const headers = parseHeaders(node);
  return {
    node,
    status: statusOf(node),
    headers,
    body: parseBody(node, headers, version),
    rules: parseRules(member(node, "matchingRules"), { header: [...headers.keys()], query: [] }),
    generators: parseGenerators(member(node, "generators")),
  };
}

function textOf(node: Node, key: "method" | "path"): string {
  const text = stringOf(node, key);
  if (text !== undefined && text !== "") return text;
  const found = member(node, key);
  throw pactError(found ?? node, found ? `the ${key} of the request is not a text` : `the request has no ${key}`);
}

/** A response that names no status expects 200 (Pact specification V4, "HTTP responses"). */
function statusOf(response: Node): number {
  const node = member(response, "status");
  if (!node) return 200;
  const { value } = node;
  const text = typeof value === "string" || isNumber(value) ? String(value) : "";
  if (/^[1-9]\d\d$/.test(text)) return Number(text);
  throw pactError(node, "the status of the response is no HTTP status", "Write a number from 100 to 999");
}
