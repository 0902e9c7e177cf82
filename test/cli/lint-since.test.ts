import { execFileSync } from "node:child_process";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { Finding } from "../../src/core/finding.ts";
import { apigate } from "../support/apigate.ts";
import { pactOf, resultOf } from "../support/contracts.ts";
import { folder, writeFiles } from "../support/folder.ts";
import { type GitDir, gitDir } from "../support/git-dir.ts";
import { type JsonObject, json } from "../support/openapi.ts";

/** `path-case` and `operation-id-not-generated` are about what is added, `operation-summary` about everything. */
const RULES = json({ rules: { "path-case": "error", "operation-summary": "warn", "path-no-verbs": "off" } });

interface Shape {
  paths: readonly string[];
  title?: string;
  summary?: string;
  more?: JsonObject;
}

/** A description with `GET` at each of these paths; summaries are missing unless one is given. */
const api = ({ paths, title = "Orders", summary, more = {} }: Shape): string =>
  json({
    openapi: "3.0.3",
    info: { title, version: "1.0.0" },
    paths: Object.fromEntries(
      paths.map((template) => [
        template,
        {
          parameters: [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
            name: name as string,
            in: "path",
            required: true,
            schema: { type: "string" },
          })),
          get: { ...(summary ? { summary } : {}), responses: { "200": { description: "ok" } } },
        },
      ]),
    ),
    ...more,
  });

const lint = (cwd: string, ...args: string[]) => resultOf(["lint", "--ruleset", "rules.yaml", ...args], { cwd });

/** `error path-case #/paths/~1a_b` for each finding. */
const told = ({ findings }: { findings: readonly Finding[] }): string[] =>
  findings.map(({ severity, ruleId, subject }) => `${severity} ${ruleId} ${subject}`);

const repository = (versions: Record<string, Record<string, string>>): GitDir =>
  gitDir(Object.fromEntries(Object.entries(versions).map(([tag, files]) => [tag, { "rules.yaml": RULES, ...files }])));

const OLD = ["/order_lines", "/orders"];

