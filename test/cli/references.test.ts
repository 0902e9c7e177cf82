import { describe, expect, test } from "vitest";
import { apigate, diffJson } from "../support/apigate.ts";
import { folder } from "../support/folder.ts";
import { gitDir } from "../support/git-dir.ts";
import { json, operation, WITH_TOTAL } from "../support/openapi.ts";

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

describe("an operation in a file of its own, referred to from its path", () => {
  const paths = { "/orders": { get: { $ref: "operations/list.json" } }, "/health": { get: operation({}) } };
  const root = (own: typeof paths | Pick<typeof paths, "/health">): string =>
    json({ openapi: "3.0.3", info: { title: "T", version: "1" }, paths: own });
  const list = (type: string): string => json(operation({ type }));

  test("is compared like any other", async () => {
    const { path: cwd } = gitDir({
      "v1.2": { "openapi.json": root(paths), "operations/list.json": list("string") },
      "v1.3": { "openapi.json": root(paths), "operations/list.json": list("integer") },
    });
    const { findings, status } = await diffJson(["v1.2", "v1.3"], { cwd });
    expect(findings.map(({ ruleId, subject, operations }) => [ruleId, subject, operations])).toEqual([
      ["type-changed", expect.stringMatching(/^operations\/list\.json#\/responses\/200\/.*\/schema$/), ["GET /orders"]],
    ]);
    expect(status).toBe(1);
  });

  test("goes by the place that names it when it is gone", async () => {
    const { "/health": health } = paths;
    const { path: cwd } = gitDir({
      "v1.2": { "openapi.json": root(paths), "operations/list.json": list("string") },
      "v1.3": { "openapi.json": root({ "/health": health }) },
    });
    const { findings } = await diffJson(["v1.2", "v1.3"], { cwd });
    expect(findings.map(({ ruleId, subject }) => `${ruleId} ${subject}`)).toEqual(["path-removed #/paths/~1orders"]);
    const method = gitDir({
      "v1.2": { "openapi.json": root(paths), "operations/list.json": list("string") },
      "v1.3": {
        "openapi.json": json({
          openapi: "3.0.3",
          info: { title: "T", version: "1" },
          paths: { "/orders": { put: { $ref: "operations/list.json" } }, "/health": health },
        }),
        "operations/list.json": list("string"),
      },
    });
    const { findings: others } = await diffJson(["v1.2", "v1.3"], { cwd: method.path });
    expect(others.map(({ ruleId, subject }) => `${ruleId} ${subject}`)).toEqual([
      "path-removed #/paths/~1orders",
      "operation-added #/paths/~1orders/put",
    ]);
  });
});
