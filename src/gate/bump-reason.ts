import type { ChangeCounts } from "../core/changelog.ts";
import type { Bump } from "../core/result.ts";

const NOUNS: Record<keyof ChangeCounts, string> = {
  breaking: "breaking change",
  risky: "risky change",
  deprecated: "deprecation",
  added: "addition",
  changed: "other change",
};

/** Why a bump is recommended, as the end of a sentence: `2 breaking changes`. */
export function bumpReason(bump: Bump, counts: ChangeCounts): string {
  if (bump === "none") return "nothing changed";
  if (bump === "patch") return "nothing that consumers can notice changed";
  if (bump === "major") return countOf(counts, "breaking");
  const others = (["risky", "deprecated", "added", "changed"] as const).filter((category) => counts[category] > 0);
  const head = counts.risky > 0 ? "nothing is sure to break" : "nothing breaks";
  return `${head}; ${others.map((category) => countOf(counts, category)).join(", ")}`;
}

const countOf = (counts: ChangeCounts, category: keyof ChangeCounts): string =>
  `${counts[category]} ${NOUNS[category]}${counts[category] === 1 ? "" : "s"}`;
