import { ApigateError } from "../../core/errors.ts";
import { didYouMean } from "../../core/nearest.ts";
import { locate } from "../../document/locate.ts";
import type { Node } from "../../document/node.ts";

/** Why a ruleset cannot be used, at the place that says so; `at` is undefined for what the command line named. */
export const refuse = (at: Node | undefined, message: string, hint?: string): ApigateError =>
  new ApigateError("E_RULESET", message, { hint, location: at && locate(at) });

/** A name that nobody knows: says which known ones come close, or lists them when they are few. */
export function refuseName(at: Node | undefined, message: string, name: string, known: Iterable<string>): ApigateError {
  const names = [...known].sort();
  const list = names.length > 0 && names.length <= LISTED ? `Known are: ${names.join(", ")}` : undefined;
  return refuse(at, message, didYouMean(name, names) ?? list);
}

const LISTED = 40;
