/** A semantic version, as far as it is compared. */
export interface Version {
  major: number;
  minor: number;
  patch: number;
  /** `2.0.0-beta.1`: nothing is promised of it yet. */
  isPrerelease: boolean;
  /** As written, without a `v` before it. */
  text: string;
}

const NUMBER = "(0|[1-9]\\d{0,8})";
const PATTERN = new RegExp(`^v?(${NUMBER}\\.${NUMBER}\\.${NUMBER}(-[\\w.-]+)?(?:\\+[\\w.-]+)?)$`);

/** Reads a version of the form that SemVer 2.0.0 asks for; undefined for anything else, such as `1.2` or a date. */
export function parseVersion(written: string): Version | undefined {
  const match = written.length > 100 ? null : PATTERN.exec(written.trim());
  if (!match) return undefined;
  const [, text = "", major, minor, patch, prerelease] = match;
  return {
    major: Number(major),
    minor: Number(minor),
    patch: Number(patch),
    isPrerelease: prerelease !== undefined,
    text,
  };
}

/** Negative when `a` comes first. Two pre-releases of one version are not told apart. */
export const compareVersions = (a: Version, b: Version): number =>
  a.major - b.major || a.minor - b.minor || a.patch - b.patch || Number(b.isPrerelease) - Number(a.isPrerelease);
