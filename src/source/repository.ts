import { existsSync, realpathSync } from "node:fs";
import path from "node:path";
import { ApigateError } from "../core/errors.ts";
import { getOrMake } from "../core/get-or-make.ts";
import { git } from "./git.ts";

/** A git repository that apigate reads. It writes nothing there but the branch of recorded facts. */
export interface Repository {
  /** Where git commands run. */
  directory: string;
  /** Top of the work tree; absent in a bare repository. */
  root: string | undefined;
}

/** The repository around `directory`, or undefined where there is none. */
export function findRepository(directory: string): Repository | undefined {
  return getOrMake(found, directory, () => ({ repository: lookUp(directory) })).repository;
}

const found = new Map<string, { repository: Repository | undefined }>();

/** Git is started only where it could find one: starting it costs more than reading what was found before. */
function lookUp(directory: string): Repository | undefined {
  if (!mayBeIn(directory)) return undefined;
  const answer = git(directory, "rev-parse", ["--is-inside-work-tree", "--show-cdup"]);
  if (!answer.ok) {
    if (answer.stderr.includes("dubious ownership")) throw dubious(directory);
    if (answer.stderr.includes("not a git repository")) return undefined;
    throw new ApigateError("E_GIT", `git cannot read this repository: ${firstLine(answer.stderr)}`);
  }
  const [inside, up = ""] = answer.stdout.toString().split(/\r?\n/);
  return { directory, root: inside === "true" ? realpathSync(path.resolve(directory, up)) : undefined };
}

/** Whether git is to be asked: of a folder that cannot be reached, too, for git says why. */
function mayBeIn(directory: string): boolean {
  try {
    return standsIn(realpathSync(directory));
  } catch {
    return true;
  }
}

/** Whether something up from here looks like a repository: its work tree, or the repository itself, as a bare one is. */
function standsIn(directory: string): boolean {
  const has = (name: string) => existsSync(path.join(directory, name));
  if (has(".git") || (has("HEAD") && has("objects"))) return true;
  const up = path.dirname(directory);
  return up !== directory && standsIn(up);
}

/** The repository around `directory`, or the error that says there is none. */
export function requireRepository(directory: string, ref: string): Repository {
  const repository = findRepository(directory);
  if (repository) return repository;
  throw new ApigateError("E_GIT", `\`${ref}\` is no file here, and this folder is not in a git repository`, {
    hint: "Run apigate inside the repository that has the tags, or name two files: apigate diff base.yaml revision.yaml",
  });
}

function dubious(directory: string): ApigateError {
  return new ApigateError("E_GIT", "git refuses this repository: it belongs to another user", {
    hint: `If you trust it: git config --global --add safe.directory ${directory}`,
  });
}

export const firstLine = (text: string): string => text.trim().split("\n")[0] ?? "";
