import { member, members, type Node } from "../document/node.ts";
import type { Parameter, Response } from "./api.ts";
import type { Context } from "./context.ts";
import { buildContent } from "./media-types.ts";
import { buildParameter } from "./parameters.ts";

export function buildResponses(context: Context, operation: Node): Map<string, Response> {
  const responses = new Map<string, Response>();
  for (const [status, place] of members(member(operation, "responses"))) {
    if (status.startsWith("x-")) continue;
    const node = context.description.resolve(place);
    const content = buildContent(context, node);
    const links = new Map(members(member(node, "links")));
    responses.set(status.toUpperCase(), { status, node, content, headers: buildHeaders(context, node), links });
  }
  return responses;
}

/** Headers without regard to case; `Content-Type` is described by the media types (OpenAPI 3.1 §4.8.17.1). */
export function buildHeaders(context: Context, response: Node): Map<string, Parameter> {
  const headers = new Map<string, Parameter>();
  for (const [name, place] of members(member(response, "headers"))) {
    if (name.toLowerCase() === "content-type") continue;
    headers.set(
      name.toLowerCase(),
      buildParameter(context, context.description.resolve(place), name, "response header"),
    );
  }
  return headers;
}
