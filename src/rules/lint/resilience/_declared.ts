import { member, type Node } from "../../../document/node.ts";
import type { Api, Operation } from "../../../model/api.ts";

/** Sending one of these twice is the same as sending it once (RFC 9110 §9.2.2; QUERY of OpenAPI 3.2 is safe). */
const IDEMPOTENT = new Set(["GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "QUERY"]);

export const isIdempotent = ({ method }: Operation): boolean => IDEMPOTENT.has(method);

/** An extension of an operation, which its path or the whole description may declare for it. */
export function declared(api: Api, { node, pathNode }: Operation, names: readonly string[]): Node | undefined {
  for (const place of [node, pathNode, api.node])
    for (const name of names) {
      const found = member(place, name);
      if (found) return found;
    }
  return undefined;
}

/** A header of the request, whatever its case. */
export const hasHeader = ({ parameters }: Operation, names: readonly string[]): boolean =>
  names.some((name) => parameters.has(`header ${name.toLowerCase()}`));

/** Statuses by themselves or by their class: 503 and 5XX; `default` stands for nothing in particular. */
export const hasStatus = ({ responses }: Operation, statuses: readonly string[]): boolean =>
  statuses.some((status) => responses.has(status) || responses.has(`${status.slice(0, 1)}XX`));
