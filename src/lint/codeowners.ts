/** Where GitHub and GitLab look for the file; the first one there counts. */
export const CODEOWNERS_FILES = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"] as const;

/**
 * Owners of a file (its path from the root, with `/`), by GitHub's rules: of the lines that match, the last counts,
 * and one without owners says that there are none. GitLab's sections each have their own last line, and owners that
 * hold where a line names none. Lines that GitHub skips because it cannot read them are skipped.
 */
export function codeownersOf(text: string, path: string): string[] {
  const segments = path.split("/");
  const bySection = new Map<string, readonly string[]>();
  let section = "";
  let inherited: readonly string[] = [];
  for (const line of text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/)) {
    const header = /^\^?\[([^\]]+)\](?:\[\d+\])?(?=\s|$)(.*)$/.exec(line.trim());
    if (header) {
      section = (header[1] ?? "").toLowerCase();
      inherited = wordsOf(header[2] ?? "").filter(isOwner);
      continue;
    }
    const [pattern, ...owners] = wordsOf(line);
    if (pattern === undefined || /^!|\[/.test(pattern) || !owners.every(isOwner)) continue;
    if (fits(globOf(pattern), segments, "**", fitsSegment))
      bySection.set(section, owners.length > 0 ? owners : inherited);
  }
  return [...new Set([...bySection.values()].flat())];
}

/** Words of a line up to a comment; `\ ` is a space that belongs to a word, `\#` no comment. */
function wordsOf(line: string): string[] {
  const words: string[] = [];
  for (const [word] of line.matchAll(/(?:\\.|\S)+/g)) {
    if (word.startsWith("#")) break;
    words.push(word.replace(/\\([ #])/g, "$1"));
  }
  return words;
}

/** `@user`, `@organisation/team`, `@@role` (GitLab) or a mail address. */
const isOwner = (word: string): boolean => /^@{1,2}[\w./-]+$|^[^@\s]+@[^@\s]+$/.test(word);

/**
 * A pattern as segments of a path, the whole of it: `**` stands for any number of segments. What has no slash but at
 * its end is found at any depth; what may be a folder holds for everything in it, except behind a last `/*`.
 */
function globOf(pattern: string): string[] {
  const isFolder = pattern.endsWith("/");
  const segments = pattern.split("/").filter((segment) => segment !== "");
  const isAnchored = pattern.slice(0, -1).includes("/");
  const last = segments.at(-1);
  const head = isAnchored ? segments : ["**", ...segments];
  if (isFolder || last === "**") return [...head, "*", "**"];
  return isAnchored && last === "*" ? head : [...head, "**"];
}

/**
 * Whether a list fits a pattern in which `star` stands for any number of items. Goes back to the last star only, which
 * suffices and keeps the work below the product of the two lengths.
 */
function fits(pattern: readonly string[], list: readonly string[], star: string, fitsOne: Fits): boolean {
  let [at, lastStar, resume, index] = [0, -1, 0, 0];
  while (index < list.length) {
    const want = pattern[at];
    if (want === star) {
      lastStar = at++;
      resume = index;
    } else if (want !== undefined && fitsOne(want, list[index] ?? "")) {
      at++;
      index++;
    } else if (lastStar >= 0) {
      at = lastStar + 1;
      index = ++resume;
    } else return false;
  }
  return pattern.slice(at).every((rest) => rest === star);
}

type Fits = (want: string, is: string) => boolean;

const fitsSegment: Fits = (want, is) => fits([...want], [...is], "*", (one, other) => one === "?" || one === other);
