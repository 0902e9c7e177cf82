import type { Node } from "../../document/node.ts";
import { type Mismatch, mismatch } from "../mismatch.ts";
import type { Use } from "../usage.ts";

/** What walking an expectation over a schema found. */
export interface Walked {
  mismatches: Mismatch[];
  uses: Use[];
}

export const breaksOf = ({ mismatches }: Walked): Mismatch[] => mismatches.filter(({ effect }) => effect === "breaks");

/** What breaks counts most, then what could not be examined, then risks; what the state brings about hardly. */
export function weightOf({ mismatches }: Walked): number {
  let weight = 0;
  for (const { effect, isPinned } of mismatches)
    weight += effect === "breaks" ? 1_000_000 : isPinned ? 0.001 : effect === "unverified" ? 1_000 : 1;
  return weight;
}

export function add(walked: Walked, inner: Walked): void {
  for (const one of inner.mismatches) walked.mismatches.push(one);
  for (const one of inner.uses) walked.uses.push(one);
}

/** A place that could not be looked into. */
export function unexamined(at: string, place: Node, reason: string): Walked {
  return {
    mismatches: [mismatch("response-not-examined", "unverified", at, place, { name: at, described: reason })],
    uses: [],
  };
}
