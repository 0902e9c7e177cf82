import { type ChangelogOptions, compareVersions } from "../../check/changelog.ts";
import type { Changelog, ChangelogSection } from "../../core/changelog.ts";
import { ApigateError } from "../../core/errors.ts";
import { commitTimes } from "../../source/commit-times.ts";
import { findRepository, type Repository } from "../../source/repository.ts";
import { openSource } from "../../source/source-ref.ts";
import type { Tree } from "../../source/tree.ts";
import { cacheFolder } from "../cache-folder.ts";
import { dayOf } from "../clock.ts";
import { painter } from "../color.ts";
import { EXIT } from "../exit.ts";
import type { GlobalFlags, PolicyFlags } from "../flags.ts";
import { parseFormatsOf, writeOutputs } from "../output.ts";
import { policyOf } from "../policy.ts";
import { version } from "../version.ts";
import { resolveCwd } from "../working-folder.ts";

export interface ChangelogFlags extends Pick<GlobalFlags, "api" | "cwd" | "format" | "verbose" | "color">, PolicyFlags {
  all?: boolean;
  dates?: boolean;
}

const FORMATS = ["text", "markdown", "json"] as const;
type Format = (typeof FORMATS)[number];

/** `apigate changelog`; answers the exit status: a version that could not be compared is never passed over in silence. */
export async function runChangelog(
  base: string | undefined,
  revision: string | undefined,
  flags: ChangelogFlags,
): Promise<number> {
  const outputs = parseFormatsOf(FORMATS, flags.format ?? []);
  const cwd = resolveCwd(flags.cwd);
  const sections = await sectionsOf(base, revision, cwd, flags);
  const tool = { name: "apigate", version: version() } as const;
  const changelog: Changelog = { schemaVersion: 1, tool, command: "changelog", sections };
  await writeOutputs(outputs, flags.cwd, (format, toScreen) => render(format, toScreen, changelog, flags));
  return tellUnreadable(sections);
}

async function sectionsOf(
  base: string | undefined,
  revision: string | undefined,
  cwd: string,
  flags: ChangelogFlags,
): Promise<ChangelogSection[]> {
  if (flags.all) {
    if (base !== undefined)
      throw new ApigateError("E_USAGE", "--all compares every version with the one before", {
        hint: "Name no version, or leave --all out",
      });
    const { sectionsOfTags } = await import("../changelog-tags.ts");
    return sectionsOfTags(cwd, (repository, commits) => optionsFor(repository, commits, flags));
  }
  if (base === undefined)
    throw new ApigateError("E_USAGE", "there is nothing to compare with", {
      hint: "Name two versions: apigate changelog <base> <revision>; or take all version tags: apigate changelog --all",
    });
  return [await betweenTwo(base, revision, cwd, flags)];
}

async function betweenTwo(
  base: string,
  revision: string | undefined,
  cwd: string,
  flags: ChangelogFlags,
): Promise<ChangelogSection> {
  const trees: Tree[] = [];
  try {
    const before = await openSource(base, cwd);
    trees.push(before);
    if (base === "-" && (revision === undefined || revision === "-"))
      throw new ApigateError("E_USAGE", "standard input needs something else to be compared with");
    const after = await openSource(revision, cwd);
    trees.push(after);
    const { commit } = after.ref;
    const repository = commit === null ? undefined : findRepository(cwd);
    return await compareVersions(before, after, optionsFor(repository, commit === null ? [] : [commit], flags));
  } finally {
    for (const tree of trees) tree.close();
  }
}

function optionsFor(
  repository: Repository | undefined,
  commits: readonly string[],
  flags: ChangelogFlags,
): ChangelogOptions {
  const times = repository ? commitTimes(repository, commits) : new Map();
  return {
    policy: policyOf(flags),
    dateOf: (commit) => (commit === null ? undefined : dayOf(times.get(commit))),
    dates: flags.dates ?? false,
    api: flags.api,
    cache: cacheFolder(),
    version: version(),
  };
}

async function render(
  format: Format,
  toScreen: boolean,
  changelog: Changelog,
  { verbose = false, color }: ChangelogFlags,
): Promise<string> {
  if (format === "json") return `${JSON.stringify(changelog, null, 2)}\n`;
  if (format === "markdown")
    return (await import("../../reporters/changelog-markdown.ts")).changelogMarkdown(changelog, verbose);
  const { changelogText } = await import("../../reporters/changelog-text.ts");
  return changelogText(changelog, await painter(toScreen ? color : "never"), verbose);
}

function tellUnreadable(sections: readonly ChangelogSection[]): number {
  const unreadable = sections.filter(({ state }) => state === "unreadable").map(({ revision }) => revision.ref);
  if (unreadable.length === 0) return EXIT.passed;
  throw new ApigateError(
    "E_SOURCE",
    `${unreadable.length} of ${sections.length} versions could not be compared: ${unreadable.slice(0, 10).join(", ")}`,
    { hint: "The changelog was written, and says why" },
  );
}
