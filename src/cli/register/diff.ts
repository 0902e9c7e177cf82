import type { Command } from "commander";
import {
  type GlobalFlags,
  type PactFlags,
  type PolicyFlags,
  withFlags,
  withPactFlags,
  withPolicyFlags,
} from "../flags.ts";
import { optimiseLate } from "../tune.ts";

export function registerDiff(root: Command): void {
  const command = root
    .command("diff")
    .description("what changed between two versions, what of it breaks consumers, and which")
    .argument("[base]", "tag, branch, commit, <rev>:<path>, file or - (default: the newest version tag)")
    .argument("[revision]", "the same (default: the work tree)")
    .addHelpText("after", EXAMPLES);
  withPolicyFlags(withPactFlags(withFlags(command))).action(
    async (base: string | undefined, revision: string | undefined, flags: GlobalFlags & PactFlags & PolicyFlags) => {
      optimiseLate();
      const { runDiff } = await import("../commands/diff.ts");
      process.exitCode = await runDiff(base, revision, flags);
    },
  );
}

const EXAMPLES = `
Examples:
  $ apigate diff                                    newest version tag → work tree
  $ apigate diff v1.2 v1.3 --format json
  $ apigate diff main:apis/orders/openapi.yaml      one description against the work tree
  $ apigate diff base.yaml new.yaml --pacts pacts   two files, and the consumers of these pacts
  $ git show v1.2:openapi.json | apigate diff - openapi.json`;
