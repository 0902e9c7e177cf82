import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { BlobReader } from "../../../src/source/blob-reader.ts";
import { asBlob } from "../../../src/source/work-tree.ts";
import { rejectionOf } from "../../support/errors.ts";
import { gitDir } from "../../support/git-dir.ts";

const sizes = [0, 1, 2, 100, 65_535, 65_536, 65_537, 1_000_000];
const contents = [
  ...sizes.map((size) => randomBytes(size)),
  Buffer.from("\n"),
  Buffer.from("\n\n0123456789012345678901234567890123456789 blob 5\n"),
  Buffer.from("a missing\n"),
];
const files = gitDir({ "v1.2": Object.fromEntries(contents.map((content, index) => [`${index}.bin`, content])) });
const ids = contents.map((content) => asBlob("", content).oid);
const reader = (): BlobReader => new BlobReader({ directory: files.path, root: files.path });

describe("BlobReader", () => {
  test("reads every blob as it is, all at once, in any order, and again", async () => {
    const blobs = reader();
    const order = [...ids.keys(), ...[...ids.keys()].reverse()];
    const read = await Promise.all(order.map((index) => blobs.read(ids[index] ?? "")));
    blobs.close();
    const differing = order.filter((index, position) => !contents[index]?.equals(read[position] ?? Buffer.from("?")));
    expect(differing).toEqual([]);
  });

  test("a blob that is not there is an error of its own: those around it are read", async () => {
    const blobs = reader();
    const missing = "0123456789abcdef0123456789abcdef01234567";
    const [before, error, after] = await Promise.all([
      blobs.read(ids[3] ?? ""),
      rejectionOf(blobs.read(missing)),
      blobs.read(ids[4] ?? ""),
    ]);
    blobs.close();
    expect(error).toMatchObject({ code: "E_GIT", message: `git object ${missing} cannot be read (missing)` });
    expect([before.length, after.length]).toEqual([100, 65_535]);
  });

  test("an object that is no blob is an error, and what follows is still read right", async () => {
    const blobs = reader();
    const commit = files.git("rev-parse", "HEAD").trim();
    const [error, after] = await Promise.all([
      rejectionOf(blobs.read(commit)),
      blobs.read(ids[3] ?? "").catch((reason: unknown) => reason),
    ]);
    blobs.close();
    expect(error.code).toBe("E_GIT");
    expect(after instanceof Error || (after as Buffer).equals(contents[3] ?? Buffer.from("?"))).toBe(true);
  });

  test("a git that does not start fails every waiting read", async () => {
    const blobs = new BlobReader({ directory: `${files.path}/nowhere`, root: undefined });
    const errors = await Promise.all([rejectionOf(blobs.read(ids[0] ?? "")), rejectionOf(blobs.read(ids[1] ?? ""))]);
    expect(errors.map(({ code }) => code)).toEqual(["E_GIT", "E_GIT"]);
  });

  test("closing without a read starts nothing", () => {
    expect(() => reader().close()).not.toThrow();
  });
});
