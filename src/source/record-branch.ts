import { ApigateError } from "../core/errors.ts";
import { git } from "./git.ts";
import { firstLine, type Repository } from "./repository.ts";

/** Where the recorded facts stand: the branch of this clone, and origin's as it was last fetched. */
export interface RecordHeads {
  branch: string;
  local: string | undefined;
  remote: string | undefined;
  /** The work tree that has the branch checked out. */
  checkedOutAt: string | undefined;
}

export const localRef = (branch: string): string => `refs/heads/${branch}`;
export const remoteRef = (branch: string): string => `refs/remotes/origin/${branch}`;

/** Looks both refs up. One that is symbolic, or names no commit, is an error: writing it would move another branch. */
export function findRecordHeads(repository: Repository, branch: string): RecordHeads {
  checkBranchName(branch);
  const names = [localRef(branch), remoteRef(branch)];
  const answer = git(repository.directory, "for-each-ref", [`--format=${FORMAT}`, ...names]);
  if (!answer.ok) throw new ApigateError("E_GIT", `git cannot list its branches: ${firstLine(answer.stderr)}`);
  const refs = new Map(answer.stdout.toString().split("\n").map(parseRef));
  const [local, remote] = names.map((name) => requireCommit(name, refs.get(name)));
  return { branch, local: local?.oid, remote: remote?.oid, checkedOutAt: local?.workTree || undefined };
}

const FORMAT = "%(refname)%00%(objectname)%00%(objecttype)%00%(symref)%00%(worktreepath)";

interface Ref {
  oid: string;
  type: string;
  symbolic: string;
  workTree: string;
}

function parseRef(line: string): [string, Ref] {
  const [name = "", oid = "", type = "", symbolic = "", workTree = ""] = line.split("\0");
  return [name, { oid, type, symbolic, workTree }];
}

function requireCommit(name: string, ref: Ref | undefined): Ref | undefined {
  if (!ref) return undefined;
  if (ref.symbolic !== "")
    throw new ApigateError(
      "E_RECORD",
      `\`${name}\` is another name of \`${ref.symbolic}\`; facts need a branch of their own`,
    );
  if (ref.type !== "commit") throw new ApigateError("E_RECORD", `\`${name}\` is no branch: it names a ${ref.type}`);
  return ref;
}

/** Narrower than git-check-ref-format(1): what needs no quoting anywhere and is no pattern for `for-each-ref`. */
function checkBranchName(branch: string): void {
  const isPlain = /^[A-Za-z0-9_](?:[\w.-]*\w)?(?:\/[A-Za-z0-9_](?:[\w.-]*\w)?)*$/.test(branch);
  if (isPlain && branch.length <= 100 && !branch.includes("..") && !/\.lock(?:\/|$)/.test(branch)) return;
  throw new ApigateError("E_USAGE", "--records: this is no name for a branch", {
    hint: "Letters, digits, `-`, `_`, `.` and `/`",
  });
}
