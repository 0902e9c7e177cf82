import { execFileSync } from "node:child_process";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { apigate, diffJson } from "../support/apigate.ts";
import { type Files, folder } from "../support/folder.ts";
import { gitDir } from "../support/git-dir.ts";
import { apiWith, json, WITH_TOTAL, WITHOUT_TOTAL } from "../support/openapi.ts";

const SECRET = "top-secret-7c1f";
/** What must never be read: it stands beside the repository, and would do as a $ref target or as a description. */
const outside = folder({
  "schema.json": json({ type: "string", enum: [SECRET] }),
  "api.json": json(apiWith(SECRET, "/secret")),
  key: `-----BEGIN ${SECRET}-----\n`,
});
const pointing = (target: string): string =>
  json({
    ...apiWith("Orders"),
    paths: {
      "/orders": {
        get: {
          responses: { "200": { description: "ok", content: { "application/json": { schema: { $ref: target } } } } },
        },
      },
    },
  });

async function refuses(args: string[], cwd: string, message: RegExp): Promise<void> {
  const run = await apigate(["diff", ...args], { cwd });
  expect(run.stderr).toMatch(message);
  expect(run.stderr).not.toContain(SECRET);
  expect(run.stderr).not.toMatch(/bug in apigate/);
  expect(run).toMatchObject({ status: 2, stdout: "" });
}

describe("a $ref to a symbolic link", () => {
  const cases: [string, string, Files][] = [
    ["out of the repository", "schema.json", { "schema.json": { symlink: path.join(outside, "schema.json") } }],
    [
      "to a file of the repository",
      "schema.json",
      { "schema.json": { symlink: "real.json" }, "real.json": json({ type: "string" }) },
    ],
    ["in the middle of a path", "shared/schema.json", { shared: { symlink: outside } }],
    ["that leads nowhere", "schema.json", { "schema.json": { symlink: "nowhere.json" } }],
    ["to a device", "schema.json", { "schema.json": { symlink: "/dev/zero" } }],
    ["to the process's own secrets", "schema.json", { "schema.json": { symlink: "/proc/self/environ" } }],
  ];

  test.each(cases)("%s is refused, in git and in the work tree", async (_, target, links) => {
    const files = gitDir({
      "v1.2": { "orders.json": WITH_TOTAL },
      "v1.3": { "orders.json": pointing(target), ...links },
    });
    await refuses(["v1.2", "v1.3"], files.path, /\$ref: .*cannot be resolved[\s\S]*orders\.json:\d+:\d+/);
    await refuses(["v1.2"], files.path, /\$ref: .*cannot be resolved[\s\S]*orders\.json:\d+:\d+/);
    await refuses(["v1.2", "./orders.json"], files.path, /\$ref: .*cannot be resolved[\s\S]*orders\.json:\d+:\d+/);
  });

  test("says that it is a symbolic link", async () => {
    const files = gitDir({
      "v1.2": { "orders.json": WITH_TOTAL },
      "v1.3": { "orders.json": pointing("link.json"), "link.json": { symlink: "orders.json" } },
    });
    await refuses(["v1.2", "v1.3"], files.path, /`link\.json` is a symlink/);
    await refuses(["v1.2"], files.path, /`link\.json` is a symlink/);
  });
});

describe("a description that is a symbolic link", () => {
  test("is not discovered; the file it leads to is", async () => {
    const files = gitDir({
      "v1.2": { "real.json": WITH_TOTAL, "openapi.json": { symlink: "real.json" } },
      "v1.3": { "real.json": WITHOUT_TOTAL, "openapi.json": { symlink: "real.json" } },
    });
    for (const args of [["v1.2", "v1.3"], ["v1.2"]]) {
      expect((await diffJson(args, { cwd: files.path })).apis.map(({ path: file }) => file)).toEqual(["real.json"]);
    }
  });

  test("in the place of a real one is a removed API, never the file it leads to", async () => {
    const files = gitDir({
      "v1.2": { "openapi.json": WITH_TOTAL },
      "v1.3": { "openapi.json": { symlink: path.join(outside, "api.json") } },
    });
    for (const args of [["v1.2", "v1.3"], ["v1.2"]]) {
      const result = await diffJson(args, { cwd: files.path });
      expect(result.findings.map(({ ruleId }) => ruleId)).toEqual(["api-removed"]);
      expect(JSON.stringify(result)).not.toContain(SECRET);
    }
  });

  test("and is named is refused, with the reason", async () => {
    const files = gitDir({
      "v1.2": { "openapi.json": WITH_TOTAL },
      "v1.3": { "openapi.json": { symlink: path.join(outside, "api.json") } },
    });
    await refuses(["v1.2", "v1.3:openapi.json"], files.path, /openapi\.json[\s\S]*symlink/);
    await refuses(["v1.2", "openapi.json"], files.path, /openapi\.json[\s\S]*symlink/);
  });

  test("to a file that is no description gives nothing of it away", async () => {
    const files = gitDir({
      "v1.2": { "openapi.json": WITH_TOTAL },
      "v1.3": { "openapi.json": { symlink: path.join(outside, "key") } },
    });
    await refuses(["v1.2", "openapi.json"], files.path, /openapi\.json/);
  });
});

describe("things that are no regular files", () => {
  test("a FIFO named, or referred to, does not hang the run", async () => {
    const files = gitDir({ "v1.2": { "orders.json": WITH_TOTAL }, "v1.3": { "orders.json": pointing("pipe.json") } });
    execFileSync("mkfifo", [path.join(files.path, "pipe.json")]);
    await refuses(["v1.2", "./pipe.json"], files.path, /no regular file/);
    await refuses(["v1.2"], files.path, /\$ref: pipe\.json/);
  });

  test("a FIFO that looks like a description is passed over", async () => {
    const files = gitDir({ "v1.2": { "orders.json": WITH_TOTAL } });
    execFileSync("mkfifo", [path.join(files.path, "openapi.yaml")]);
    expect((await diffJson(["v1.2"], { cwd: files.path })).verdict).toBe("pass");
  });

  test("a device that is named is refused", async () => {
    await refuses(["v1.2", "/dev/zero"], gitDir({ "v1.2": { "orders.json": WITH_TOTAL } }).path, /no regular file/);
  });
});
