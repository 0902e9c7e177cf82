import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { requireName } from "../../src/cli/recorded.ts";
import { apigate, type Run } from "../support/apigate.ts";
import { errorOf } from "../support/errors.ts";
import { folder } from "../support/folder.ts";
import { type GitDir, gitDir, openGitDir } from "../support/git-dir.ts";
import { pactFile } from "../support/pact-file.ts";
import { snapshot, untidy } from "../support/snapshot.ts";

const PACTS = { "billing.json": pactFile("billing", "orders"), "web.json": pactFile("web", "orders", "/carts") };
const repository = (): GitDir => gitDir({ "v1.3.0": PACTS });

const run = (files: GitDir, ...args: string[]): Promise<Run> => apigate(args, { cwd: files.path });
const deploy = (files: GitDir, version: string, ...more: string[]): Promise<Run> =>
  run(files, "record-deployment", "--pacticipant", "orders", "--version", version, "--to", "production", ...more);
const factsOn = (files: GitDir, branch = "apigate-data"): string[] =>
  files.git("ls-tree", "-r", "--name-only", branch).trim().split("\n");
const contents = (files: GitDir, folderName: string): Record<string, unknown>[] =>
  factsOn(files)
    .filter((file) => file.startsWith(`${folderName}/`))
    .map((file) => JSON.parse(files.git("show", `apigate-data:${file}`)) as Record<string, unknown>);

describe("recording", () => {
  test("sixteen writers at once lose nothing", async () => {
    const files = repository();
    const versions = Array.from({ length: 16 }, (_, index) => `1.${index}`);
    const runs = await Promise.all(versions.map((version) => deploy(files, version, "--target", version)));
    expect(runs.map(({ status, stderr }) => `${status} ${stderr}`)).toEqual(versions.map(() => "0 "));
    expect(
      contents(files, "deployments")
        .map(({ version }) => version)
        .sort(),
    ).toEqual(versions.sort());
    files.git("fsck", "--strict");
  });

  test("touches neither the work tree, nor the index, nor HEAD, nor any other ref", async () => {
    const files = untidy();
    files.write(PACTS);
    const before = snapshot(files.path);
    const commands = [
      ["record-pact", "billing.json", "web.json", "--version", "1"],
      ["record-result", "--pact", "billing.json", "--version", "v1.3", "--success"],
      ["record-description", "openapi.json", "--provider", "orders", "--version", "1.2.0", "--commit", "v1.2"],
      ["record-deployment", "--pacticipant", "billing", "--version", "1", "--to", "production"],
      ["record-release", "--pacticipant", "web", "--version", "1", "--to", "production"],
      ["can-i-deploy", "--pacticipant", "orders", "--version", "v1.3", "--to", "production"],
      ["record-undeployment", "--pacticipant", "billing", "--from", "production"],
      ["record-support-ended", "--pacticipant", "web", "--version", "1", "--from", "production"],
    ];
    for (const args of commands)
      expect(await run(files, ...args), args.join(" ")).toMatchObject({ status: expect.any(Number), stderr: "" });
    expect(factsOn(files)).toHaveLength(10);
    const after = snapshot(files.path).filter(
      (line) =>
        !/^\.git\/objects|^\.git\/logs\/refs\/heads\/apigate-data |^\.git\/refs\/heads\/apigate-data /.test(line),
    );
    const folders = /^\.git\/(?:logs\/)?refs\/heads /; // their time of change
    expect(after.filter((line) => !folders.test(line))).toEqual(
      before.filter((line) => !line.startsWith(".git/objects") && !folders.test(line)),
    );
  });

  test("from a bare repository, a work tree beside it, and a shallow clone", async () => {
    const origin = repository();
    await deploy(origin, "1");
    const [bare, shallow, beside] = ["bare.git", "shallow", "beside"].map((name) => path.join(folder(), name)) as [
      string,
      string,
      string,
    ];
    origin.git("clone", "--quiet", "--bare", origin.path, bare);
    origin.git("clone", "--quiet", "--depth=1", "--no-single-branch", `file://${origin.path}`, shallow);
    origin.git("worktree", "add", "--quiet", "--detach", beside);
    for (const place of [bare, shallow, beside]) {
      expect(await deploy(openGitDir(place), "2")).toMatchObject({ status: 0, stderr: "" });
      expect(factsOn(openGitDir(place))).toHaveLength(2);
    }
  });

  test("commits name apigate unless git has a user, and bear the time of the fact", async () => {
    const files = repository();
    const env = { SOURCE_DATE_EPOCH: "1700000000" };
    const args = ["record-deployment", "--pacticipant", "orders", "--to", "production", "--version"];
    await apigate([...args, "1"], { cwd: files.path, env });
    files.git("config", "user.name", "Grace");
    files.git("config", "user.email", "grace@example.org");
    await apigate([...args, "2"], { cwd: files.path, env });
    expect(files.git("log", "--format=%an <%ae> %cn %at %ct %s", "apigate-data").trim().split("\n")).toEqual([
      "Grace <grace@example.org> Grace 1700000000 1700000000 orders 2 deployed to production",
      "apigate <apigate@localhost> apigate 1700000000 1700000000 orders 1 deployed to production",
      "apigate <apigate@localhost> apigate 0 0 Facts recorded by apigate",
    ]);
    expect(
      contents(files, "deployments")
        .map(({ at }) => at)
        .sort(),
    ).toEqual(["2023-11-14T22:13:20.000Z", "2023-11-14T22:13:20.001Z"]);
  });

  test("a version that is left out is the commit that is checked out, and that is said", async () => {
    const files = repository();
    const head = files.git("rev-parse", "HEAD").trim();
    const { status, stdout, stderr } = await run(files, "record-pact", "billing.json");
    expect([status, stdout]).toEqual([0, `recorded: pacts of billing ${head} with orders\n`]);
    expect(stderr).toBe(`version ${head} (the commit that is checked out)\n`);
  });

  test("on a branch of another name", async () => {
    const files = repository();
    await deploy(files, "1", "--records", "facts/main");
    expect(factsOn(files, "facts/main")).toHaveLength(1);
    expect(files.git("branch", "--list", "apigate-data")).toBe("");
  });

  test("what is known already is not recorded again", async () => {
    const files = repository();
    for (const expected of ["recorded", "already recorded"]) {
      expect((await run(files, "record-pact", "billing.json", "--version", "1")).stdout).toMatch(
        `${expected}: pacts of billing 1`,
      );
      expect((await deploy(files, "1")).stdout).toBe(`${expected}: orders 1 deployed to production\n`);
    }
    expect(factsOn(files)).toHaveLength(3);
  });
});

