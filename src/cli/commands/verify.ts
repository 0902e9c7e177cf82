import { verifyTree } from "../../check/verify.ts";
import { ApigateError } from "../../core/errors.ts";
import { openSource } from "../../source/source-ref.ts";
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
    if (flags.baseUrl !== undefined) {
      const { runLive } = await import("./verify-live.ts");
      return await runLive(tree, cwd, flags.baseUrl, flags);
    }
    refuseLiveFlags(flags);
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

/** Who names what only a running provider needs means to verify one. */
function refuseLiveFlags(flags: VerifyFlags): void {
  const { start, health, providerStatesUrl, providerStatesModule, provider, healthTimeout, timeout, allowRemote } =
    flags;
  const live = {
    provider,
    start,
    health,
    providerStatesUrl,
    providerStatesModule,
    healthTimeout,
    timeout,
    allowRemote,
  };
  const [name] = Object.entries(live).find(([, value]) => value !== undefined) ?? [];
  if (name === undefined) return;
  const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  throw new ApigateError("E_USAGE", `${flag} is for a running provider, and nothing says where it runs`, {
    hint: "Add --base-url http://127.0.0.1:8080",
  });
}
