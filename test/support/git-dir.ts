import { execFileSync } from "node:child_process";
import { type Content, type Files, folder, writeFiles } from "./folder.ts";

export interface GitDir {
  /** Top of the work tree, which stands at the last version. */
  path: string;
  /** Runs git here and answers what it printed. */
  git(...args: string[]): string;
  /** Changes the work tree without a commit. */
  write(files: Files): void;
}

/**
 * A git repository with one commit and one tag per entry, oldest first:
 * `gitDir({ "v1.2": { "openapi.json": "…" }, "v1.3": { … } })`. It deletes itself when the tests of the file are done.
 */
export function gitDir(versions: Readonly<Record<string, Files>>): GitDir {
  const path = folder();
  const repository = openGitDir(path);
  repository.git("init", "--quiet", "--template=", "--initial-branch=main");
  runGit(path, ["fast-import", "--quiet"], history(versions));
  if (Object.keys(versions).length > 0) repository.git("reset", "--quiet", "--hard");
  return repository;
}

/** The same view of a repository that is there already, such as a clone. */
export const openGitDir = (path: string): GitDir => ({
  path,
  git: (...args) => runGit(path, args).toString(),
  write: (files) => writeFiles(path, files),
});

/** Nothing of the user's or the system's git settings; fixed names and dates, so that commit ids repeat. */
export const GIT_ENVIRONMENT = {
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_TERMINAL_PROMPT: "0",
  GIT_AUTHOR_NAME: "Ada",
  GIT_AUTHOR_EMAIL: "ada@example.org",
  GIT_AUTHOR_DATE: "2025-01-01T00:00:00Z",
  GIT_COMMITTER_NAME: "Ada",
  GIT_COMMITTER_EMAIL: "ada@example.org",
  GIT_COMMITTER_DATE: "2025-01-01T00:00:00Z",
};

function runGit(cwd: string, args: readonly string[], input?: Uint8Array): Buffer {
  const env = { PATH: process.env.PATH ?? "", HOME: cwd, ...GIT_ENVIRONMENT };
  return execFileSync("git", args, { cwd, env, input: input ?? "", stdio: ["pipe", "pipe", "pipe"] });
}

/** All versions as one stream for git-fast-import(1): one process, however many commits. */
function history(versions: Readonly<Record<string, Files>>): Buffer {
  const parts: (string | Uint8Array)[] = [];
  for (const [tag, files] of Object.entries(versions)) {
    parts.push(
      "commit refs/heads/main\ncommitter Ada <ada@example.org> 1735689600 +0000\n",
      ...data(tag),
      "deleteall\n",
    );
    for (const [name, content] of Object.entries(files)) parts.push(...change(name, content));
    parts.push(`reset refs/tags/${tag}\nfrom refs/heads/main\n\n`);
  }
  return Buffer.concat(parts.map((part) => Buffer.from(part)));
}

function change(name: string, content: Content): (string | Uint8Array)[] {
  const quoted = `"${name.replace(/["\\]/g, "\\$&").replaceAll("\n", "\\n")}"`;
  if (typeof content === "string" || content instanceof Uint8Array)
    return [`M 100644 inline ${quoted}\n`, ...data(content)];
  if ("symlink" in content) return [`M 120000 inline ${quoted}\n`, ...data(content.symlink)];
  return [`M 160000 ${content.submodule} ${quoted}\n`];
}

const data = (content: string | Uint8Array): (string | Uint8Array)[] => [
  `data ${Buffer.byteLength(content)}\n`,
  content,
  "\n",
];
