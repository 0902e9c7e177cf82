import { usageOfTree } from "../../check/usage.ts";
import type { UsageReport } from "../../core/usage-report.ts";
import { openSource } from "../../source/source-ref.ts";
import { cacheFolder } from "../cache-folder.ts";
import { painter } from "../color.ts";
import { EXIT } from "../exit.ts";
import type { GlobalFlags, PactFlags } from "../flags.ts";
import { parseFormats, writeOutputs } from "../output.ts";
import { namedPacts } from "../pact-sources.ts";
import { version } from "../version.ts";
import { resolveCwd } from "../working-folder.ts";

export interface UsageFlags extends Omit<GlobalFlags, "failOn" | "quiet">, PactFlags {
  consumer?: string;
  operation?: string;
  field?: string;
}

/** `apigate usage`; answers the exit status. */
export async function runUsage(revision: string | undefined, flags: UsageFlags): Promise<number> {
  const outputs = parseFormats(flags.format ?? []);
  const cwd = resolveCwd(flags.cwd);
  const tree = await openSource(revision, cwd);
  try {
    const pacts = await namedPacts(flags, cwd);
    const { consumer, operation, field, api } = flags;
    const asked = { consumer, operation, field, api };
    const report = await usageOfTree({ tree, pacts, ...asked, cache: cacheFolder(), version: version() });
    await writeOutputs(outputs, flags.cwd, (format, toScreen) => render(format, toScreen, report, flags));
    return EXIT.passed;
  } finally {
    tree.close();
  }
}

async function render(format: string, toScreen: boolean, report: UsageReport, flags: UsageFlags): Promise<string> {
  if (format === "json") return `${JSON.stringify(report, null, 2)}\n`;
  const { usageText } = await import("../../reporters/usage-text.ts");
  const paint = await painter(toScreen ? flags.color : "never");
  const isFiltered = [flags.consumer, flags.operation, flags.field].some((wanted) => wanted !== undefined);
  return usageText(report, { paint, verbose: flags.verbose ?? false, isFiltered });
}