describe("--new-since", () => {
  const git = repository({
    "v1.2": { "orders.json": api({ paths: OLD }) },
    "v1.3": { "orders.json": api({ paths: [...OLD, "/order_notes"] }) },
  });
  const clean = ["--ruleset", "rules.yaml"];

  test.each(["v1.2", "HEAD~1", "v1.2:orders.json"])("%s: only what has come since is reported", async (since) => {
    const result = await lint(git.path, "--new-since", since);
    expect(told(result)).toEqual([
      "error path-case #/paths/~1order_notes",
      "warn operation-summary #/paths/~1order_notes/get",
    ]);
    expect(result.ratchet).toMatchObject({ since: { ref: since.split(":")[0] }, known: 3, fixed: 0 });
    expect(result.status).toBe(1);
  });

  test("two versions, a bare clone and a detached HEAD", async () => {
    const bare = path.join(folder(), "bare.git");
    execFileSync("git", ["clone", "--quiet", "--bare", git.path, bare], { stdio: "ignore" });
    const rules = path.join(folder({ "rules.yaml": RULES }), "rules.yaml");
    const result = await resultOf(["lint", "v1.3", "--new-since", "v1.2", "--ruleset", rules], { cwd: bare });
    expect(told(result)).toHaveLength(2);
    const clone = path.join(folder(), "clone");
    execFileSync("git", ["clone", "--quiet", git.path, clone], { stdio: "ignore" });
    execFileSync("git", ["checkout", "--quiet", "--detach", "v1.2"], { cwd: clone });
    expect((await lint(clone, "--new-since", "v1.2")).ratchet).toMatchObject({ known: 3, fixed: 0 });
    expect((await lint(clone, "--new-since", "v1.3")).ratchet).toMatchObject({ known: 3, fixed: 2 });
  });

  test("the text counts what it does not show", async () => {
    const { stdout } = await apigate(["lint", ...clean, "--new-since", "v1.2"], { cwd: git.path });
    expect(stdout).toContain("2 new; 3 known since v1.2 are not shown, 0 fixed");
    expect(stdout).not.toContain("order_lines");
  });

  test("a shallow clone without the base cannot judge, and says what to fetch", async () => {
    const shallow = path.join(folder(), "shallow");
    execFileSync("git", ["clone", "--quiet", "--depth=1", `file://${git.path}`, shallow], { stdio: "ignore" });
    const { status, stderr, stdout } = await apigate(["lint", ...clean, "--new-since", "v1.2"], { cwd: shallow });
    expect(status).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain("git fetch --depth=1 origin tag v1.2");
  });

  test.each([
    ["v9.9", "no tag, branch or commit"],
    ["-", "standard input"],
    ["", "empty text"],
  ])("`%s` is refused", async (since, why) => {
    const { status, stderr } = await apigate(["lint", ...clean, "--new-since", since], { cwd: git.path });
    expect(status).toBe(2);
    expect(stderr).toContain(why);
  });

  test("a folder has its counterpart in the base", async () => {
    const nested = repository({ "v1.0": { "apis/orders.json": api({ paths: OLD }) } });
    const args = ["--ruleset", path.join(nested.path, "rules.yaml"), "--new-since", "v1.0"];
    const result = await resultOf(["lint", "apis", ...args], { cwd: nested.path });
    expect(result.ratchet).toMatchObject({ known: 3 });
    expect(result.findings).toEqual([]);
  });

  test("what other files say of an unchanged description is compared, too", async () => {
    const rules = json({ rules: { "owner-missing": "error" } });
    const files = { "rules.yaml": rules, "orders.json": api({ paths: OLD }) };
    const owned = repository({ "v1.0": { ...files, CODEOWNERS: "* @orders\n" }, "v1.1": files });
    expect(told(await lint(owned.path, "--new-since", "v1.0"))).toEqual([expect.stringContaining("owner-missing")]);
    expect(told(await lint(owned.path, "v1.0", "--new-since", "v1.0"))).toEqual([]);
    expect((await lint(owned.path, "v1.0", "--new-since", "v1.1")).ratchet).toMatchObject({ fixed: 1 });
  });

  test("a file that an unchanged description refers to, and that is gone, is a new problem", async () => {
    const files = {
      "rules.yaml": "extends: [[spectral:oas, off]]\nrules: { path-keys-no-trailing-slash: error }\n",
      "orders.json": api({ paths: ["/orders"], more: { components: { examples: { one: { $ref: "one.json" } } } } }),
    };
    const torn = repository({ "v1.0": { ...files, "one.json": '{"value": 1}' }, "v1.1": files });
    const { findings, status } = await lint(torn.path, "--new-since", "v1.0");
    expect([findings.map(({ ruleId }) => ruleId), status]).toEqual([["invalid-ref"], 1]);
    expect((await lint(torn.path, "--new-since", "v1.1")).findings).toEqual([]);
  });

  test("a second run, from the cache, says the same", async () => {
    const env = { APIGATE_CACHE_DIR: folder() };
    const args = ["lint", ...clean, "--new-since", "v1.2", "--format", "json"];
    const runs = [await apigate(args, { cwd: git.path, env }), await apigate(args, { cwd: git.path, env })];
    expect(runs[1]).toEqual(runs[0]);
    expect(JSON.parse(runs[0]?.stdout ?? "").ratchet).toMatchObject({ known: 3 });
  });

  test("a base that cannot be read keeps from judging, and says which side it is", async () => {
    const broken = repository({
      "v1.0": { "orders.json": '{"openapi": "3.0.3", ' },
      "v1.1": { "orders.json": api({ paths: OLD }) },
    });
    const { status, stderr } = await apigate(["lint", ...clean, "--new-since", "v1.0"], { cwd: broken.path });
    expect(status).toBe(2);
    expect(stderr).toContain("This is v1.0");
  });
});

describe("what was there before is known again", () => {
  const PATHS = ["/orders/{id}/sub_lines", "/orders"];
  const base = { "apis/orders.json": api({ paths: PATHS }) };
  const since = async (files: Record<string, string>, before: Record<string, string> = base) =>
    lint(repository({ "v1.0": before, "v1.1": files }).path, "--new-since", "v1.0");

  test("whose file has moved and whose title has changed with it", async () => {
    const moved = await since({ "services/orders/openapi.json": api({ paths: PATHS }) });
    expect([told(moved), moved.ratchet?.known]).toEqual([[], 3]);
    const renamed = await since({ "services/sales.json": api({ paths: PATHS, title: "Sales" }) });
    expect([told(renamed), renamed.ratchet?.known]).toEqual([[], 3]);
  });

  test("whose path parameters have other names", async () => {
    const renamed = await since({ "apis/orders.json": api({ paths: ["/orders/{orderId}/sub_lines", "/orders"] }) });
    expect([told(renamed), renamed.ratchet]).toEqual([[], expect.objectContaining({ known: 3, fixed: 0 })]);
  });

  test("but not a description that base does not have", async () => {
    const more = await since({ ...base, "apis/stock.json": api({ paths: ["/stock_items"], title: "Stock" }) });
    expect(told(more)).toEqual([
      "error path-case #/paths/~1stock_items",
      "warn operation-summary #/paths/~1stock_items/get",
    ]);
    const first = await since(base, { "README.md": "nothing yet" });
    expect([first.findings.length, first.ratchet?.known]).toEqual([3, 0]);
  });

  test("nor one more of the same kind where another was mended", async () => {
    const swapped = await since({
      "apis/orders.json": api({ paths: ["/orders/{id}/sub-lines", "/orders", "/sub_notes"] }),
    });
    expect(told(swapped).filter((line) => line.includes("path-case"))).toEqual(["error path-case #/paths/~1sub_notes"]);
  });
});

