import { lintTrees } from "../../check/lint.ts";
import { ApigateError } from "../../core/errors.ts";
import { openSource } from "../../source/source-ref.ts";
import type { Tree } from "../../source/tree.ts";
import { cacheFolder } from "../cache-folder.ts";
import { EXIT, exitStatus } from "../exit.ts";
import { lintPlan } from "../lint-plan.ts";
import { RatchetSources } from "../lint-since.ts";
import { parseFormats, writeReports } from "../output.ts";
import type { LintFlags } from "../register/lint.ts";
import { optimiseLate } from "../tune.ts";
import { version } from "../version.ts";
import { resolveCwd } from "../working-folder.ts";

/** `apigate lint [sources...]`; answers the exit status. */
export async function runLint(sources: readonly string[], flags: LintFlags): Promise<number> {
  const formats = parseFormats(flags.format ?? []);
  const cwd = resolveCwd(flags.cwd);
  const trees: Tree[] = [];
  const ratchet = new RatchetSources(flags, cwd);
  try {
    for (const source of sources.length > 0 ? sources : [undefined]) {
      const tree = await openSource(source, cwd);
      trees.push(tree);
      ratchet.add(tree, source);
    }
    refuseFlags(flags);
    if (flags.consistency || flags.fix) optimiseLate();
    if (flags.consistency) {
      const { runConsistency } = await import("./lint-consistency.ts");
      return await runConsistency(trees, flags);
    }
    const plan = await lintPlan(trees, flags, cwd);
    if (flags.fix) {
      const { runFix } = await import("./lint-fix.ts");
      if (!(await runFix(trees, plan, flags, cwd))) return EXIT.passed;
    }
    const { result, documents } = await lintTrees({
      trees,
      plan,
      ...(await ratchet.open()),
      failOn: flags.failOn,
      api: flags.api,
      cache: cacheFolder(),
      version: version(),
      beforeWork: optimiseLate,
    });
    await writeReports(result, { base: new Map(), revision: documents }, formats, flags);
    return exitStatus(result.verdict);
  } finally {
    for (const tree of trees) tree.close();
    ratchet.close();
  }
}

function refuseFlags({ fix, dryRun, consistency, newSince, baseline }: LintFlags): void {
  if (dryRun && !fix)
    throw new ApigateError("E_USAGE", "--dry-run shows what --fix would do", { hint: "apigate lint --fix --dry-run" });
  if (consistency && (fix || newSince !== undefined || baseline !== undefined))
    throw new ApigateError("E_USAGE", "--consistency is a report of its own: it mends and compares nothing");
}
