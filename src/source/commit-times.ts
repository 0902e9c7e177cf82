import { git } from "./git.ts";
import type { Repository } from "./repository.ts";

/** When a commit was made, as git recorded it: seconds since 1970, and how far its clock was from UTC. */
export interface CommitTime {
  seconds: number;
  offsetMinutes: number;
}

/** The committer's times of these commits; a commit that cannot be read, or says nothing sensible, is missing. */
export function commitTimes(repository: Repository, commits: Iterable<string>): Map<string, CommitTime> {
  const wanted = [...new Set(commits)];
  const times = new Map<string, CommitTime>();
  if (wanted.length === 0) return times;
  const { stdout } = git(repository.directory, "cat-file", ["--batch"], { input: `${wanted.join("\n")}\n` });
  let at = 0;
  while (at < stdout.length) {
    const end = stdout.indexOf(10, at);
    if (end < 0) break;
    const [commit = "", type, size] = stdout.toString("latin1", at, end).split(" ");
    const isThere = /^\d+$/.test(size ?? "");
    const body = isThere ? stdout.toString("latin1", end + 1, end + 1 + Number(size)) : "";
    const time = type === "commit" ? committerTime(body) : undefined;
    if (time) times.set(commit, time);
    at = end + 1 + (isThere ? Number(size) + 1 : 0);
  }
  return times;
}

/** `committer Ada <ada@example.org> 1735689600 +0100` among the headers (git-commit-tree(1)). */
function committerTime(body: string): CommitTime | undefined {
  const headers = body.slice(0, Math.max(0, body.indexOf("\n\n")));
  const line = headers.split("\n").find((header) => header.startsWith("committer "));
  const [, seconds, sign, hours, minutes] = / (\d{1,11}) ([+-])(\d\d)(\d\d)$/.exec(line ?? "") ?? [];
  if (seconds === undefined) return undefined;
  return { seconds: Number(seconds), offsetMinutes: Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) };
}
