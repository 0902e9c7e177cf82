import { describe, expect, test } from "vitest";
import { LIMITS } from "../../src/core/limits.ts";
import type { Result } from "../../src/core/result.ts";
import { apigate, headlines } from "../support/apigate.ts";
import { effects, ORDER, orders, pactOf, reading, resultOf } from "../support/contracts.ts";
import { type Files, folder } from "../support/folder.ts";
import { gitDir } from "../support/git-dir.ts";
import { apiWith, type JsonObject, json } from "../support/openapi.ts";
import { snapshot } from "../support/snapshot.ts";

const API = "apis/orders/openapi.json";
const FINE = pactOf("web", [reading({ id: 7, status: "paid" })]);
const AT_RISK = pactOf("kiosk", [reading({ note: "x" })]);
const BROKEN = pactOf("billing", [reading({ total: 9.5 }), reading({ tax: 1.9 })]);
const MESSAGES = json({
  consumer: { name: "mailer" },
  provider: { name: "orders" },
  messages: [{ description: "an order was paid", contents: { id: 7 } }],
  metadata: { pactSpecification: { version: "3.0.0" } },
});

/** A folder with the description of orders and these pacts. */
const tree = (pacts: Files, more: Files = {}): string =>
  folder({
    [API]: orders(),
    ...Object.fromEntries(Object.entries(pacts).map(([name, content]) => [`pacts/${name}`, content])),
    ...more,
  });
const verify = (cwd: string, ...args: string[]) => apigate(["verify", ...args], { cwd });
const verifyJson = (cwd: string, ...args: string[]) => resultOf(["verify", ...args], { cwd });

describe("the verdict", () => {
  test("everything is guaranteed: 0", async () => {
    const { status, stdout, stderr } = await verify(tree({ "web-orders.json": FINE }));
    expect(stdout).toMatch(/^apigate verify work tree\n/);
    expect(stdout.trimEnd().split("\n").at(-1)).toBe("PASS  1 interaction of 1 consumer: 0 break, 0 at risk, 1 ok");
    expect([status, stderr]).toEqual([0, ""]);
  });

  test("something is at risk: 0, and said", async () => {
    const { status, stdout } = await verify(tree({ "kiosk-orders.json": AT_RISK }));
    expect(stdout).toMatch(/^▲ warn {3}response-property-optional {2}apis\/orders\/openapi\.json:\d+:\d+$/m);
    expect(stdout).toMatch(/^ {2}at risk: kiosk {2}“order 7 exists: read note”$/m);
    expect(stdout).toContain("PASS  1 interaction of 1 consumer: 0 break, 1 at risk, 0 ok");
    expect(status).toBe(0);
  });

  test("something is at risk and that is to fail: 1", async () => {
    const { status, stdout } = await verify(tree({ "kiosk-orders.json": AT_RISK }), "--fail-on", "warn");
    expect(stdout.trimEnd().split("\n").at(-1)).toMatch(/^FAIL /);
    expect(status).toBe(1);
  });

  test("something breaks: 1, and the other interactions are told apart from it", async () => {
    const { status, stdout } = await verify(tree({ "billing-orders.json": BROKEN, "web-orders.json": FINE }));
    expect(stdout).toMatch(/^ {2}breaks: billing {2}“order 7 exists: read tax”$/m);
    expect(stdout).toContain("FAIL  3 interactions of 2 consumers: 1 break");
    expect(status).toBe(1);
  });

  test("messages cannot be examined: 2", async () => {
    const { status, stdout } = await verify(tree({ "mailer-orders.json": MESSAGES }));
    expect(stdout).toContain("interaction-not-examined");
    expect(stdout.trimEnd().split("\n").at(-1)).toMatch(/^UNKNOWN /);
    expect(status).toBe(2);
  });

  test("messages beside what is fine: still 2; beside what breaks: 1", async () => {
    expect((await verify(tree({ "a.json": MESSAGES, "b.json": FINE }))).status).toBe(2);
    expect((await verify(tree({ "a.json": MESSAGES, "b.json": BROKEN }))).status).toBe(1);
  });

  test("a pending interaction blocks nobody", async () => {
    const pending = json({
      consumer: { name: "next" },
      provider: { name: "orders" },
      interactions: [
        {
          type: "Synchronous/HTTP",
          description: "ship it",
          pending: true,
          request: { method: "POST", path: "/orders/7/shipment" },
          response: { status: 201 },
        },
      ],
      metadata: { pactSpecification: { version: "4.0" } },
    });
    const result = await verifyJson(tree({ "next-orders.json": pending }));
    expect(effects(result)).toEqual(["at-risk next: ship it"]);
    expect([result.status, result.verdict]).toEqual([0, "pass"]);
  });
});

