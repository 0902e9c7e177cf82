import { ApigateError, diffTrees, openSource, type Result } from "../../src/index.ts";
import { POLICY } from "./policy.ts";

/** What the command line does between its arguments and its report, without starting it: for long tables of cases. */
export async function diffHere(base: string, revision: string, cwd: string): Promise<Result> {
  const trees = { base: await openSource(base, cwd), revision: await openSource(revision, cwd) };
  try {
    return (await diffTrees({ ...trees, failOn: "breaking", policy: POLICY, version: "0.0.0" })).result;
  } finally {
    trees.base.close();
    trees.revision.close();
  }
}

/** Why two sources cannot be compared: message, place and hint on lines of their own. */
export async function refusalHere(base: string, revision: string, cwd: string): Promise<string> {
  try {
    await diffHere(base, revision, cwd);
  } catch (error) {
    if (!(error instanceof ApigateError)) throw error;
    const { file, line, column } = error.location ?? {};
    return `${error.message}\n${file}:${line}:${column}\n${error.hint ?? ""}\n`;
  }
  throw new Error("nothing was refused");
}