describe("--baseline", () => {
  const git = repository({ "v1.0": { "orders.json": api({ paths: [...OLD, "/sub_notes"] }) } });
  const args = ["lint", "--ruleset", "rules.yaml"];

  test("problems of an earlier result are not reported again", async () => {
    expect((await apigate([...args, "--format", "json=lint.json"], { cwd: git.path })).status).toBe(0);
    git.write({ "orders.json": api({ paths: [...OLD, "/new_notes"] }) });
    const result = await lint(git.path, "--baseline", "lint.json");
    expect(told(result)).toEqual([
      "error path-case #/paths/~1new_notes",
      "warn operation-summary #/paths/~1new_notes/get",
    ]);
    expect(result.ratchet).toEqual({ since: { ref: "lint.json", commit: null }, known: 3, fixed: 2 });
    expect(result.status).toBe(1);
    git.write({ "orders.json": api({ paths: [...OLD, "/sub_notes"] }) });
  });

  const good = async () => JSON.parse((await apigate([...args, "--format", "json"], { cwd: git.path })).stdout);

  test("what is no result, or is not there, is refused", async () => {
    const place = folder({ "empty.json": "", "list.json": "[]", "torn.json": '{"schemaVersion": 1,' });
    const bad = {
      "empty.json": "is empty",
      "list.json": "no JSON result",
      "torn.json": "E_PARSE",
      "no.json": "no file",
    };
    for (const [name, why] of Object.entries(bad)) {
      const { status, stderr, stdout } = await apigate([...args, "--baseline", path.join(place, name)], {
        cwd: git.path,
      });
      expect([name, status, stdout]).toEqual([name, 2, ""]);
      expect(stderr).toContain(why);
    }
  });

  test("together with --new-since it is refused", async () => {
    const { status, stderr } = await apigate([...args, "--baseline", "x.json", "--new-since", "v1.0"], {
      cwd: git.path,
    });
    expect([status, stderr.includes("Give one of them")]).toEqual([2, true]);
  });

  test("a result that names members of every object finds nothing of them", async () => {
    const result = await good();
    const hostile = JSON.stringify(result).replace('"findings":[', '"__proto__":{"polluted":1},"findings":[');
    const file = path.join(folder({ "lint.json": hostile }), "lint.json");
    const { findings, ratchet } = await lint(git.path, "--baseline", file);
    expect([findings, ratchet?.known]).toEqual([[], result.findings.length]);
  });
});