describe("the JSON result", () => {
  test("lists every interaction with its findings", async () => {
    const result = await verifyJson(tree({ "billing-orders.json": BROKEN, "web-orders.json": FINE }));
    expect([result.command, result.base, result.verdict, result.recommendedBump]).toEqual([
      "verify",
      null,
      "fail",
      "none",
    ]);
    expect(effects(result)).toEqual(["breaks billing: read tax", "ok billing: read total", "ok web: read id, status"]);
    const [broken] = result.interactions ?? [];
    expect(broken).toMatchObject({
      consumer: "billing",
      provider: "orders",
      providerStates: ["order 7 exists"],
      operation: "GET /orders/{id}",
    });
    expect(result.findings.map(({ fingerprint }) => fingerprint)).toEqual(broken?.findings);
    expect(result.findings[0]?.consumers).toEqual([
      { name: "billing", effect: "breaks", interactions: ["order 7 exists: read tax"] },
    ]);
    expect(result.apis).toMatchObject([{ name: "orders", path: API, consumers: ["billing", "web"] }]);
    expect(result.unchecked).toEqual([]);
  });

  test("what several consumers run into at one place is one finding", async () => {
    const other = pactOf("audit", [reading({ tax: 1 })]);
    const result = await verifyJson(tree({ "a.json": BROKEN, "b.json": other }));
    expect(headlines(result)).toEqual(["error response-property-not-described"]);
    expect(result.findings[0]?.consumers.map(({ name }) => name)).toEqual(["audit", "billing"]);
  });

  test("two identical pacts are one", async () => {
    const result = await verifyJson(tree({ "a.json": FINE, "b/a.json": FINE }));
    expect(effects(result)).toEqual(["ok web: read id, status"]);
  });
});

describe("where pacts and descriptions come from", () => {
  const repository = gitDir({
    "v1.0": { [API]: orders({ properties: { ...ORDER, tax: { type: "number" } } }), "pacts/web-orders.json": FINE },
    "v1.1": { [API]: orders(), "contracts/billing.json": BROKEN, "pacts/web-orders.json": FINE },
  });
  const cwd = repository.path;

  test("a revision, with the pacts it has", async () => {
    const result = await verifyJson(cwd, "v1.0");
    expect(result.revision).toEqual({ ref: "v1.0", commit: repository.git("rev-parse", "v1.0").trim() });
    expect(effects(result)).toEqual(["ok web: read id, status"]);
  });

  test("pacts are known by their keys outside of folders for pacts", async () => {
    expect(effects(await verifyJson(cwd))).toContain("breaks billing: read tax");
  });

  test.each<[string, string[], string[]]>([
    ["a file", ["--pacts", "contracts/billing.json"], ["ok billing: read total", "breaks billing: read tax"]],
    ["a folder", ["--pacts", "pacts"], ["ok web: read id, status"]],
    ["a file of a revision", ["--pacts", "v1.0:pacts/web-orders.json"], ["ok web: read id, status"]],
    ["a folder of a revision", ["--pacts", "v1.0:pacts"], ["ok web: read id, status"]],
    [
      "several",
      ["--pacts", "pacts", "--pacts", "contracts"],
      ["ok web: read id, status", "ok billing: read total", "breaks billing: read tax"],
    ],
    [
      "pacts of one revision and the description of another",
      ["v1.0", "--pacts", "contracts"],
      ["at-risk billing: read tax", "ok billing: read total"],
    ],
    ["a single description", [API, "--pacts", "pacts"], ["ok web: read id, status"]],
    ["a single description of a revision", [`v1.1:${API}`, "--pacts", "pacts"], ["ok web: read id, status"]],
  ])("%s", async (_, args, expected) => {
    expect(effects(await verifyJson(cwd, ...args)).sort()).toEqual([...expected].sort());
  });

  test("pacts from outside of the repository", async () => {
    const outside = folder({ "mine/web.json": BROKEN });
    const result = await verifyJson(cwd, "--pacts", `${outside}/mine/web.json`);
    expect(effects(result)).toEqual(["breaks billing: read tax", "ok billing: read total"]);
    expect(result.status).toBe(1);
  });

  test.each<[string, string[], RegExp]>([
    ["a file that is not there", ["--pacts", "pacts/none.json"], /pacts\/none\.json/],
    ["a description without pacts", [API], /a single description has no pacts beside it/],
    ["a URL that is not allowed", ["--pacts", "https://pacts.example.org/a.json"], /https:\/\/pacts\.example\.org/],
    ["a revision that is not there", ["v9"], /v9/],
    ["an API that is not there", ["--api", "stock"], /stock/],
  ])("%s: 2", async (_, args, message) => {
    const { status, stdout, stderr } = await verify(cwd, ...args);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at .*\.js:\d+/);
    expect([status, stdout]).toEqual([2, ""]);
  });
});

