import path from "node:path";
import { createTwoFilesPatch } from "diff";
import type { LintPlan } from "../../check/lint-description.ts";
import { type Fixes, fixTree } from "../../check/lint-fix.ts";
import { ApigateError } from "../../core/errors.ts";
import { plain } from "../../reporters/plain.ts";
import { findRepository } from "../../source/repository.ts";
import { openSource } from "../../source/source-ref.ts";
import type { Tree } from "../../source/tree.ts";
import { policyOf } from "../policy.ts";
import type { LintFlags } from "../register/lint.ts";
import { version } from "../version.ts";
import { writeWhole } from "../write-whole.ts";

/** `apigate lint --fix`; answers whether there is something left to be linted: a dry run only shows its patch. */
export async function runFix(trees: readonly Tree[], plan: LintPlan, flags: LintFlags, cwd: string): Promise<boolean> {
  if (!flags.dryRun) for (const tree of trees) folderOf(tree);
  const published = await newestRelease(cwd);
  try {
    for (const tree of trees) {
      const fixes = await fixTree({
        tree,
        published,
        plan,
        policy: policyOf(JUDGED),
        api: flags.api,
        version: version(),
      });
      if (flags.dryRun) process.stdout.write(patchOf(fixes));
      else write(fixes, folderOf(tree));
      process.stderr.write(told(fixes, flags.dryRun ?? false));
    }
  } finally {
    published?.close();
  }
  return !flags.dryRun;
}

/** Harm is harm whatever notice was given of it. */
const JUDGED = { noticeDays: "0", objects: "open" } as const;

function folderOf({ folder, label }: Tree): string {
  if (folder !== undefined) return folder;
  throw new ApigateError("E_USAGE", `\`${label}\` cannot be mended: it is no file of the work tree`, {
    hint: "Check it out, and run apigate lint --fix there",
  });
}

/** What the newest version tag has is published; where there is none, everything is taken to be. */
async function newestRelease(cwd: string): Promise<Tree | undefined> {
  const repository = findRepository(cwd);
  const { newestVersionTag } = await import("../../source/porcelain.ts");
  const tag = repository && (await newestVersionTag(repository));
  return tag === undefined ? undefined : openSource(`refs/tags/${tag}`, cwd);
}

function write({ files }: Fixes, folder: string): void {
  for (const [file, { after }] of files) {
    try {
      writeWhole(path.join(folder, file), after);
    } catch (cause) {
      throw new ApigateError("E_SOURCE", `the file cannot be written: ${(cause as Error).message}`, {
        location: { file },
        cause,
      });
    }
  }
}

const patchOf = ({ files }: Fixes): string =>
  [...files].map(([file, { before, after }]) => createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after)).join("");

function told({ files, mended, harmful }: Fixes, isDry: boolean): string {
  const verb = isDry ? "would be mended" : "mended";
  const lines = [`${count(mended.length, "problem")} ${verb} in ${count(files.size, "file")}`];
  for (const { ruleId, message, place } of harmful.slice(0, MOST))
    lines.push(plain(`left alone, for it would break consumers: ${ruleId}: ${message} (${place})`));
  if (harmful.length > MOST) lines.push(`… and ${harmful.length - MOST} more`);
  return `${lines.join("\n")}\n`;
}

const MOST = 10;

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? "" : "s"}`;
