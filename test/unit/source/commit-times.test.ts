import { describe, expect, test } from "vitest";
import { dayOf } from "../../../src/cli/clock.ts";
import { commitTimes } from "../../../src/source/commit-times.ts";
import { requireRepository } from "../../../src/source/repository.ts";
import { gitDir } from "../../support/git-dir.ts";

const files = gitDir({ "v1.0": { "a.json": "1" } });
const repository = requireRepository(files.path, "");
const commit = files.git("rev-parse", "v1.0").trim();

/** A commit object as it is written here, whether or not git would have made it. */
const commitOf = (headers: string, message = "m"): string => {
  const tree = files.git("rev-parse", "v1.0^{tree}").trim();
  files.write({ object: `tree ${tree}\n${headers}\n\n${message}\n` });
  return files.git("hash-object", "-t", "commit", "-w", "--literally", "object").trim();
};

const AUTHOR = "author Ada <ada@example.org> 1 +0000";

describe("commitTimes", () => {
  test("as git recorded them", () => {
    expect(commitTimes(repository, [commit]).get(commit)).toEqual({ seconds: 1735689600, offsetMinutes: 0 });
    const west = commitOf(`${AUTHOR}\ncommitter B <b@c> 1735689600 -0330`);
    expect(commitTimes(repository, [west, commit, west])).toEqual(
      new Map([
        [west, { seconds: 1735689600, offsetMinutes: -210 }],
        [commit, { seconds: 1735689600, offsetMinutes: 0 }],
      ]),
    );
  });

  test.each([
    ["no committer", AUTHOR, ""],
    ["a committer only in the message", AUTHOR, "x\n\ncommitter B <b@c> 5 +0000"],
    ["no number", `${AUTHOR}\ncommitter B <b@c> soon +0000`, ""],
    ["a number without end", `${AUTHOR}\ncommitter B <b@c> ${"9".repeat(40)} +0000`, ""],
  ])("%s: none, and the next is read", (_, headers, message) => {
    expect([...commitTimes(repository, [commitOf(headers, message), commit]).keys()]).toEqual([commit]);
  });

  test("what is no commit, or not there, is missing", () => {
    const tree = files.git("rev-parse", "v1.0^{tree}").trim();
    expect([...commitTimes(repository, ["0".repeat(40), tree, commit]).keys()]).toEqual([commit]);
    expect(commitTimes(repository, [])).toEqual(new Map());
  });
});

test("the day is the one where the commit was made", () => {
  expect(dayOf({ seconds: 1735689600, offsetMinutes: 0 })).toBe("2025-01-01");
  expect(dayOf({ seconds: 1735689600, offsetMinutes: -210 })).toBe("2024-12-31");
  expect(dayOf({ seconds: 1735689599, offsetMinutes: 60 })).toBe("2025-01-01");
  expect(dayOf({ seconds: 99999999999, offsetMinutes: 0 })).toBe("5138-11-16");
  expect(dayOf(undefined)).toBeUndefined();
});
