import { lintTrees } from "../../check/lint.ts";
import { openSource } from "../../source/source-ref.ts";
import type { Tree } from "../../source/tree.ts";
import { cacheFolder } from "../cache-folder.ts";
import { exitStatus } from "../exit.ts";
import { lintPlan } from "../lint-plan.ts";
import { parseFormats, writeReports } from "../output.ts";
import type { LintFlags } from "../register/lint.ts";
import { version } from "../version.ts";
import { resolveCwd } from "../working-folder.ts";

/** `apigate lint [sources...]`; answers the exit status. */
export async function runLint(sources: readonly string[], flags: LintFlags): Promise<number> {
  const formats = parseFormats(flags.format ?? []);
  const cwd = resolveCwd(flags.cwd);
  const trees: Tree[] = [];
  try {
    for (const source of sources.length > 0 ? sources : [undefined]) trees.push(await openSource(source, cwd));
    const { result, documents } = await lintTrees({
      trees,
      plan: await lintPlan(trees, flags, cwd),
      failOn: flags.failOn,
      api: flags.api,
      cache: cacheFolder(),
      version: version(),
    });
    await writeReports(result, { base: new Map(), revision: documents }, formats, flags);
    return exitStatus(result.verdict);
  } finally {
    for (const tree of trees) tree.close();
  }
}
