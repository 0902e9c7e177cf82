import { cpSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { revisionOfVersion } from "../../src/source/version-revision.ts";
import { apigate, type Run } from "../support/apigate.ts";
import { folder } from "../support/folder.ts";
import { type GitDir, gitDir, openGitDir } from "../support/git-dir.ts";
import { modulesLoadedBy } from "../support/modules.ts";
import { pactFile } from "../support/pact-file.ts";

const FILES = { "billing.json": pactFile("billing", "orders"), "web.json": pactFile("web", "orders", "/carts") };
const env = { SOURCE_DATE_EPOCH: "1735689600" };

const run = (files: GitDir, ...args: string[]): Promise<Run> => apigate(args, { cwd: files.path, env });
const ask = (files: GitDir, pacticipant: string, version: string, ...more: string[]): Promise<Run> =>
  run(files, "can-i-deploy", "--pacticipant", pacticipant, "--version", version, "--to", "production", ...more);
const deploy = (files: GitDir, pacticipant: string, version: string): Promise<Run> =>
  run(files, "record-deployment", "--pacticipant", pacticipant, "--version", version, "--to", "production");
const verified = (files: GitDir, pact: string, version: string, outcome: "--success" | "--failure"): Promise<Run> =>
  run(files, "record-result", "--pact", pact, "--version", version, outcome);

/** billing 1 and web 1 are in production, orders 1.2.0 serves them: made once, copied for every test. */
let template: GitDir;

beforeAll(async () => {
  template = await setUp();
});

function running(): GitDir {
  const copy = path.join(folder(), "copy");
  cpSync(template.path, copy, { recursive: true });
  return openGitDir(copy);
}

async function setUp(): Promise<GitDir> {
  const files = gitDir({ "v1.2.0": FILES, "v1.3.0": { ...FILES, "next.txt": "" } });
  await run(files, "record-pact", "billing.json", "web.json", "--version", "1");
  for (const name of ["billing", "web"]) await deploy(files, name, "1");
  await deploy(files, "orders", "1.2.0");
  for (const pact of ["billing.json", "web.json"]) await verified(files, pact, "1.2.0", "--success");
  return files;
}

describe("the answer", () => {
  test("goes from not known to no to yes as results come in", async () => {
    const files = running();
    expect(await ask(files, "orders", "1.3.0")).toEqual({
      status: 2,
      stderr: "",
      stdout: `  ? billing 1 → orders 1.3.0  unknown   neither verified nor examined
  ? web 1 → orders 1.3.0      unknown   neither verified nor examined

orders 1.3.0 is not known to be safe for production:
  - orders 1.3.0 was not verified against the pact of billing 1
  - orders 1.3.0 was not verified against the pact of web 1
`,
    });
    expect((await ask(files, "orders", "1.4.0")).status).toBe(1); // no such tag
    await verified(files, "billing.json", "1.3.0", "--success");
    await verified(files, "web.json", "1.3.0", "--failure");
    expect(await ask(files, "orders", "1.3.0")).toEqual({
      status: 1,
      stderr: "",
      stdout: `  ✗ web 1 → orders 1.3.0      fails     live failed 2025-01-01
  ✓ billing 1 → orders 1.3.0  verified  live passed 2025-01-01

orders 1.3.0 must not be deployed to production: orders 1.3.0 does not do what web 1 relies on: the verification of the running provider failed
`,
    });
    expect(await ask(files, "orders", "1.3.0", "--ignore", "web")).toEqual({
      status: 0,
      stderr: "",
      stdout: `  ✓ billing 1 → orders 1.3.0  verified  live passed 2025-01-01
  - web 1 → orders 1.3.0      ignored

orders 1.3.0 can be deployed to production: the one pact concerned is verified
`,
    });
    await verified(files, "web.json", "1.3.0", "--success");
    const yes = await ask(files, "orders", "1.3.0");
    expect(yes).toMatchObject({ status: 0, stderr: "" });
    expect(yes.stdout).toMatch(/can be deployed to production: all 2 pacts concerned are verified\n$/);
  });

  test("as JSON under the broker's names, always the same", async () => {
    const files = running();
    await verified(files, "billing.json", "1.3.0", "--failure");
    const args = ["--format", "text=answer.txt", "--format", "json"];
    const { status, stdout } = await ask(files, "orders", "1.3.0", ...args);
    expect(status).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      summary: { deployable: null, success: 0, failed: 1, unknown: 1, ignored: 0 },
      notices: [{ type: "error" }, { type: "error" }],
      matrix: [
        {
          consumer: { name: "billing", version: { number: "1" } },
          provider: { name: "orders", version: { number: "1.3.0" } },
          verificationResult: { success: false, live: false, static: null },
        },
        { consumer: { name: "web" }, verificationResult: null },
      ],
    });
    expect((await ask(files, "orders", "1.3.0", ...args)).stdout).toBe(stdout);
    expect(readFileSync(path.join(files.path, "answer.txt"), "utf8")).toMatch(/is not known to be safe/);
  });

  test("a consumer that publishes the same content again is verified already", async () => {
    const files = running();
    await run(files, "record-pact", "billing.json", "--version", "2");
    expect(await ask(files, "billing", "2")).toMatchObject({ status: 0, stderr: "" });
  });

  test("without --version it is asked of the commit that is checked out", async () => {
    const files = running();
    const head = files.git("rev-parse", "HEAD").trim();
    await run(files, "record-pact", "billing.json");
    const { status, stderr } = await run(files, "can-i-deploy", "--pacticipant", "billing", "--to", "production");
    expect([status, stderr]).toEqual([0, `version ${head} (the commit that is checked out)\n`]);
  });

  test("a provider's version may be a tag or a commit, nothing else that git understands", () => {
    const files = running();
    files.git("tag", "orders/v7", "v1.2.0");
    files.git("tag", "orders-8.0", "v1.2.0");
    files.git("branch", "deadbeef");
    const commit = files.git("rev-parse", "HEAD").trim();
    const isKnown = (version: string) =>
      revisionOfVersion({ directory: files.path, root: files.path }, "orders", version) !== undefined;
    const known = ["v1.3.0", "1.3.0", "7", "v7", "8.0", commit, commit.slice(0, 9)];
    expect(known.filter((version) => !isKnown(version))).toEqual([]);
    const unknown = ["1.4.0", "deadbeef", "main", "HEAD", "v1.2.0~0", "v1.2.0^{tree}", "@", "-x", "v1*", "", "a\nb"];
    expect(unknown.filter(isKnown)).toEqual([]);
  });

  test("in a repository of many, the tag that names the provider comes first", () => {
    const files = running();
    files.git("tag", "orders/v1.3.0", "v1.2.0");
    const revision = revisionOfVersion({ directory: files.path, root: files.path }, "orders", "1.3.0");
    expect(revision?.commit).toBe(files.git("rev-parse", "v1.2.0").trim());
  });

  test("facts of origin count, those of this clone too", async () => {
    const origin = running();
    const target = path.join(folder(), "clone");
    origin.git("clone", "--quiet", origin.path, target);
    const clone = openGitDir(target);
    expect((await ask(clone, "billing", "1")).status).toBe(0);
    await verified(clone, "billing.json", "1.2.0", "--failure");
    expect((await ask(clone, "billing", "1")).status).toBe(1);
    expect((await ask(origin, "billing", "1")).status).toBe(0);
  });
});