describe("what is published", () => {
  const published = { "orders.json": api({ paths: OLD }) };

  test("is not to be broken: such findings are worth knowing, and name who would be hit", async () => {
    const git = repository({ "v1.2": published });
    const interaction = (route: string): JsonObject => ({
      description: `read ${route}`,
      request: { method: "GET", path: route },
      response: { status: 200 },
    });
    git.write({
      "orders.json": api({ paths: [...OLD, "/order_notes"] }),
      "pacts/billing.json": pactOf("billing", [interaction("/order_lines")]),
      "pacts/web.json": pactOf("web", [interaction("/orders")]),
    });
    const { findings, status } = await lint(git.path);
    const byPath = new Map(findings.filter(({ ruleId }) => ruleId === "path-case").map((one) => [one.subject, one]));
    expect(byPath.get("#/paths/~1order_notes")).toMatchObject({ severity: "error", consumers: [] });
    const old = byPath.get("#/paths/~1order_lines");
    expect(old).toMatchObject({
      severity: "info",
      consumers: [{ name: "billing", effect: "breaks", interactions: ["read /order_lines"] }],
    });
    expect(old?.message).toContain("(published in v1.2: mending it breaks whoever uses it)");
    expect(told({ findings })).toContain("warn operation-summary #/paths/~1order_lines/get");
    expect(status).toBe(1);
  });

  test("is nothing without a repository, without a version tag, or without the description", async () => {
    const bare = folder({ "rules.yaml": RULES, ...published });
    expect(told(await lint(bare))).toContain("error path-case #/paths/~1order_lines");
    const untagged = repository({ draft: published });
    expect(told(await lint(untagged.path))).toContain("error path-case #/paths/~1order_lines");
    const other = repository({ "v1.0": { "stock.json": api({ paths: ["/stock"], title: "Stock" }) } });
    other.write(published);
    expect(told(await lint(other.path))).toContain("error path-case #/paths/~1order_lines");
  });

  test("that cannot be read excuses nothing, and is listed", async () => {
    const git = repository({ "v1.0": { "orders.json": '{"openapi": "3.0.3", ' } });
    writeFiles(git.path, published);
    const { findings, unchecked, status } = await lint(git.path);
    expect(told({ findings })).toContain("error path-case #/paths/~1order_lines");
    expect(unchecked.map(({ what }) => what)).toContain("what is published of orders");
    expect(status).toBe(1);
  });

  test("a pact that cannot be read keeps nobody from linting, and is listed", async () => {
    const git = repository({ "v1.2": published });
    git.write({ "pacts/billing.json": "{" });
    const { findings, unchecked } = await lint(git.path);
    expect(told({ findings })).toContain("info path-case #/paths/~1order_lines");
    expect(unchecked).toEqual([
      expect.objectContaining({
        what: "consumers that use what is published",
        why: expect.stringContaining("pacts/billing.json"),
      }),
    ]);
  });

  test("in a single file is looked up in its repository", async () => {
    const git = repository({ "v1.2": published });
    const result = await lint(git.path, "orders.json");
    expect(told(result)).toContain("info path-case #/paths/~1order_lines");
  });

  test("is not to be broken either where it goes against a convention only since others came", async () => {
    const rules = json({ rules: { "operation-id-case": "error" } });
    const named = (...ids: string[]): string =>
      json({
        openapi: "3.0.3",
        info: { title: "Orders", version: "1.0.0" },
        paths: Object.fromEntries(
          ids.map((operationId) => [
            `/${operationId}`,
            { get: { operationId, responses: { "200": { description: "ok" } } } },
          ]),
        ),
      });
    const git = repository({ "v1.0": { "rules.yaml": rules, "orders.json": named("list_orders", "read_order") } });
    git.write({
      "orders.json": named("list_orders", "read_order", ...["A", "B", "C", "D", "E"].map((one) => `get${one}`)),
    });
    const published = [
      "info operation-id-case #/paths/~1list_orders/get/operationId",
      "info operation-id-case #/paths/~1read_order/get/operationId",
    ];
    for (const args of [[], ["--new-since", "v1.0"]]) {
      const result = await lint(git.path, ...args);
      expect([told(result), result.status]).toEqual([published, 0]);
      expect(result.findings[0]?.message).toContain("published in v1.0");
    }
    git.write({ "orders.json": named("getA", "getB", "getC", "getD", "list_notes") });
    expect(told(await lint(git.path))).toEqual(["error operation-id-case #/paths/~1list_notes/get/operationId"]);
  });

  test("is to be mended when it is edited, for rules about what is changed", async () => {
    const rules = json({ rules: { "operation-success-declared": "error" } });
    const failing = (description: string, more = {}): string =>
      json({
        openapi: "3.0.3",
        info: { title: "Orders", version: "1.0.0" },
        paths: { "/a": { get: { responses: { "404": { description } } } }, ...more },
      });
    const git = repository({ "v1.0": { "rules.yaml": rules, "orders.json": failing("gone") } });
    git.write({ "orders.json": failing("gone", { "/b": { get: { responses: { "404": { description: "gone" } } } } }) });
    const result = await lint(git.path);
    expect(told(result)).toEqual([
      "error operation-success-declared #/paths/~1b/get/responses",
      "info operation-success-declared #/paths/~1a/get/responses",
    ]);
    expect(result.findings[1]?.message).toContain("(as it is in v1.0: to be mended when it is next edited)");
    git.write({ "orders.json": failing("not here") });
    expect(told(await lint(git.path))).toEqual(["error operation-success-declared #/paths/~1a/get/responses"]);
    expect((await lint(git.path, "--new-since", "v1.0")).ratchet).toMatchObject({ known: 1 });
  });
});
