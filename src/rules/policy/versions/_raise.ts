import type { Bump } from "../../../core/result.ts";
import type { Version } from "../../../release/version.ts";

/** Which part of a version rises from one to the next; before 1.0.0 the minor counts as the major (SemVer 2.0.0 §4). */
export function raised(base: Version, revision: Version): Bump {
  if (revision.major > base.major) return "major";
  if (revision.minor > base.minor) return base.major === 0 ? "major" : "minor";
  if (revision.patch > base.patch) return base.major === 0 ? "minor" : "patch";
  return "none";
}

const RANK: Record<Bump, number> = { none: 0, patch: 1, minor: 2, major: 3 };

export const isEnough = (done: Bump, asked: Bump): boolean => RANK[done] >= RANK[asked];

/** The version that a change of this size asks for. */
export function nextVersion({ major, minor, patch }: Version, bump: Bump): string {
  if (major === 0) return bump === "major" ? `0.${minor + 1}.0` : `0.${minor}.${patch + 1}`;
  return bump === "major" ? `${major + 1}.0.0` : `${major}.${minor + 1}.0`;
}