describe("no answer", () => {
  test("where nothing is recorded, with what to fetch", async () => {
    const origin = running();
    const target = path.join(folder(), "clone");
    origin.git("clone", "--quiet", "--depth=1", `file://${origin.path}`, target);
    const clone = openGitDir(target);
    const { status, stdout, stderr } = await ask(clone, "billing", "1");
    expect([status, stdout]).toEqual([2, ""]);
    const [, command = ""] = /hint: .*: git (fetch .*)/.exec(stderr) ?? [];
    clone.git(...command.split(" "));
    expect((await ask(clone, "billing", "1")).status).toBe(0);
  });

  test.each([
    [["--pacticipant", "biling", "--to", "production"], /nothing is recorded of `biling`[\s\S]*Did you mean `billing`/],
    [["--pacticipant", "billing", "--to", "prodution"], /no deployment to `prodution`[\s\S]*Did you mean `production`/],
    [["--pacticipant", "billing", "--to", "mars"], /no deployment to `mars`[\s\S]*record-deployment/],
    [["--pacticipant", "billing", "--to", "production", "--version", ""], /--version names nothing/],
    [["--pacticipant", "billing", "--to", "production", "--ignore", "a\nb"], /--ignore is no name/],
    [["--pacticipant", "billing", "--to", "production", "--format", "yaml"], /`yaml` is no format/],
    [["--pacticipant", "billing", "--to", "production", "--records", "../x"], /--records/],
    [["--pacticipant", "billing"], /required option '--to/],
    [["--to", "production"], /required option '--pacticipant/],
  ])("%j", async (args, message) => {
    const { status, stdout, stderr } = await run(template, "can-i-deploy", ...args);
    expect(stderr).toMatch(message);
    expect([status, stdout]).toEqual([2, ""]);
  });

  /** A failure that somebody would rather not see. */
  const FORGERIES: [string, (text: string, file: string) => [string, string] | undefined][] = [
    ["edited", (text, file) => [file, text.replace('"success":false', '"success":true')]],
    ["renamed", (text, file) => [file.replace(/[0-9a-f]{4}\.json$/, "0000.json"), text]],
    ["moved to another kind", (text, file) => [file.replace("results", "deployments"), text]],
    ["put where nobody looks", (text, file) => [file.replace("results", "oldresults"), text]],
    ["cut", (text, file) => [file, text.slice(0, 20)]],
    ["emptied", (_, file) => [file, ""]],
    ["blown up", (text, file) => [file, text + " ".repeat(70_000)]],
  ];
  test.each(FORGERIES)("where a failure has been %s, with the name of the file", async (_, forge) => {
    const files = running();
    await verified(files, "billing.json", "1.2.0", "--failure");
    files.git("checkout", "--quiet", "apigate-data");
    const file = files.git("grep", "-l", '"success":false').trim();
    const [target, text] = forge(readFileSync(path.join(files.path, file), "utf8"), file) ?? ["", ""];
    files.git("rm", "--quiet", file);
    files.write({ [target]: text });
    files.git("add", target);
    files.git("commit", "--quiet", "-m", "tidied up");
    const { status, stdout, stderr } = await ask(files, "billing", "1");
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/\[E_RECORD\]/);
    expect(stderr).toContain(`at ${target}`);
  });

  test("where a published pact has gone", async () => {
    const files = running();
    files.git("checkout", "--quiet", "apigate-data");
    files.git("rm", "-r", "--quiet", "pacts");
    files.git("commit", "--quiet", "-m", "tidied up");
    files.git("tag", "orders/v1.2.0");
    const { status, stderr } = await ask(files, "billing", "1");
    expect(status).toBe(2);
    expect(stderr).toMatch(/it is not there \[E_RECORD\]\n {2}at pacts\//);
  });
});

test("what is asked loads no rule, no model and no library for tags", async () => {
  const files = running();
  const loaded = modulesLoadedBy(
    ["can-i-deploy", "--pacticipant", "billing", "--version", "1", "--to", "production"],
    files.path,
  );
  expect(loaded.filter((url) => /@stoplight|simple-git|semver|ajv|\/chunks\/(?:breaking|compare)/.test(url))).toEqual(
    [],
  );
});

test("a version whose tag is here is held against its description, and a pact that breaks is no", async () => {
  const schema = (name: string) => ({ type: "object", required: [name], properties: { [name]: { type: "string" } } });
  const api = (name: string) =>
    JSON.stringify({
      openapi: "3.1.0",
      info: { title: "Orders", version: "1" },
      paths: {
        "/orders": {
          get: { responses: { 200: { description: "ok", content: { "application/json": { schema: schema(name) } } } } },
        },
      },
    });
  const response = { status: 200, headers: { "Content-Type": "application/json" }, body: { total: "1" } };
  const pact = JSON.stringify({
    consumer: { name: "billing" },
    provider: { name: "orders" },
    interactions: [{ description: "get", request: { method: "GET", path: "/orders" }, response }],
    metadata: { pactSpecification: { version: "3.0.0" } },
  });
  const files = gitDir({
    "v1.0": { "orders.json": api("total"), "pact.json": pact },
    "v2.0": { "orders.json": api("amount"), "pact.json": pact },
  });
  await run(files, "record-pact", "pact.json", "--version", "1");
  await deploy(files, "billing", "1");
  expect(await ask(files, "orders", "1.0")).toMatchObject({
    status: 0,
    stdout: expect.stringContaining("description guarantees the pact"),
  });
  expect(await ask(files, "orders", "2.0")).toMatchObject({
    status: 1,
    stdout: expect.stringContaining("description breaks the pact"),
  });
});
