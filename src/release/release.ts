import type { Bump, Ref } from "../core/result.ts";
import { parseVersionTag, type VersionTag } from "./tag.ts";
import { parseVersion, type Version } from "./version.ts";

/** What is compared, as far as its numbers go. */
export interface Release {
  base: Numbered;
  revision: Numbered;
  /** The least part of the version that the changes ask to raise. */
  bump: Bump;
}

/** One side: what the description says of its version, and what the tag says that it was taken from. */
export interface Numbered {
  /** `info.version`; undefined where it is no semantic version. */
  version: Version | undefined;
  /** Undefined where it was taken from no version tag, or from another API's. */
  tag: VersionTag | undefined;
}

/** The names an API goes by, and whether it is the only one of its repository. */
export interface Tagged {
  names: readonly string[];
  isOnly: boolean;
}

/** A tag without a name is about the only API there is; one with a name is about the API of this name. */
export function numberedOf(version: string, { ref, commit }: Ref, { names, isOnly }: Tagged): Numbered {
  const tag = commit === null ? undefined : parseVersionTag(ref);
  const isOwn = tag && (tag.prefix === "" ? isOnly : names.some((name) => plain(name) === plain(tag.prefix)));
  return { version: parseVersion(version), tag: isOwn ? tag : undefined };
}

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/g, "");

/** Whether a tag and the version beside it contradict each other: only the parts that the tag states are compared. */
export function contradicts({ version, tag }: Numbered): boolean {
  if (!version || !tag) return false;
  const numbers = [version.major, version.minor, version.patch];
  return tag.parts.some((part, index) => part !== numbers[index]);
}
