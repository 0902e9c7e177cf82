import { diffTrees } from "../../check/diff.ts";
import { ApigateError } from "../../core/errors.ts";
import { findRepository } from "../../source/repository.ts";
import { openSource } from "../../source/source-ref.ts";
import type { Tree } from "../../source/tree.ts";
import { cacheFolder } from "../cache-folder.ts";
import { exitStatus } from "../exit.ts";
import type { GlobalFlags, PactFlags, PolicyFlags } from "../flags.ts";
import { parseFormats, writeReports } from "../output.ts";
import { namedPacts } from "../pact-sources.ts";
import { policyOf } from "../policy.ts";
import { version } from "../version.ts";
import { resolveCwd } from "../working-folder.ts";

/** `apigate diff [base] [revision]`; answers the exit status. */
export async function runDiff(
  baseRef: string | undefined,
  revisionRef: string | undefined,
  flags: GlobalFlags & PactFlags & PolicyFlags,
): Promise<number> {
  const formats = parseFormats(flags.format ?? []);
  const policy = policyOf(flags);
  const cwd = resolveCwd(flags.cwd);
  const base = await openSource(baseRef ?? (await newestTag(cwd)), cwd);
  let revision: Tree | undefined;
  try {
    revision = await openRevision(base, revisionRef, cwd);
    const { result, quotes } = await diffTrees({
      base,
      revision,
      pacts: await namedPacts(flags, cwd),
      consumers: flags.expectConsumer ?? [],
      failOn: flags.failOn,
      policy,
      api: flags.api,
      cache: cacheFolder(),
      version: version(),
    });
    await writeReports(result, quotes, formats, flags);
    return exitStatus(result.verdict);
  } finally {
    base.close();
    revision?.close();
  }
}

async function newestTag(cwd: string): Promise<string> {
  const repository = findRepository(cwd);
  const { newestVersionTag } = await import("../../source/porcelain.ts");
  const tag = repository && (await newestVersionTag(repository));
  if (tag === undefined) {
    throw new ApigateError("E_USAGE", "there is no version tag to compare with", {
      hint: "Name two versions: apigate diff <base> <revision>",
    });
  }
  process.stderr.write(`comparing the newest version tag ${tag} with the work tree\n`);
  return `refs/tags/${tag}`;
}

/** The work tree is the default; for a base read from standard input there is none to compare with. */
async function openRevision(base: Tree, ref: string | undefined, cwd: string): Promise<Tree> {
  if (ref === undefined && base.ref.ref === "-")
    throw new ApigateError("E_USAGE", "standard input needs something to be compared with", {
      hint: "apigate diff - openapi.yaml",
    });
  if (ref === "-" && base.ref.ref === "-") throw new ApigateError("E_USAGE", "standard input can be read only once");
  return openSource(ref, cwd);
}