describe("nothing to verify is never a pass", () => {
  const pact = (more: JsonObject): string => json({ consumer: { name: "a" }, provider: { name: "orders" }, ...more });

  test.each<[string, Files, RegExp]>([
    ["no pact at all", {}, /no pact was found/],
    ["an empty object", { "x.json": "{}" }, /names no consumer/],
    ["no interactions", { "x.json": pact({ interactions: [] }) }, /interaction/],
    ["neither interactions nor messages", { "x.json": pact({}) }, /interactions/],
    ["no JSON", { "x.json": "not JSON" }, /not valid JSON/],
    ["half a pact", { "x.json": FINE.slice(0, FINE.length / 2) }, /not valid JSON/],
    ["an empty file", { "x.json": "" }, /x\.json/],
    ["a list", { "x.json": "[]" }, /x\.json/],
    ["another thing in JSON", { "x.json": json({ name: "a-package", version: "1.0.0" }) }, /names no consumer/],
    ["a broken one beside a good one", { "a.json": FINE, "x.json": "{}" }, /names no consumer/],
    [
      "all providers live elsewhere",
      { "x.json": pactOf("web", [reading({ id: 1 })], "stock") },
      /no pact names an API here.*\n.*`stock`/,
    ],
    [
      "a request without a path",
      { "x.json": pactOf("web", [{ description: "d", request: { method: "GET" }, response: {} }]) },
      /no path/,
    ],
  ])("%s: 2", async (_, pacts, message) => {
    const { status, stdout, stderr } = await verify(tree(pacts));
    expect(stderr).toMatch(/^error: /);
    expect(stderr).toMatch(message);
    expect([status, stdout]).toEqual([2, ""]);
  });

  test("an empty folder: 2, named or not", async () => {
    const { path: cwd } = gitDir({ a: { [API]: orders(), "pacts/.gitkeep": "" } });
    const [found, named] = [await verify(cwd), await verify(cwd, "--pacts", "pacts")];
    expect(found.stderr).toMatch(/no pact was found in work tree/);
    expect(named.stderr).toMatch(/there is no .* `pacts`/);
    expect([found.status, named.status]).toEqual([2, 2]);
  });

  test("a link where pacts are expected: 2, even beside a good pact", async () => {
    const { path: cwd } = gitDir({
      a: { [API]: orders(), "pacts/web.json": FINE, "pacts/x.json": { symlink: "../elsewhere.json" } },
    });
    for (const args of [[], ["a"]]) {
      const { status, stderr } = await verify(cwd, ...args);
      expect(stderr).toMatch(/pacts are expected here, but this is a symlink/);
      expect(status).toBe(2);
    }
  });

  test("a pact over the limit: 2", async () => {
    const huge = FINE.replace("{", `{${" ".repeat(LIMITS.fileBytes)}`);
    const { status, stdout, stderr } = await verify(tree({ "web-orders.json": huge }));
    expect(stderr).toMatch(/pacts\/web-orders\.json/);
    expect(stderr).toMatch(/limit|bytes|MiB|MB/i);
    expect([status, stdout]).toEqual([2, ""]);
  });

  test("no description: 2", async () => {
    const { status, stderr } = await verify(folder({ "pacts/web-orders.json": FINE }));
    expect(stderr).toMatch(/^error: /);
    expect(status).toBe(2);
  });

  test("messages only, whatever is to fail: 2", async () => {
    expect((await verify(tree({ "a.json": MESSAGES }), "--fail-on", "warn")).status).not.toBe(0);
    expect((await verify(tree({ "a.json": MESSAGES }), "--fail-on", "breaking")).status).toBe(2);
  });
});

