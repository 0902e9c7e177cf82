import { ApigateError } from "../../core/errors.ts";
import { openSource } from "../../source/source-ref.ts";
import { verifyTree } from "../../verify.ts";
import { cacheFolder } from "../cache-folder.ts";
import { exitStatus } from "../exit.ts";
import { parseFormats, writeReports } from "../output.ts";
import { namedPacts } from "../pact-sources.ts";
import type { VerifyFlags } from "../register/verify.ts";
import { version } from "../version.ts";
import { resolveCwd } from "../working-folder.ts";

/** `apigate verify [revision]`; answers the exit status. */
export async function runVerify(revision: string | undefined, flags: VerifyFlags): Promise<number> {
  const formats = parseFormats(flags.format ?? []);
  const cwd = resolveCwd(flags.cwd);
  const tree = await openSource(revision, cwd);
  try {
    const pacts = await namedPacts(flags, cwd);
    if (tree.only !== undefined && !pacts)
      throw new ApigateError("E_NO_PACT", "a single description has no pacts beside it", {
        hint: "Name them: --pacts <file or folder>",
      });
    const { result, documents } = await verifyTree({
      tree,
      pacts,
      api: flags.api,
      consumers: flags.expectConsumer ?? [],
      cache: cacheFolder(),
      failOn: flags.failOn,
      version: version(),
    });
    await writeReports(result, { base: new Map(), revision: documents }, formats, flags);
    return exitStatus(result.verdict);
  } finally {
    tree.close();
  }
}
