import { ApigateError } from "../core/errors.ts";
import { type FactFile, factPaths, parseFacts } from "../deployment/fact-files.ts";
import { type Facts, latestTime } from "../deployment/facts.ts";
import { isName } from "../deployment/shape.ts";
import { plain } from "../reporters/plain.ts";
import { addRecords } from "../source/add-records.ts";
import { openRecords, type Records } from "../source/records.ts";
import { findRepository, type Repository } from "../source/repository.ts";
import { tryResolve } from "../source/revision.ts";
import { timeAfter } from "./clock.ts";
import { resolveCwd } from "./working-folder.ts";

/** Flags of every command that deals with recorded facts. */
export interface RecordFlags {
  cwd?: string;
  /** The branch facts are recorded on. */
  records: string;
}

/** Where facts are read and recorded. */
export interface RecordPlace {
  cwd: string;
  repository: Repository;
  branch: string;
}

export function openPlace({ cwd: folder, records }: RecordFlags): RecordPlace {
  const cwd = resolveCwd(folder);
  const repository = findRepository(cwd);
  if (repository) return { cwd, repository, branch: records };
  throw new ApigateError("E_GIT", "this folder is not in a git repository; facts are recorded on a branch of one", {
    hint: "Run apigate inside the repository, or name it with --cwd",
  });
}

/** Answers from the facts of this clone and of origin as it was last fetched; pacts are read while `answer` runs. */
export async function withFacts<T>(
  { repository, branch }: RecordPlace,
  answer: (facts: Facts, records: Records) => Promise<T>,
): Promise<T> {
  const records = await openRecords(repository, branch);
  try {
    return await answer(await factsOf(records), records);
  } finally {
    records.close();
  }
}

const factsOf = async (records: Records): Promise<Facts> =>
  parseFacts(await records.read(factPaths(records.entries.keys())));

/**
 * Records what `decide` makes of the facts known by then and of the time; answers how many files were new. It may be
 * asked again when another writer was faster.
 */
export function record(
  { repository, branch }: RecordPlace,
  message: string,
  decide: (facts: Facts, at: string) => readonly FactFile[],
): Promise<number> {
  return addRecords(repository, branch, async (records) => {
    const facts = await factsOf(records);
    const at = timeAfter(latestTime(facts));
    return { files: decide(facts, at), seconds: Math.floor(Date.parse(at) / 1000), message: `${message}\n` };
  });
}

/** A name from the command line, or the error that says what is wrong with it. */
export function requireName(flag: string, name: string): string {
  if (isName(name) && !name.startsWith("-")) return name;
  const why = name === "" || name.startsWith("-") ? "names nothing" : "is no name";
  throw new ApigateError("E_USAGE", `${flag} ${why}`, {
    hint:
      why === "names nothing"
        ? "Is a variable of your script unset?"
        : "A name is one line of at most 255 characters, without control characters or spaces around it",
  });
}

/** `--version`, or the id of the commit that is checked out. */
export function versionOrHead({ repository }: RecordPlace, version: string | undefined): string {
  if (version !== undefined) return requireName("--version", version);
  const head = tryResolve(repository, "HEAD");
  if (!head)
    throw new ApigateError("E_USAGE", "--version is missing, and this repository has no commit to take it from");
  process.stderr.write(`version ${head.commit} (the commit that is checked out)\n`);
  return head.commit;
}

/** Says on standard output what has been recorded. */
export function confirm(added: number, what: string): void {
  process.stdout.write(`${added > 0 ? "recorded" : "already recorded"}: ${plain(what)}\n`);
}
