import { member, members, type Node } from "../document/node.ts";
import type { Link, Parameter, Response } from "./api.ts";
import type { Context } from "./context.ts";
import { buildContent } from "./media-types.ts";
import { buildParameter } from "./parameters.ts";

export function buildResponses(context: Context, operation: Node): Map<string, Response> {
  const responses = new Map<string, Response>();
  for (const [status, place] of members(member(operation, "responses"))) {
    if (status.startsWith("x-")) continue;
    const node = context.description.resolve(place);
    const content = buildContent(context, node);
    const headers = buildHeaders(context, node);
    responses.set(status.toUpperCase(), { status, node, content, headers, links: buildLinks(context, node) });
  }
  return responses;
}

const buildLinks = ({ description }: Context, response: Node): Map<string, Link> =>
  new Map(
    members(member(response, "links")).map(([name, place]) => [name, { name, node: description.resolve(place) }]),
  );

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
