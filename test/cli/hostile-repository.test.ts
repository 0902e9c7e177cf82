import { chmodSync, existsSync, rmSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { apigate, diffJson, headlines } from "../support/apigate.ts";
import { folder, writeFiles } from "../support/folder.ts";
import { type GitDir, gitDir } from "../support/git-dir.ts";
import { TOTAL_REMOVED, WITH_TOTAL, WITHOUT_TOTAL } from "../support/openapi.ts";

const VERSIONS = {
  "v1.2": { "openapi.json": WITH_TOTAL, ".gitattributes": "*.json filter=x diff=x\n" },
  "v1.3": { "openapi.json": WITHOUT_TOTAL },
};

/** Settings whose value git runs as a program, in one situation or another. */
const COMMANDS = [
  "core.fsmonitor",
  "core.pager",
  "core.editor",
  "core.sshCommand",
  "core.gitProxy",
  "core.askPass",
  "core.alternateRefsCommand",
  "diff.external",
  "diff.x.command",
  "diff.x.textconv",
  "filter.x.smudge",
  "filter.x.clean",
  "filter.x.process",
  "pager.tag",
  "pager.rev-parse",
  "gpg.program",
  "credential.helper",
  "uploadpack.packObjectsHook",
];

/** A repository whose own settings name a program for everything git can be made to run. */
function boobyTrapped(): { files: GitDir; marker: string } {
  const marker = path.join(folder(), "marker");
  const script = path.join(folder({ "run.sh": `#!/bin/sh\necho "$0 $*" >> '${marker}'\ncat\n` }), "run.sh");
  chmodSync(script, 0o755);
  const files = gitDir(VERSIONS);
  const hooks = path.join(files.path, ".git", "hooks");
  for (const hook of ["fsmonitor-watchman", "post-index-change", "post-checkout", "reference-transaction"]) {
    writeFiles(hooks, { [hook]: `#!/bin/sh\necho ${hook} >> '${marker}'\n` });
    chmodSync(path.join(hooks, hook), 0o755);
  }
  for (const name of COMMANDS) files.git("config", name, script);
  for (const name of ["rev-parse", "cat-file", "ls-tree", "ls-files", "for-each-ref", "tag"])
    files.git("config", `alias.${name}`, `!${script}`);
  return { files, marker };
}

describe("a repository with hostile settings", () => {
  test.each([[["v1.2", "v1.3"]], [["v1.2"]], [[]], [["v1.1", "v1.3"]], [["v1.2", "openapi.json"]]])(
    "diff %j runs none of the programs they name",
    async (args) => {
      const { files, marker } = boobyTrapped();
      const run = await apigate(["diff", ...args], { cwd: files.path });
      expect(run.status).toBe(args.includes("v1.1") ? 2 : args.length > 0 ? 1 : 0);
      expect(run.stderr).not.toMatch(/bug in apigate/);
      expect(existsSync(marker)).toBe(false);
    },
  );

  test("recording runs none of them", async () => {
    const { files, marker } = boobyTrapped();
    files.git("config", "commit.gpgSign", "true");
    for (const name of ["hash-object", "mktree", "commit-tree", "update-ref", "var", "merge-base"])
      files.git("config", `alias.${name}`, `!${files.git("config", "core.pager").trim()}`);
    const args = ["--pacticipant", "orders", "--version", "v1.2", "--to", "production"];
    expect((await apigate(["record-deployment", ...args], { cwd: files.path })).status).toBe(0);
    expect((await apigate(["can-i-deploy", ...args], { cwd: files.path })).status).toBe(0);
    expect(existsSync(marker)).toBe(false);
  });

  test("settings in the environment name none either", async () => {
    const { files, marker } = boobyTrapped();
    const script = files.git("config", "core.pager").trim();
    const env = {
      GIT_EXTERNAL_DIFF: script,
      GIT_PAGER: script,
      PAGER: script,
      GIT_SSH_COMMAND: script,
      GIT_ASKPASS: script,
      GIT_EDITOR: script,
      EDITOR: script,
      GIT_CONFIG_COUNT: "1",
      GIT_CONFIG_KEY_0: "core.fsmonitor",
      GIT_CONFIG_VALUE_0: script,
    };
    for (const args of [["v1.2", "v1.3"], [], ["v1.1"]]) await apigate(["diff", ...args], { cwd: files.path, env });
    expect(existsSync(marker)).toBe(false);
  });
});

describe("missing objects", () => {
  /** So few objects are loose: one file each. */
  const removeObject = (files: GitDir, oid: string): void =>
    rmSync(path.join(files.path, ".git/objects", oid.slice(0, 2), oid.slice(2)));

  test("a blob that is gone is exit 2 with what to try", async () => {
    const files = gitDir(VERSIONS);
    removeObject(files, files.git("rev-parse", "v1.3:openapi.json").trim());
    const run = await apigate(["diff", "v1.2", "v1.3"], { cwd: files.path });
    expect(run.stderr).toMatch(/git object [0-9a-f]{40} cannot be read[\s\S]*git fsck/);
    expect(run).toMatchObject({ status: 2, stdout: "" });
  });

  test("a tree that is gone is exit 2", async () => {
    const files = gitDir(VERSIONS);
    removeObject(files, files.git("rev-parse", "v1.3^{tree}").trim());
    const run = await apigate(["diff", "v1.2", "v1.3"], { cwd: files.path });
    expect(run.stderr).toMatch(/cannot be read/);
    expect(run).toMatchObject({ status: 2, stdout: "" });
  });

  test("a blob that no description needs may be gone", async () => {
    const files = gitDir({
      "v1.2": { ...VERSIONS["v1.2"], "logo.png": "1" },
      "v1.3": { ...VERSIONS["v1.3"], "logo.png": "2" },
    });
    for (const tag of ["v1.2", "v1.3"]) removeObject(files, files.git("rev-parse", `${tag}:logo.png`).trim());
    expect(headlines(await diffJson(["v1.2", "v1.3"], { cwd: files.path }))).toEqual([TOTAL_REMOVED]);
  });

  test("a partial clone is not completed behind the user's back", async () => {
    const origin = gitDir(VERSIONS);
    origin.git("config", "uploadpack.allowFilter", "true");
    const clone = path.join(folder(), "clone");
    origin.git("clone", "--quiet", "--filter=blob:none", "--no-checkout", `file://${origin.path}`, clone);
    const run = await apigate(["diff", "v1.2", "v1.3"], { cwd: clone });
    expect(run.stderr).toMatch(/partial/);
    expect(run).toMatchObject({ status: 2, stdout: "" });
    origin.git("-C", clone, "checkout", "--quiet", "v1.2");
    origin.git("-C", clone, "checkout", "--quiet", "v1.3");
    expect(headlines(await diffJson(["v1.2", "v1.3"], { cwd: clone }))).toEqual([TOTAL_REMOVED]);
  });
});
