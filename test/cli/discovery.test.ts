import { describe, expect, test } from "vitest";
import type { Result } from "../../src/core/result.ts";
import { apigate, diffJson, headlines } from "../support/apigate.ts";
import type { Files } from "../support/folder.ts";
import { gitDir } from "../support/git-dir.ts";
import { apiWith, description, json, TOTAL_REMOVED, WITH_TOTAL, WITHOUT_TOTAL } from "../support/openapi.ts";

const stock = json(apiWith("Stock", "/stock", "/stock/{id}"));
const users = json(apiWith("Users", "/users", "/users/{id}"));

/** What a comparison of two trees says, as `rule api`. */
async function compare(
  base: Files,
  revision: Files,
  ...args: string[]
): Promise<Result & { said: string[]; status: number | null }> {
  const files = gitDir({ "v1.2": base, "v1.3": revision });
  const result = await diffJson(["v1.2", "v1.3", ...args], { cwd: files.path });
  return { ...result, said: result.findings.map(({ ruleId, api }) => `${ruleId} ${api}`) };
}

describe("what is a description", async () => {
  const body = "info: {title: Found, version: '1'}\npaths: {}\n";
  const asJson = '{"openapi":"3.0.3","info":{"title":"T","version":"1"},"paths":{}}';
  const found = {
    "key-last.json": `{"info":{"title":"openapi","version":"1"},"paths":{},"tags":["swagger"],"openapi":"3.0.3"}`,
    "byte-order-mark.json": `\ufeff${asJson}`,
    "json-in.yaml": asJson,
    "licence-of-a-page.yaml": `${"# a long licence text, line after line\n".repeat(200)}openapi: 3.0.3\n${body}`,
    "key-last.yaml": `${body}openapi: 3.0.3\n`,
    "double-quotes.yaml": `"openapi": "3.0.3"\n${body}`,
    "single-quotes.yaml": `'openapi' : '3.0.3'\n${body}`,
    "behind-dashes.yaml": `---\nopenapi: 3.0.3\n${body}`,
    "beside-dashes.yaml": "--- {openapi: 3.0.3, info: {title: T, version: '1'}, paths: {}}\n",
    "directive.yaml": `%YAML 1.2\n---\nopenapi: 3.0.3\n${body}`,
    "byte-order-mark.yaml": `\ufeffopenapi: 3.0.3\n${body}`,
    "crlf.yaml": `openapi: 3.0.3\n${body}`.replaceAll("\n", "\r\n"),
    "cr.yaml": `# c\nopenapi: 3.0.3\n${body}`.replaceAll("\n", "\r"),
    "flow.yaml": "{openapi: 3.0.3, info: {title: T, version: '1'}, paths: {}}\n",
    "indented.yaml": `  openapi: 3.0.3\n${body}`.replace(/\n(?=.)/g, "\n  "),
    "swagger.yaml": `swagger: '2.0'\n${body}`,
    "CAPITALS.YAML": `openapi: 3.0.3\n${body}`,
    ".hidden/folder.yaml": `openapi: 3.0.3\n${body}`,
    "any/folder/name.yml": `openapi: 3.0.3\n${body}`,
  };
  const { findings } = await compare({ "README.md": "", ...found }, { "README.md": "" });

  test.each(Object.keys(found))("%s", (file) => {
    expect(findings.filter(({ location }) => location.file === file)).toMatchObject([{ ruleId: "api-removed" }]);
  });

  test("is none of these", async () => {
    const others: Files = {
      "package.json": '{"name":"x","openapi":"3.0.3","paths":{}}',
      "package-lock.json": `{"packages":{"node_modules/openapi":{}},"openapi":"3.0.3"}`,
      "node_modules/x/openapi.json": users,
      "fragment.json": '{"Order":{"openapi":"no","properties":{"swagger":{"type":"string"}}}}',
      "fragment.yaml": "Order:\n  openapi: no\n  # swagger: 2.0\n",
      "text.yaml": "text: |\n  openapi: 3.0.3\n",
      "openapi.txt": users,
      "openapi.md": "openapi: 3.0.3\n",
      "config.yaml": "openapi-generator: 1\nopenapis: []\n",
      ".github/workflows/openapi.yaml": "openapi: 3.0.3\n",
    };
    const result = await compare({ ...others, "orders.json": WITH_TOTAL }, { ...others, "orders.json": WITHOUT_TOTAL });
    expect(result.apis.map(({ path }) => path)).toEqual(["orders.json"]);
    expect(headlines(result)).toEqual([TOTAL_REMOVED]);
  });

  test("may be anywhere, and its fragments are no descriptions of their own", async () => {
    const root = (file: string): string => json({ ...description(), paths: { "/orders": { $ref: file } } });
    const fragment = (type: string): string =>
      json({
        get: { responses: { "200": { description: "ok", content: { "application/json": { schema: { type } } } } } },
      });
    const result = await compare(
      { "a/b/c/spec.json": root("../paths.json"), "a/b/paths.json": fragment("string") },
      { "a/b/c/spec.json": root("../paths.json"), "a/b/paths.json": fragment("integer") },
    );
    expect(result.apis.map(({ path }) => path)).toEqual(["a/b/c/spec.json"]);
    expect(headlines(result)).toEqual(["error type-changed"]);
  });
});