describe("what is refused", () => {
  test("another pact of a version that has published one", async () => {
    const files = repository();
    await run(files, "record-pact", "billing.json", "--version", "1");
    files.write({ "billing.json": pactFile("billing", "orders", "/other") });
    const { status, stdout, stderr } = await run(files, "record-pact", "billing.json", "--version", "1");
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(
      /billing 1 has already published another pact with orders \[E_RECORD\]\n {2}at billing\.json/,
    );
    expect((await run(files, "record-pact", "billing.json", "--version", "2")).status).toBe(0);
  });

  test("the end of something that has not begun", async () => {
    const files = repository();
    await deploy(files, "1", "--target", "blue");
    const { status, stderr } = await run(
      files,
      "record-undeployment",
      "--pacticipant",
      "orders",
      "--from",
      "production",
    );
    expect(status).toBe(2);
    expect(stderr).toMatch(/there is no record of orders deployed to production \[E_RECORD\]/);
    const blue = ["record-undeployment", "--pacticipant", "orders", "--from", "production", "--target", "blue"];
    expect((await run(files, ...blue, "--version", "2")).stderr).toMatch(
      /orders 2 deployed to production \(blue\)[\s\S]*There now: 1/,
    );
    expect((await run(files, ...blue)).stdout).toBe("recorded: orders 1 no longer deployed to production (blue)\n");
    expect((await run(files, ...blue)).stdout).toBe(
      "already recorded: orders no longer deployed to production (blue)\n",
    );
  });

  test("the pact of other parties, or no outcome, or two", async () => {
    const files = repository();
    const result = (...args: string[]) =>
      run(files, "record-result", "--pact", "billing.json", "--version", "1", ...args);
    expect((await result("--success", "--provider", "stock")).stderr).toMatch(/this is the pact of provider `orders`/);
    expect((await result("--success", "--consumer", "web")).stderr).toMatch(/this is the pact of consumer `billing`/);
    expect((await result()).stderr).toMatch(/--success or --failure/);
    expect((await result("--success", "--failure")).stderr).toMatch(/--success or --failure/);
    expect(files.git("branch", "--list", "apigate-data")).toBe("");
  });

  test.each(["a\nb", "\u001b[2J", "a".repeat(10_000), " ", "", "-x", "--to", "\ud800"])("the name %j", (name) => {
    expect(errorOf(() => requireName("--version", name))).toMatchObject({ code: "E_USAGE" });
  });

  test("a name of two lines, with nothing recorded", async () => {
    const files = gitDir({});
    const args = ["record-deployment", "--pacticipant", "a\nb", "--version", "1", "--to", "production"];
    const { status, stdout, stderr } = await run(files, ...args);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/--pacticipant is no name \[E_USAGE\]/);
    expect(files.git("for-each-ref")).toBe("");
  });

  test("a pact between participants that cannot be named", async () => {
    const files = gitDir({ v1: { "pact.json": pactFile("a\nb", "orders") } });
    const { status, stdout, stderr } = await run(files, "record-pact", "pact.json", "--version", "1");
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/name of a participant cannot be recorded \[E_PACT\]\n {2}at pact\.json/);
  });

  test("names that would be something else elsewhere are only names", async () => {
    const files = repository();
    const beside = `${path.basename(files.path)}-x`;
    const names = [`../${beside}`, "$(touch x)", "__proto__", "a\u202eb", "refs/heads/main", "näme ☃"];
    for (const name of names)
      expect((await run(files, "record-release", "--pacticipant", name, "--version", name, "--to", name)).status).toBe(
        0,
      );
    expect(
      contents(files, "deployments")
        .map(({ pacticipant }) => pacticipant)
        .sort(),
    ).toEqual(names.sort());
    expect(existsSync(path.join(files.path, "x")) || existsSync(path.join(files.path, "..", beside))).toBe(false);
  });

  test.each([
    [["record-pact", "nowhere.json", "--version", "1"], /no such file|cannot be read/],
    [["record-pact", ".", "--version", "1"], /no regular file/],
    [["record-pact", "openapi.json", "--version", "1"], /E_PACT/],
    [["record-pact", "--version", "1"], /missing required argument/],
    [["record-pact", "billing.json", "--version", "-x"], /--version names nothing/],
    [["record-description", "nowhere.yaml", "--provider", "orders"], /no such file in `HEAD`/],
    [["record-description", "billing.json", "--provider", "orders", "--commit", "--output=x"], /E_GIT|no tag/],
    [["record-deployment", "--pacticipant", "orders", "--version", "1"], /required option '--to/],
  ])("%j", async (args, message) => {
    const files = gitDir({ "v1.3.0": { ...PACTS, "openapi.json": '{"openapi":"3.0.3"}' } });
    const { status, stdout, stderr } = await run(files, ...args);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/bug in apigate/);
    expect([status, stdout]).toEqual([2, ""]);
    expect(files.git("branch", "--list", "apigate-data")).toBe("");
  });

  test("a folder that is in no repository, and a repository without a commit to name", async () => {
    const args = ["record-deployment", "--pacticipant", "orders", "--to", "production"];
    const nowhere = await apigate([...args, "--version", "1"], { cwd: folder() });
    expect(nowhere).toMatchObject({ status: 2, stdout: "" });
    expect(nowhere.stderr).toMatch(/not in a git repository/);
    const empty = await run(gitDir({}), ...args);
    expect(empty).toMatchObject({ status: 2, stdout: "" });
    expect(empty.stderr).toMatch(/--version is missing/);
  });

  test("an object store that cannot be written to", async () => {
    const files = gitDir({});
    const { status, stderr } = await apigate(
      ["record-deployment", "--pacticipant", "orders", "--version", "1", "--to", "production"],
      { cwd: readOnly(files).path },
    );
    expect(status).toBe(2);
    expect(stderr).toMatch(/git cannot write to this repository: .* \[E_RECORD\]/);
  });
});

/** Files stand where git would make folders for objects: permissions do not stop everybody. */
function readOnly(files: GitDir): GitDir {
  const taken = Array.from({ length: 256 }, (_, first) => `.git/objects/${first.toString(16).padStart(2, "0")}`);
  files.write(Object.fromEntries(taken.map((name) => [name, ""])));
  return files;
}
