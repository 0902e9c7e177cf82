import { describe, expect, test } from "vitest";
import { apigate } from "../support/apigate.ts";
import { folder } from "../support/folder.ts";
import { gitDir } from "../support/git-dir.ts";
import { json, WITH_TOTAL } from "../support/openapi.ts";

/** The long tables are in test/unit/document/reference-cases.test.ts; here is what the user sees of each kind. */
const referring = (reference: string): string =>
  json({ openapi: "3.0.3", info: { title: "T", version: "1" }, paths: { "/orders": { $ref: reference } } });

describe("a $ref that cannot be followed is exit 2, with its place and what to do", () => {
  test.each([
    ["a typing mistake", "path/orders.json", "there is no file|has no file", "Did you mean `paths/orders.json`?"],
    ["a way out", "../orders.json", "it leads out of the tree", "Only files of the same repository"],
    ["a URL", "https://example.org/orders.json", "reads nothing from the network", "Keep the target in the repository"],
    ["a circle", "#/paths/~1orders", "leads only to itself", ""],
  ])("%s", async (_, reference, message, hint) => {
    const files = gitDir({
      "v1.2": { "openapi.json": WITH_TOTAL },
      "v1.3": { "openapi.json": referring(reference), "paths/orders.json": "{}" },
    });
    for (const args of [["v1.2", "v1.3"], ["v1.2"], ["v1.3", "v1.2"]]) {
      const { status, stdout, stderr } = await apigate(["diff", ...args], { cwd: files.path });
      expect(stderr).toMatch(new RegExp(`^error: .*(?:${message}).*\\[E_REF\\]\\n {2}at openapi\\.json:\\d+:\\d+\\n`));
      expect(stderr).toContain(hint === "" ? "" : `  hint: ${hint}`);
      expect([status, stdout]).toEqual([2, ""]);
    }
  });

  test("what only looks like a $ref is none", async () => {
    const text = referring("paths/orders.json").replace('"info"', '"x-notes": { "$ref": "#/nowhere" },\n  "info"');
    const cwd = folder({ "a.json": WITH_TOTAL, "b.json": text, "paths/orders.json": "{}" });
    const { status, stderr } = await apigate(["diff", "a.json", "b.json"], { cwd });
    expect([status, stderr]).toEqual([1, ""]);
  });
});
