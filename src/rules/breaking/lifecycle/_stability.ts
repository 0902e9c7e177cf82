import type { Lifecycle } from "../../../diff/lifecycle.ts";

const LEVELS = ["draft", "alpha", "beta", "stable"];

/** Where a level stands: who says nothing promises to be stable; undefined for a word that is no level. */
export function rankOf({ stability }: Lifecycle): number | undefined {
  const rank = LEVELS.indexOf(stability ?? "stable");
  return rank < 0 ? undefined : rank;
}

/** "`beta`", or what the lack of a level means. */
export const levelOf = ({ stability }: Lifecycle): string =>
  stability === undefined ? "`stable` (no level is given)" : `\`${stability}\``;

export const levels = LEVELS.join(", ");