describe("providers", () => {
  test("one that lives elsewhere is listed, and fails nothing", async () => {
    const elsewhere = pactOf("web", [reading({ tax: 1 })], "stock");
    const result = await verifyJson(tree({ "web-orders.json": FINE, "web-stock.json": elsewhere }));
    expect(effects(result)).toEqual(["ok web: read id, status"]);
    expect(result.unchecked).toEqual([
      { what: "pact of web with stock (pacts/web-stock.json)", why: "no API description here is called `stock`" },
    ]);
    expect(result.status).toBe(0);
  });

  test("is found by folder, title or file, case and punctuation aside", async () => {
    for (const provider of ["Orders", "orders-service", "Orders API"]) {
      const result = await verifyJson(tree({ "x.json": pactOf("web", [reading({ id: 1 })], provider) }));
      expect(effects(result), provider).toEqual(["ok web: read id"]);
    }
  });

  test("that may be two is an error", async () => {
    const cwd = folder({
      "apis/orders/v1.json": orders(),
      "apis/shop/orders.json": orders({ title: "Shop" }),
      "pacts/web-orders.json": FINE,
    });
    const { status, stderr } = await verify(cwd);
    expect(stderr).toMatch(/^error: `orders` may be .* or .* \[E_PACT\]\n {2}at pacts\/web-orders\.json/);
    expect(status).toBe(2);
  });

  test("--api looks at one, and says what it left out", async () => {
    const cwd = tree(
      {
        "a.json": BROKEN,
        "b.json": pactOf(
          "web",
          [{ description: "list", request: { method: "GET", path: "/stock" }, response: {} }],
          "stock",
        ),
      },
      { "apis/stock/openapi.json": json(apiWith("Stock", "/stock")) },
    );
    const all = await verifyJson(cwd);
    expect(all.apis.map(({ name }) => name)).toEqual(["orders", "stock"]);
    const one = await verifyJson(cwd, "--api", "stock");
    expect(one.apis.map(({ name }) => name)).toEqual(["stock"]);
    expect(effects(one)).toEqual(["ok web: list"]);
    expect(one.unchecked).toEqual([
      { what: "pact of billing with orders (pacts/a.json)", why: "only `stock` was asked for" },
    ]);
    expect(one.status).toBe(0);
  });

  test("--expect-consumer lists who has no pact", async () => {
    const result = await verifyJson(
      tree({ "a.json": FINE }),
      "--expect-consumer",
      "web",
      "--expect-consumer",
      "mobile",
    );
    expect(result.unchecked).toEqual([
      { what: "consumer mobile", why: "it has no pact here, so nobody can say whether a change breaks it" },
    ]);
    expect(result.status).toBe(0);
  });
});

describe("the output repeats byte for byte", () => {
  /** The same value with the keys of every object the other way round. */
  const turned = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(turned)
      : typeof value === "object" && value !== null
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, inner]) => [key, turned(inner)]),
          )
        : value;
  const flipped = (text: string): string => JSON.stringify(turned(JSON.parse(text)));

  test("whatever the order of keys and files", async () => {
    const some = tree({ "1.json": BROKEN, "2.json": FINE, "3.json": AT_RISK });
    const others = tree({ "3.json": flipped(BROKEN), "1.json": flipped(FINE), "2.json": flipped(AT_RISK) });
    for (const format of ["text", "json"]) {
      const [a, b] = [await verify(some, "--format", format), await verify(others, "--format", format)];
      expect(b.stdout).toBe(a.stdout);
      expect(a.stdout).not.toBe("");
    }
  });

  test("and nothing is left behind or changed", async () => {
    const { path: cwd } = gitDir({ "v1.0": { [API]: orders(), "pacts/a.json": BROKEN } });
    const before = snapshot(cwd);
    await verify(cwd);
    await verify(cwd, "v1.0", "--format", "json");
    await verify(cwd, "--pacts", "v1.0:pacts");
    await apigate(["usage"], { cwd });
    expect(snapshot(cwd)).toEqual(before);
  });
});

