import { setTimeout } from "node:timers/promises";
import { ApigateError } from "../core/errors.ts";
import { getOrMake } from "../core/get-or-make.ts";
import { lazy } from "../core/lazy.ts";
import { git } from "./git.ts";
import { APIGATE, datesOf, type Identity, identityOf } from "./git-identity.ts";
import { localRef, type RecordHeads } from "./record-branch.ts";
import { openRecords, type Records } from "./records.ts";
import { firstLine, type Repository } from "./repository.ts";

/** A file to be recorded. */
export interface RecordFile {
  /** `<folder>/<hash of the content>.json`. */
  path: string;
  bytes: Uint8Array;
}

/** What one command adds, in one commit. */
export interface Addition {
  files: readonly RecordFile[];
  /** Seconds since 1970: the time of the commit. */
  seconds: number;
  message: string;
}

/** Attempts that fail although nobody else has written meanwhile: then there is a lock that nobody removes. */
const IDLE_ATTEMPTS = 8;
/** Milliseconds; an attempt takes about sixty. */
const LONGEST_PAUSE = 400;

/**
 * Adds files to the record branch; answers how many were new. `decide` sees what is recorded by then, and is asked again
 * when another writer was faster. The work tree, the index, HEAD and all other refs stay as they are.
 * Facts of origin that this clone lacks are merged, even when there is nothing else to add, so that the branch can be
 * pushed.
 */
export async function addRecords(
  repository: Repository,
  branch: string,
  decide: (records: Records) => Promise<Addition>,
): Promise<number> {
  const identity = lazy(() => identityOf(repository));
  let last: string | undefined;
  for (let idle = 0; idle < IDLE_ATTEMPTS; idle++) {
    const records = await openRecords(repository, branch);
    const addition = await decide(records).finally(() => records.close());
    const files = unrecorded(addition.files, records);
    if (files.length === 0 && !hasDiverged(repository, records.heads)) return 0;
    if (advance(repository, records, { ...addition, files }, identity())) return files.length;
    if (records.heads.local !== last) idle = 0;
    last = records.heads.local;
    await setTimeout(Math.random() * Math.min(LONGEST_PAUSE, 30 * (idle + 1)));
  }
  throw locked(branch);
}

const locked = (branch: string): ApigateError =>
  new ApigateError("E_RECORD", `the branch \`${branch}\` is locked`, {
    hint: `If no other git command runs, one has left its lock behind: remove ${localRef(branch)}.lock from the git folder`,
  });

const unrecorded = (files: readonly RecordFile[], { entries }: Records): RecordFile[] => [
  ...new Map(files.filter(({ path }) => !entries.has(path)).map((file) => [file.path, file])).values(),
];

/** One commit on top of the branch; false when the branch has moved meanwhile (git-update-ref(1), `<oldvalue>`). */
function advance(repository: Repository, records: Records, addition: Addition, identity: Identity): boolean {
  const { heads } = records;
  if (heads.checkedOutAt !== undefined) throw checkedOut(heads.branch, heads.checkedOutAt);
  const tree = writeTree(repository, records, addition.files);
  const parents = parentsOf(repository, heads).flatMap((parent) => ["-p", parent]);
  const env = { ...identity, ...datesOf(addition.seconds) };
  const commit = write(repository, "commit-tree", [tree, ...parents], { input: addition.message, env });
  const answer = git(
    repository.directory,
    "update-ref",
    ["-m", "apigate: facts recorded", "--no-deref", localRef(heads.branch), commit, heads.local ?? ""],
    { env },
  );
  if (!answer.ok && !/but expected|already exists|File exists/.test(answer.stderr)) throw unwritable(answer.stderr);
  return answer.ok;
}

const checkedOut = (branch: string, file: string): ApigateError =>
  new ApigateError("E_RECORD", `the branch \`${branch}\` is checked out; its work tree would no longer match`, {
    location: { file },
    hint: "Switch that work tree to another branch",
  });

/** The whole tree anew: one level of folders, each with its files (git-mktree(1)). */
function writeTree(repository: Repository, { entries }: Records, files: readonly RecordFile[]): string {
  const folders = new Map<string, string[]>();
  const add = (file: string, oid: string | undefined): void => {
    const [folder = "", name = ""] = file.split("/");
    getOrMake(folders, folder, () => []).push(`100644 blob ${oid}\t${name}\n`);
  };
  for (const [file, { oid }] of entries) add(file, oid);
  for (const { path, bytes } of files) add(path, write(repository, "hash-object", ["-w", "--stdin"], { input: bytes }));
  const listings = [...folders.values()].map((lines) => lines.join(""));
  const oids = write(repository, "mktree", ["--batch"], { input: listings.join("\n") }).split("\n");
  const lines = [...folders.keys()].map((folder, index) => `040000 tree ${oids[index]}\t${folder}\n`);
  return write(repository, "mktree", [], { input: lines.join("") });
}

/** Where this clone stands, and what origin has beyond that. */
function parentsOf(repository: Repository, { local, remote }: RecordHeads): string[] {
  if (local === undefined) return [remote ?? firstCommit(repository)];
  if (remote === undefined || isAncestor(repository, remote, local)) return [local];
  return isAncestor(repository, local, remote) ? [remote] : [local, remote];
}

const hasDiverged = (repository: Repository, heads: RecordHeads): boolean =>
  heads.local !== undefined && parentsOf(repository, heads).length > 1;

const isAncestor = (repository: Repository, commit: string, of: string): boolean =>
  git(repository.directory, "merge-base", ["--is-ancestor", commit, of]).ok;

/** The same commit in every clone, so that the branches of two clones that never met can be merged. */
function firstCommit(repository: Repository): string {
  const tree = write(repository, "mktree", [], { input: "" });
  const env = { ...APIGATE, ...datesOf(0) };
  return write(repository, "commit-tree", [tree], { input: "Facts recorded by apigate\n", env });
}

/** Runs a command that must succeed; answers what it printed. */
function write(repository: Repository, ...[command, args, input]: Tail<Parameters<typeof git>>): string {
  const answer = git(repository.directory, command, args, input);
  if (!answer.ok) throw unwritable(answer.stderr);
  return answer.stdout.toString().trim();
}

type Tail<T extends readonly unknown[]> = T extends readonly [unknown, ...infer Rest] ? Rest : never;

function unwritable(stderr: string): ApigateError {
  return new ApigateError("E_RECORD", `git cannot write to this repository: ${firstLine(stderr)}`, {
    hint: "Facts are recorded in the repository's object store and in one branch: both must be writable",
  });
}
