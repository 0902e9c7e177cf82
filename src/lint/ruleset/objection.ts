import { items, member, type Node } from "../../document/node.ts";
import { unescapeToken } from "../../document/pointer.ts";

/** What Spectral has against a ruleset, and where in it. */
export interface Objection {
  message: string;
  path: readonly string[];
}

/** What the call is refused with. */
export function objectionOf(call: () => void): Objection | undefined {
  try {
    call();
    return undefined;
  } catch (cause) {
    return parseObjection(cause);
  }
}

/** The first of several errors that were thrown as one. */
export function parseObjection(cause: unknown): Objection {
  const { errors, message, path } = cause as { errors?: unknown[]; message?: string; path?: string[] };
  if (Array.isArray(errors) && errors.length > 0) return parseObjection(errors[0]);
  return { message: (message ?? String(cause)).slice(0, LONGEST), path: path ?? [] };
}

const LONGEST = 300;

/** The node at a path, or the nearest around it. */
export function nodeAt(root: Node, path: readonly string[]): Node {
  let at = root;
  for (const token of path.map(unescapeToken)) {
    const next = Array.isArray(at.value) ? items(at)[Number(token)] : member(at, token);
    if (!next) return at;
    at = next;
  }
  return at;
}
