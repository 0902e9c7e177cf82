import { ApigateError } from "../core/errors.ts";
import { locate } from "../document/locate.ts";
import type { Node } from "../document/node.ts";

/** Says what is wrong at one place of a pact. */
export const pactError = (node: Node, message: string, hint?: string): ApigateError =>
  new ApigateError("E_PACT", message, { hint, location: locate(node) });
