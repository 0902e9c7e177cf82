import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, lstatSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import type { Result } from "../../src/core/result.ts";
import { apigate, BIN, environment } from "../support/apigate.ts";
import { folder } from "../support/folder.ts";
import { description, json, WITH_TOTAL, WITHOUT_TOTAL } from "../support/openapi.ts";

const FILES = { "a.json": WITH_TOTAL, "b.json": WITHOUT_TOTAL };
const resultIn = (file: string): Result => JSON.parse(readFileSync(file, "utf8")) as Result;

describe("--format", () => {
  test("writes several formats from one run: text on screen, JSON in a file", async () => {
    const cwd = folder(FILES);
    const { status, stdout } = await apigate(
      ["diff", "a.json", "b.json", "--format", "text", "--format", "json=result.json"],
      { cwd },
    );
    expect(status).toBe(1);
    expect(stdout).toMatch(/^FAIL /m);
    expect(resultIn(path.join(cwd, "result.json"))).toMatchObject({ verdict: "fail" });
    expect(readdirSync(cwd).sort()).toEqual(["a.json", "b.json", "result.json"]);
  });

  test("prints nothing when every format has a file; a text file has no colour", async () => {
    const cwd = folder(FILES);
    const { stdout, stderr } = await apigate(
      ["diff", "a.json", "b.json", "--format", "text=report.txt", "--color", "always"],
      { cwd },
    );
    expect([stdout, stderr]).toEqual(["", ""]);
    expect(readFileSync(path.join(cwd, "report.txt"), "utf8")).toMatch(/^FAIL /m);
    expect(readFileSync(path.join(cwd, "report.txt"), "utf8")).not.toContain("\u001b");
  });

  test("replaces an earlier report, and keeps `=` in its name", async () => {
    const cwd = folder({ ...FILES, "a=b.json": "old" });
    await apigate(["diff", "a.json", "b.json", "--format", "json=a=b.json"], { cwd });
    expect(resultIn(path.join(cwd, "a=b.json"))).toMatchObject({ verdict: "fail" });
  });

  test("a report file is found from --cwd", async () => {
    const cwd = folder(FILES);
    await apigate(["diff", "a.json", "b.json", "--cwd", cwd, "--format", "json=result.json"], { cwd: folder() });
    expect(existsSync(path.join(cwd, "result.json"))).toBe(true);
  });

  test.each([
    [["--format", "jsn"], /`jsn` is no format/, /Did you mean `json`\?/],
    [["--format", "yaml"], /`yaml` is no format/, /text, json/],
    [["--format", "text", "--format", "json"], /only one format can go to standard output/, /--format json=/],
    [["--format", "json="], /--format/, /hint/],
  ])("refuses %j", async (flags, message, hint) => {
    const cwd = folder(FILES);
    const { status, stdout, stderr } = await apigate(["diff", "a.json", "b.json", ...flags], { cwd });
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(hint);
    expect(stderr).not.toMatch(/^\s+at \S+ \(/m);
    expect([status, stdout]).toEqual([2, ""]);
    expect(readdirSync(cwd)).toHaveLength(2);
  });

  test("a FIFO, or a device such as /dev/null, is written to, never replaced by a file", async () => {
    const cwd = folder(FILES);
    execFileSync("mkfifo", [path.join(cwd, "pipe")]);
    const reader = spawn("cat", [path.join(cwd, "pipe")], { stdio: ["ignore", "pipe", "ignore"], timeout: 5_000 });
    const [read, run] = await Promise.all([
      text(reader.stdout),
      apigate(["diff", "a.json", "b.json", "--format", "json=pipe"], { cwd }),
    ]);
    expect(lstatSync(path.join(cwd, "pipe")).isFIFO()).toBe(true);
    expect(JSON.parse(read)).toMatchObject({ verdict: "fail" });
    expect(run.status).toBe(1);
  });

  test("a symbolic link in the tree cannot lead the report to another file", async () => {
    const outside = folder({ "keys.txt": "old" });
    const target = path.join(outside, "keys.txt");
    const cwd = folder({ ...FILES, "result.json": { symlink: target } });
    await apigate(["diff", "a.json", "b.json", "--format", "json=result.json"], { cwd });
    expect(readFileSync(target, "utf8")).toBe("old");
  });

  test("a report that cannot be written is exit 2, names the file, and leaves nothing behind", async () => {
    const cwd = folder({ ...FILES, "taken/x": "" });
    for (const file of ["missing/result.json", "taken"]) {
      const { status, stderr } = await apigate(["diff", "a.json", "b.json", "--format", `json=${file}`], { cwd });
      expect(stderr).toMatch(/report cannot be written/);
      expect(stderr).toContain(file);
      expect(stderr).not.toMatch(/bug in apigate/);
      expect(status).toBe(2);
    }
    expect(readdirSync(cwd).sort()).toEqual(["a.json", "b.json", "taken"]);
    expect(readdirSync(path.join(cwd, "taken"))).toEqual(["x"]);
  });
});

describe("standard output that cannot take the report", () => {
  const many = json(
    description(
      Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`property${index}`, { type: "string" }])),
    ),
  );
  const cwd = folder({ "a.json": many, "b.json": json(description({})) });
  const shell = (command: string) =>
    spawnSync("bash", ["-c", command, "bash", process.execPath, BIN], { cwd, env: environment(cwd), encoding: "utf8" });

  test("a reader that has seen enough changes neither the verdict nor standard error", () => {
    const { stdout, stderr } = shell(
      'set -o pipefail; "$1" "$2" diff a.json b.json --format json | head -1; echo "status $?"',
    );
    expect(stdout).toBe("{\nstatus 1\n");
    expect(stderr).toBe("");
  });

  test("a slow reader gets everything", () => {
    const { stdout } = shell('"$1" "$2" diff a.json b.json --format json | (sleep 0.5; tail -c 2)');
    expect(stdout).toBe("}\n");
  });

  test.skipIf(!existsSync("/dev/full"))("a full disk is exit 2, without a stack", () => {
    const { status, stderr } = shell('"$1" "$2" diff a.json b.json --format json > /dev/full');
    expect(status).toBe(2);
    expect(stderr).toMatch(/^error: /);
    expect(stderr).not.toMatch(/^\s+at \S+ \(/m);
  });
});
