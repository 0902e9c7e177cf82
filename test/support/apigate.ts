import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Finding } from "../../src/core/finding.ts";
import type { Result } from "../../src/core/result.ts";
import { GIT_ENVIRONMENT } from "./git-dir.ts";

export const BIN = fileURLToPath(new URL("../../bin/apigate.js", import.meta.url));

export interface Run {
  status: number | null;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  cwd: string;
  env?: Readonly<Record<string, string>>;
  input?: string;
}

/** An environment in which nothing of the machine shows: no cache, no settings, no colour. */
export const environment = (home: string): Record<string, string> => ({
  PATH: process.env.PATH ?? "",
  HOME: home,
  APIGATE_CACHE_DIR: "off",
  ...GIT_ENVIRONMENT,
});

/** Runs the built command line to its end. */
export function apigate(args: readonly string[], { cwd, env = {}, input }: RunOptions): Promise<Run> {
  const child = spawn(process.execPath, [BIN, ...args], { cwd, env: { ...environment(cwd), ...env }, timeout: 60_000 });
  child.stdin.on("error", () => {}); // it may end before it has read everything
  child.stdin.end(input ?? "");
  return ended(child);
}

function ended(child: ChildProcess): Promise<Run> {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout?.on("data", (part: Buffer) => out.push(part));
  child.stderr?.on("data", (part: Buffer) => err.push(part));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) =>
      resolve({ status, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
    );
  });
}

/** `apigate diff … --format json`: the result, and the exit status that came with it. */
export async function diffJson(
  args: readonly string[],
  options: RunOptions,
): Promise<Result & { status: number | null; stderr: string }> {
  const { status, stdout, stderr } = await apigate(["diff", "--format", "json", ...args], options);
  if (stdout === "") throw new Error(`no result (exit ${status}): ${stderr}`);
  return { ...(JSON.parse(stdout) as Result), status, stderr };
}

/** `error response-property-removed` for each finding, in the order they came. */
export const headlines = ({ findings }: { findings: readonly Finding[] }): string[] =>
  findings.map(({ severity, ruleId }) => `${severity} ${ruleId}`);