describe("which description of one side is which of the other", () => {
  const same = "users.json";

  test("the same path first, whatever is in it", async () => {
    const { said, apis } = await compare({ "a.json": stock, "b.json": users }, { "a.json": users, "b.json": stock });
    expect(apis.map(({ path }) => path)).toEqual(["a.json", "b.json"]);
    expect(said).toContain("path-removed a");
  });

  test("a moved file by its bytes: nothing to tell", async () => {
    const { said, status } = await compare(
      { "orders.json": WITH_TOTAL, [same]: users },
      { "apis/orders/openapi.json": WITH_TOTAL, [same]: users },
    );
    expect(said).toEqual([]);
    expect(status).toBe(0);
  });

  test("a moved and edited file by its title", async () => {
    const { said, apis } = await compare(
      { "orders.json": WITH_TOTAL, [same]: users },
      { "apis/orders/openapi.json": WITHOUT_TOTAL, [same]: users },
    );
    expect(said).toEqual(["response-property-removed orders"]);
    expect(apis).toMatchObject([{ name: "orders", path: "apis/orders/openapi.json" }]);
  });

  test("a moved, edited and renamed API by its paths", async () => {
    const { said } = await compare(
      { "old.json": json(apiWith("Old", "/a", "/b", "/c")) },
      { "new.json": json(apiWith("New", "/a", "/b", "/d")) },
    );
    expect(said.map((line) => line.split(" ")[0])).toEqual(["path-removed", "operation-added"]);
  });

  test("two that look alike are not guessed: removed and added", async () => {
    const twin = (path: string): string => json(apiWith("Twin", path));
    const { said } = await compare(
      { "a.json": twin("/a"), "b.json": twin("/b") },
      { "c.json": twin("/c"), "d.json": twin("/d") },
    );
    expect(said.map((line) => line.split(" ")[0]).sort()).toEqual([
      "api-added",
      "api-added",
      "api-removed",
      "api-removed",
    ]);
  });

  test("one that is gone is an error, one that is new is not", async () => {
    const removed = await compare({ "orders.json": WITH_TOTAL, "stock.json": stock }, { "orders.json": WITH_TOTAL });
    expect(removed.said).toEqual(["api-removed stock"]);
    expect(removed.findings[0]).toMatchObject({
      severity: "error",
      location: { file: "stock.json" },
      operations: ["GET /stock", "GET /stock/{id}"],
    });
    expect([removed.status, removed.recommendedBump]).toEqual([1, "major"]);
    const added = await compare({ "orders.json": WITH_TOTAL }, { "orders.json": WITH_TOTAL, "stock.json": stock });
    expect(added.said).toEqual(["api-added stock"]);
    expect(added.findings[0]).toMatchObject({ severity: "info" });
    expect([added.status, added.recommendedBump]).toEqual([0, "minor"]);
  });

  test("all of them gone is an error, never `nothing to compare`", async () => {
    const { said, status } = await compare({ "orders.json": WITH_TOTAL }, { "README.md": "" });
    expect(said).toEqual(["api-removed orders"]);
    expect(status).toBe(1);
    expect((await compare({ "README.md": "" }, { "orders.json": WITH_TOTAL })).said).toEqual(["api-added orders"]);
  });

  test.each<[string, string | Uint8Array]>([
    ["emptied", ""],
    ["an LFS pointer", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"],
    ["UTF-16", Buffer.from(`\ufeff${WITH_TOTAL}`, "utf16le")],
    ["cut at the top", WITH_TOTAL.slice(0, 1)],
    ["cut in the middle", WITH_TOTAL.slice(0, 100)],
    ["in conflict", `<<<<<<< a\n${WITH_TOTAL}=======\n${WITHOUT_TOTAL}>>>>>>> b\n`],
    ["without its version", WITH_TOTAL.replace('"openapi"', '"x-openapi"')],
    ["a folder now", "" /* replaced below */],
  ])("one that is %s does not pass", async (what, content) => {
    const revision: Files =
      what === "a folder now" ? { "orders.json/x.txt": "", [same]: users } : { "orders.json": content, [same]: users };
    const files = gitDir({ "v1.2": { "orders.json": WITH_TOTAL, [same]: users }, "v1.3": revision });
    for (const args of [["v1.2", "v1.3"], ["v1.2"]]) {
      const { status, stdout, stderr } = await apigate(["diff", ...args], { cwd: files.path });
      expect(status).not.toBe(0);
      expect(stdout + stderr).toContain("orders.json");
    }
  });
});

describe("no description at all", () => {
  test("is exit 2, with what a description is", async () => {
    const files = gitDir({ "v1.2": { "README.md": "", "data.json": "{}" }, "v1.3": { "README.md": "more" } });
    for (const args of [["v1.2", "v1.3"], ["v1.2", "v1.2"], ["v1.2"], []]) {
      const run = await apigate(["diff", ...args], { cwd: files.path });
      expect(run.stderr).toMatch(/no API description was found in v?\S+.*\[E_NO_API\][\s\S]*`openapi` or `swagger`/);
      expect(run).toMatchObject({ status: 2, stdout: "" });
    }
  });

  test("an empty commit and an empty folder are no pass either", async () => {
    const files = gitDir({ "v1.2": {} });
    expect((await apigate(["diff", "v1.2", "v1.2"], { cwd: files.path })).status).toBe(2);
    expect((await apigate(["diff", "v1.2", "."], { cwd: files.path })).status).toBe(2);
  });
});

describe("names and --api", () => {
  const base: Files = {
    "apis/orders/openapi.json": WITH_TOTAL,
    "apis/stock/openapi.json": stock,
    "users.openapi.json": users,
  };
  const revision: Files = {
    "apis/orders/openapi.json": WITHOUT_TOTAL,
    "apis/stock/openapi.json": json(apiWith("Stock", "/stock")),
    "users.openapi.json": users,
  };

  test("an API is called after its file, else its folder; what did not change is not listed", async () => {
    const { apis } = await compare(base, revision);
    expect(apis.map(({ name }) => name)).toEqual(["orders", "stock"]);
  });

  test("--api compares that one and nothing else", async () => {
    expect((await compare(base, revision, "--api", "orders")).said).toEqual(["response-property-removed orders"]);
    expect((await compare(base, revision, "--api", "stock")).said).toEqual(["path-removed stock"]);
    const unchanged = await compare(base, revision, "--api", "users");
    expect([unchanged.said, unchanged.status]).toEqual([[], 0]);
  });

  test("--api does not stumble over another API that cannot be read", async () => {
    const result = await compare(
      base,
      { ...revision, "apis/stock/openapi.json": '{"openapi":"3.0.3"' },
      "--api",
      "orders",
    );
    expect(result.said).toEqual(["response-property-removed orders"]);
  });

  test.each([
    ["ordrs", /there is no API `ordrs`[\s\S]*Did you mean `orders`\?/],
    ["nothing", /there is no API `nothing`[\s\S]*APIs here: orders, stock, users/],
    ["", /there is no API/],
  ])("--api %j is exit 2 with the names", async (name, message) => {
    const files = gitDir({ "v1.2": base, "v1.3": revision });
    const run = await apigate(["diff", "v1.2", "v1.3", "--api", name], { cwd: files.path });
    expect(run.stderr).toMatch(message);
    expect(run).toMatchObject({ status: 2, stdout: "" });
  });

  test("two APIs of one folder name are told apart by their paths", async () => {
    const twins = (content: string): Files => ({
      "eu/orders/openapi.json": content,
      "us/orders/openapi.json": WITH_TOTAL.replace("Orders", "Orders US"),
    });
    const { apis, said } = await compare(twins(WITH_TOTAL), twins(WITHOUT_TOTAL));
    expect(apis.map(({ name }) => name)).toEqual(["eu/orders/openapi.json"]);
    expect(said).toEqual(["response-property-removed eu/orders/openapi.json"]);
    const chosen = await compare(twins(WITH_TOTAL), twins(WITHOUT_TOTAL), "--api", "us/orders/openapi.json");
    expect(chosen.said).toEqual([]);
  });

  test("a name that says nothing gives way to the title", async () => {
    const { apis } = await compare(
      { "openapi.json": WITH_TOTAL.replace("Orders", "Order Desk (EU)") },
      { "openapi.json": WITHOUT_TOTAL.replace("Orders", "Order Desk (EU)") },
    );
    expect(apis.map(({ name }) => name)).toEqual(["order-desk-eu"]);
  });
});

describe("the order of things", () => {
  test("neither the order of files nor of keys nor of tags changes a byte of the findings", async () => {
    const one = await compare(
      { "b.json": WITH_TOTAL, "a.json": stock },
      { "b.json": WITHOUT_TOTAL, "a.json": json(apiWith("Stock", "/stock")) },
    );
    const reversed = (text: string): string =>
      JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text) as object).reverse()));
    const other = await compare(
      { "a.json": reversed(stock), "b.json": reversed(WITH_TOTAL) },
      { "a.json": reversed(json(apiWith("Stock", "/stock"))), "b.json": reversed(WITHOUT_TOTAL) },
    );
    const placeless = ({ findings, apis }: Result) =>
      JSON.stringify({ apis, findings: findings.map(({ location: _, baseLocation: __, ...rest }) => rest) });
    expect(placeless(other)).toBe(placeless(one));
  });
});
