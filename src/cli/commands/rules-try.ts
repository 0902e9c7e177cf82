import { type TrialStep, tryRule, type Version } from "../../check/rule-trial.ts";
import { ApigateError } from "../../core/errors.ts";
import { didYouMean } from "../../core/nearest.ts";
import { ruleTrialText } from "../../reporters/rule-trial-text.ts";
import { lintInfo } from "../../rules/lint/info.ts";
import { gitTree } from "../../source/git-tree.ts";
import { versionTags } from "../../source/porcelain.ts";
import { type Repository, requireRepository } from "../../source/repository.ts";
import { tryResolve } from "../../source/revision.ts";
import { openSource } from "../../source/source-ref.ts";
import { cacheFolder } from "../cache-folder.ts";
import { painter } from "../color.ts";
import { EXIT } from "../exit.ts";
import { lintPlan } from "../lint-plan.ts";
import { parseFormats, writeOutputs } from "../output.ts";
import { version } from "../version.ts";
import { resolveCwd } from "../working-folder.ts";
import type { RuleTestFlags } from "./rules-test.ts";

export interface RuleTrialFlags extends RuleTestFlags {
  since?: string;
  api?: string;
}

/** `apigate rules try <rule-id>`; answers the exit status. */
export async function runRuleTrial(id: string, flags: RuleTrialFlags): Promise<number> {
  const outputs = parseFormats(flags.format ?? []);
  const cwd = resolveCwd(flags.cwd);
  const repository = requireRepository(cwd, flags.since ?? "HEAD");
  const here = await openSource(repository.root === undefined ? "HEAD~0" : undefined, cwd);
  try {
    const plan = await lintPlan([here], flags, cwd, id);
    await requireRule(id, await plan.rules());
    const versions = await versionsSince(repository, flags.since);
    const steps = await tryRule(versions, { plan, api: flags.api, cache: cacheFolder(), version: version() });
    if (steps.every(({ error }) => error !== null)) throw unreadable(steps);
    await writeOutputs(outputs, flags.cwd, async (format, toScreen) => {
      if (format === "json") return `${JSON.stringify({ rule: id, versions: steps }, null, 2)}\n`;
      return ruleTrialText(id, steps, await painter(toScreen ? flags.color : "never"));
    });
    return EXIT.passed;
  } finally {
    here.close();
  }
}

async function requireRule(id: string, planned: readonly { id: string }[]): Promise<void> {
  const known = new Set([...planned.map((rule) => rule.id), ...Object.keys(lintInfo)]);
  if (known.has(id)) return;
  throw new ApigateError("E_USAGE", `there is no rule \`${id}\` in these rulesets, nor among ours`, {
    hint: didYouMean(id, [...known]) ?? "apigate rules --kind lint lists ours; --ruleset <file> names others",
  });
}

/** The series of tags that has `since`, from there on; without it, every series from its beginning. */
async function versionsSince(repository: Repository, since: string | undefined): Promise<Version[]> {
  const series = await versionTags(repository);
  if (series.length === 0)
    throw new ApigateError("E_GIT", "this repository has no version tags", {
      hint: "Tags like v1.2, orders@1.2.0 or release/1.2 are versions; fetch them: git fetch --tags",
    });
  const tags = since === undefined ? series.flat() : (series.find((own) => own.includes(since)) ?? []);
  if (tags.length === 0)
    throw new ApigateError("E_USAGE", `--since: \`${since}\` is no version tag`, {
      hint: didYouMean(since ?? "", series.flat()),
    });
  return tags.slice(since === undefined ? 0 : tags.indexOf(since)).map((tag) => versionOf(repository, tag));
}

const versionOf = (repository: Repository, tag: string): Version => ({
  name: tag,
  open() {
    const revision = tryResolve(repository, `refs/tags/${tag}`);
    if (revision) return gitTree(repository, { ...revision, ref: tag });
    throw new ApigateError("E_GIT", "the tag names no commit");
  },
});

const unreadable = (steps: readonly TrialStep[]): ApigateError =>
  new ApigateError("E_NO_API", `no version could be looked at: ${steps[0]?.error}`);
