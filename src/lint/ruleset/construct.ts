import type { Ruleset } from "@stoplight/spectral-core";
import type { ApigateError } from "../../core/errors.ts";
import { items, member, type Node } from "../../document/node.ts";
import { unescapeToken } from "../../document/pointer.ts";
import type { Combined } from "./combine.ts";
import type { Definition, Definitions } from "./definition.ts";
import { type Core, core } from "./parts.ts";
import { refuse } from "./refuse.ts";

/** Spectral's `Ruleset`, with its complaints told at the place in the file that they are about. */
export function construct({ definition, source }: Combined, definitions: Definitions): Ruleset {
  const { Ruleset } = core();
  try {
    return new Ruleset(definition, { severity: "recommended", source });
  } catch (cause) {
    throw complaint(cause, definitions);
  }
}

/** Spectral says where in the object, not in which file: each definition is asked for itself, the innermost first. */
function complaint(cause: unknown, definitions: Definitions): ApigateError {
  for (const [source, definition] of definitions.all) {
    const found = objection(definition);
    if (found) return refuse(nodeAt(source.root, found.path), found.message);
  }
  const { message } = firstOf(cause);
  return refuse([...definitions.all.keys()].at(-1)?.root, `Spectral refuses the ruleset: ${message}`);
}

interface Objection {
  message: string;
  path: readonly string[];
}

function objection(definition: Definition): Objection | undefined {
  const spectral: Core = core();
  try {
    spectral.assertValidRuleset({ ...definition, extends: [] });
    return undefined;
  } catch (cause) {
    return firstOf(cause);
  }
}

/** The first of several errors that were thrown as one. */
function firstOf(cause: unknown): Objection {
  const { errors, message, path } = cause as { errors?: unknown[]; message?: string; path?: string[] };
  if (Array.isArray(errors) && errors.length > 0) return firstOf(errors[0]);
  return { message: (message ?? String(cause)).slice(0, LONGEST), path: path ?? [] };
}

const LONGEST = 300;

/** The node at a path, or the nearest around it. */
function nodeAt(root: Node, path: readonly string[]): Node {
  let at = root;
  for (const token of path.map(unescapeToken)) {
    const next = Array.isArray(at.value) ? items(at)[Number(token)] : member(at, token);
    if (!next) return at;
    at = next;
  }
  return at;
}
