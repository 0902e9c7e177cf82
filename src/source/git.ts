import { spawnSync } from "node:child_process";
import { ApigateError } from "../core/errors.ts";

/**
 * The environment every git process gets: nothing of the system's or the caller's git settings,
 * no replaced objects, no network, no prompt, English messages.
 */
export function gitEnvironment(): Record<string, string> {
  const kept = Object.entries(process.env).filter(([name]) => KEPT.has(name));
  return { ...(Object.fromEntries(kept) as Record<string, string>), ...SAFE };
}

const KEPT = new Set(["PATH", "HOME", "USERPROFILE", "SYSTEMROOT", "TMPDIR", "TEMP", "TMP", "XDG_CONFIG_HOME"]);

const SAFE = {
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_NO_REPLACE_OBJECTS: "1",
  GIT_NO_LAZY_FETCH: "1",
  GIT_OPTIONAL_LOCKS: "0",
  GIT_TERMINAL_PROMPT: "0",
  LC_ALL: "C",
};

/** Settings that switch off what a hostile `.git/config` could run. */
export const GIT_SETTINGS = [
  "-c",
  "core.fsmonitor=false",
  "-c",
  "core.hooksPath=/dev/null",
  "-c",
  "core.quotePath=false",
  "-c",
  "core.warnAmbiguousRefs=true",
  "-c",
  "protocol.allow=never",
  "-c",
  "i18n.commitEncoding=UTF-8",
];

/** The only git commands that apigate runs by itself: those that read … */
type Reading = "rev-parse" | "ls-tree" | "ls-files" | "cat-file" | "for-each-ref" | "merge-base" | "var";
/** … and those that record facts. None of them looks at the work tree, the index or HEAD. */
type Recording = "hash-object" | "mktree" | "commit-tree" | "update-ref";

export interface GitAnswer {
  ok: boolean;
  stdout: Buffer;
  stderr: string;
}

export interface GitInput {
  /** Standard input; nothing without it. */
  input?: string | Uint8Array;
  /** Variables beside those every git process gets. */
  env?: Readonly<Record<string, string>>;
}

/** Runs one plumbing command. User text reaches it only on standard input or behind `--end-of-options`. */
export function git(
  directory: string,
  command: Reading | Recording,
  args: readonly string[],
  { input, env }: GitInput = {},
): GitAnswer {
  const answer = spawnSync("git", [...GIT_SETTINGS, command, ...args], {
    cwd: directory,
    env: { ...gitEnvironment(), ...env },
    maxBuffer: 1 << 30,
    stdio: [input === undefined ? "ignore" : "pipe", "pipe", "pipe"],
    input,
  });
  if (answer.error && !endedEarly(answer.error)) throw gitMissing(answer.error);
  return { ok: answer.status === 0, stdout: answer.stdout, stderr: answer.stderr.toString() };
}

/** Git gave up before it had read its input: its status and its message say why. */
const endedEarly = (error: Error & { code?: string }): boolean => error.code === "EPIPE";

function gitMissing(cause: Error & { code?: string }): ApigateError {
  const missing = cause.code === "ENOENT";
  return new ApigateError("E_GIT", missing ? "git was not found" : `git could not be run: ${cause.message}`, {
    hint: missing ? "Install git, or compare two files: apigate diff base.yaml revision.yaml" : undefined,
    cause,
  });
}