describe("diff with pacts", () => {
  const without = (name: string): JsonObject =>
    Object.fromEntries(Object.entries(ORDER).filter(([property]) => property !== name));
  const base = {
    [API]: orders(),
    "pacts/billing-orders.json": pactOf("billing", [reading({ total: 9.5 })]),
    "pacts/web-orders.json": FINE,
  };
  const NO_TOTAL = orders({ properties: without("total"), required: ["id", "status"] });
  const repository = gitDir({
    base,
    "total-gone": { ...base, [API]: NO_TOTAL },
    "pact-gone-too": { [API]: NO_TOTAL, "pacts/web-orders.json": FINE },
    "note-gone": { ...base, [API]: orders({ properties: without("note") }) },
    "status-added": {
      ...base,
      [API]: orders({ properties: { ...ORDER, status: { type: "string", enum: ["open", "paid", "lost"] } } }),
    },
    "status-removed": {
      ...base,
      [API]: orders({ properties: { ...ORDER, status: { type: "string", enum: ["open"] } } }),
    },
  });
  const cwd = repository.path;
  const diff = (...args: string[]) => resultOf(["diff", ...args], { cwd });

  test("names who breaks", async () => {
    const result = await diff("base", "total-gone");
    const [finding] = result.findings.filter(({ severity }) => severity === "error");
    expect(finding?.ruleId).toBe("response-property-removed");
    expect(finding?.consumers).toEqual([
      { name: "billing", effect: "breaks", interactions: ["order 7 exists: read total"] },
    ]);
    const { stdout } = await apigate(["diff", "base", "total-gone"], { cwd });
    expect(stdout).toMatch(/^ {2}breaks: billing {2}“order 7 exists: read total”$/m);
    expect(stdout).not.toContain("breaks: web");
  });

  test("a pact that goes in the same change still counts", async () => {
    const result = await diff("base", "pact-gone-too");
    expect(result.findings.flatMap(({ consumers }) => consumers.map(({ name }) => name))).toEqual(["billing"]);
    expect(result.status).toBe(1);
  });

  test("says that no known consumer is hit", async () => {
    const { stdout } = await apigate(["diff", "base", "note-gone"], { cwd });
    expect(stdout).toMatch(/no known consumer is hit \(billing, web were asked\)/);
    const result = await diff("base", "note-gone");
    expect(result.findings.every(({ consumers }) => consumers.length === 0)).toBe(true);
    expect(result.apis[0]?.consumers).toEqual(["billing", "web"]);
  });

  /** Severity, rule and consumers of each finding about what is exchanged. */
  const lines = ({ findings }: Result): string[] =>
    findings
      .filter(({ kind }) => kind !== "policy")
      .map(({ severity, ruleId, consumers }) =>
        [severity, ruleId, ...consumers.map(({ name, effect }) => `${effect} ${name}`)].join(" "),
      );
  const strict = (matcher: JsonObject): string =>
    folder({ "strict.json": pactOf("strict", [reading({ status: "paid" }, { "$.status": matcher })]) });

  test("raises what is harmless by itself and breaks a consumer, and says so", async () => {
    expect(lines(await diff("base", "status-removed"))).toEqual(["info enum-value-removed"]);
    const pacts = strict({ match: "equality" });
    const raised = await diff("base", "status-removed", "--pacts", pacts);
    expect(lines(raised)).toEqual(["error enum-value-removed breaks strict"]);
    expect([raised.status, raised.verdict, raised.recommendedBump]).toEqual([1, "fail", "major"]);
    const { stdout } = await apigate(["diff", "base", "status-removed", "--pacts", pacts], { cwd });
    expect(stdout).toMatch(/harmless by itself, but it breaks a consumer/);
  });

  test("a value that a consumer's pattern does not have puts it at risk", async () => {
    expect(lines(await diff("base", "status-added"))).toEqual(["warn enum-value-added"]);
    const [narrow, wide] = ["^(open|paid)$", "^(open|paid|lost)$"].map((regex) => strict({ match: "regex", regex }));
    expect(lines(await diff("base", "status-added", "--pacts", narrow ?? ""))).toEqual([
      "warn enum-value-added at-risk strict",
    ]);
    expect(lines(await diff("base", "status-added", "--pacts", wide ?? ""))).toEqual(["warn enum-value-added"]);
  });

  test("lists an API whose consumers nobody knows, where others have some", async () => {
    const elsewhere = { "pacts/x.json": pactOf("billing", [reading({ total: 9.5 })], "stock") };
    const bare = gitDir({ a: { [API]: orders() }, b: { [API]: NO_TOTAL }, c: { [API]: orders(), ...elsewhere } });
    expect((await resultOf(["diff", "a", "b"], { cwd: bare.path })).unchecked).toEqual([]);
    const found = await resultOf(["diff", "b", "c"], { cwd: bare.path });
    expect(found.unchecked).toEqual([
      { what: "consumers of orders", why: "no pact names it as its provider, so nobody can say whom a change breaks" },
    ]);
  });

  test("--pacts for two files", async () => {
    const files = folder({
      "a.json": orders(),
      "b.json": NO_TOTAL,
      "p.json": pactOf("billing", [reading({ total: 9.5 })]),
    });
    const plain = await resultOf(["diff", "a.json", "b.json"], { cwd: files });
    expect(plain.findings[0]?.consumers).toEqual([]);
    const named = await resultOf(["diff", "a.json", "b.json", "--pacts", "p.json"], { cwd: files });
    expect(named.findings[0]?.consumers.map(({ name }) => name)).toEqual(["billing"]);
  });

  test("a pact that was named and is of another provider is listed", async () => {
    const files = gitDir({ a: { [API]: orders() }, b: { [API]: NO_TOTAL } });
    files.write({ "other.json": pactOf("billing", [reading({ total: 9.5 })], "stock") });
    const { unchecked } = await resultOf(["diff", "a", "b", "--pacts", "other.json"], { cwd: files.path });
    expect(unchecked.map(({ what }) => what)).toEqual([
      "consumers of orders",
      "pact of billing with stock (other.json)",
    ]);
  });

  test("a broken pact ends it: 2", async () => {
    const broken = gitDir({ a: { [API]: orders(), "pacts/x.json": "{}" }, b: { [API]: NO_TOTAL } });
    const { status, stdout, stderr } = await apigate(["diff", "a", "b"], { cwd: broken.path });
    expect(stderr).toMatch(
      /names no consumer .*It stands in a; to go on without it, name the pacts: --pacts <folder>/s,
    );
    expect([status, stdout]).toEqual([2, ""]);
  });

  test("--expect-consumer", async () => {
    const result = await diff("base", "total-gone", "--expect-consumer", "mobile");
    expect(result.unchecked.map(({ what }) => what)).toEqual(["consumer mobile"]);
  });
});

describe("a pact behind a link is refused", () => {
  const files = () => ({
    [API]: orders(),
    "pacts/a.json": pactOf("billing", [reading({ total: 9.5 })]),
    "elsewhere.json": pactOf("web", [reading({ total: 9.5 })]),
    "pacts/b.json": { symlink: "../elsewhere.json" },
  });

  test.each([
    ["in git", () => gitDir({ a: files() }).path, []],
    ["without git", () => folder(files()), []],
    ["in a folder that is named", () => gitDir({ a: files() }).path, ["--pacts", "pacts"]],
  ])("%s", async (_, place, args) => {
    const { status, stdout, stderr } = await apigate(["verify", ...args], { cwd: place() });
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/symlink.*\[E_PACT\]\n {2}at pacts\/b\.json/s);
  });
});
