import { expect, test } from "vitest";
import { type DescriptionPlace, staticResults } from "../../../src/cli/static-result.ts";
import { parseDocument } from "../../../src/document/parse.ts";
import { parsePact } from "../../../src/pact/parse-pact.ts";
import { gitDir } from "../../support/git-dir.ts";
import { History } from "../../support/history.ts";
import { pactFile } from "../../support/pact-file.ts";

const files = gitDir({ "v1.2.0": { a: "1" }, "v1.3.0": { a: "2" } });
const repository = { directory: files.path, root: files.path };
const commitOf = (tag: string): string => files.git("rev-parse", tag).trim();
const pact = parsePact(parseDocument({ path: "p.json", oid: "0", bytes: Buffer.from(pactFile("billing", "orders")) }));

/** Where the description of a version is looked for. */
async function placeOf(
  facts: History,
  version: string,
): Promise<(Pick<DescriptionPlace, "path"> & { commit: string }) | undefined> {
  let asked: DescriptionPlace | undefined;
  await staticResults(repository, facts, async (_, place) => {
    asked = place;
    return true;
  })(pact, "orders", version);
  return asked && { commit: asked.revision.commit, path: asked.path };
}

test("a version is described by its tag", async () => {
  expect(await placeOf(new History(), "1.3.0")).toEqual({ commit: commitOf("v1.3.0"), path: undefined });
});

test("what was recorded last of a version counts before its tag", async () => {
  const facts = new History().describes("orders 1.3.0").describes("stock 1.3.0");
  const [fact] = facts.descriptions;
  if (!fact) throw new Error("nothing was recorded");
  facts.descriptions.push({ ...fact, at: "2025-01-02T00:00:00.000Z", commit: commitOf("v1.2.0"), path: "b.yaml" });
  expect(await placeOf(facts, "1.3.0")).toEqual({ commit: commitOf("v1.2.0"), path: "b.yaml" });
});

test("without a tag or a commit of this repository nothing is examined", async () => {
  expect(await placeOf(new History(), "1.4.0")).toBeUndefined();
  expect(await placeOf(new History().describes("orders 1.4.0"), "1.4.0")).toBeUndefined();
});
