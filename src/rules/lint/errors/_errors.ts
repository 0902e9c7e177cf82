import { member, members, type Node } from "../../../document/node.ts";
import type { Json } from "../../../document/value.ts";
import type { Api, MediaType, Operation, Response } from "../../../model/api.ts";
import { isHealthCheck } from "../_health.ts";

export interface ErrorResponse {
  operation: Operation;
  response: Response;
}

export interface ErrorContent extends ErrorResponse {
  media: MediaType;
  /** Lower-case, without parameters. */
  type: string;
}

/** Whether a status is answered when something went wrong; `default` is where successes are named beside it. */
function isError(status: string, { responses }: Operation): boolean {
  if (/^[45]/.test(status)) return true;
  return status === "default" && [...responses.keys()].some((other) => /^[123]/.test(other));
}

/** What the provider answers when something went wrong, health checks aside; a response that several share is given once. */
export function* errorResponses(api: Api, except: Json | undefined): Generator<ErrorResponse> {
  const seen = new Set<Json>();
  for (const operation of api.operations.values()) {
    if (operation.method === "HEAD" || isHealthCheck(operation, except)) continue;
    for (const response of operation.responses.values()) {
      if (!isError(response.status, operation) || seen.has(response.node.value)) continue;
      seen.add(response.node.value);
      yield { operation, response };
    }
  }
}

export function* errorContents(api: Api, except: Json | undefined): Generator<ErrorContent> {
  for (const { operation, response } of errorResponses(api, except))
    for (const [type, media] of response.content)
      yield { operation, response, media, type: type.split(";", 1)[0] ?? "" };
}

export const isJson = ({ type }: ErrorContent): boolean => /^(?:[\w.*-]+\/(?:json|[\w.-]+\+json)|\*\/\*)$/.test(type);

export const PROBLEM = "application/problem+json";

/** Examples of a body as they are written with its media type. */
export const examplesOf = ({ media: { node } }: ErrorContent): Node[] => [
  ...[member(node, "example")].flatMap((example) => example ?? []),
  ...members(member(node, "examples")).flatMap(([, example]) => member(example, "value") ?? []),
];
