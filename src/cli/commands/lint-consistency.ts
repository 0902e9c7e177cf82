import { consistencyOf } from "../../check/consistency.ts";
import { consistencyText } from "../../reporters/consistency-text.ts";
import type { Tree } from "../../source/tree.ts";
import { cacheFolder } from "../cache-folder.ts";
import { painter } from "../color.ts";
import { EXIT } from "../exit.ts";
import { parseFormats, writeOutputs } from "../output.ts";
import type { LintFlags } from "../register/lint.ts";
import { version } from "../version.ts";

/** `apigate lint --consistency`: a report, not a judgement; answers the exit status. */
export async function runConsistency(trees: readonly Tree[], flags: LintFlags): Promise<number> {
  const outputs = parseFormats(flags.format ?? []);
  const report = await consistencyOf({ trees, api: flags.api, cache: cacheFolder(), version: version() });
  await writeOutputs(outputs, flags.cwd, async (format, toScreen) => {
    if (format === "json") return `${JSON.stringify(report, null, 2)}\n`;
    const paint = await painter(toScreen ? flags.color : "never");
    return consistencyText(report, { paint, verbose: flags.verbose ?? false });
  });
  return EXIT.passed;
}
