import { cpSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { Result } from "../../src/core/result.ts";
import { apigate, type Run } from "../support/apigate.ts";
import { folder } from "../support/folder.ts";
import { freePort, NODE, ORDERS } from "../support/live.ts";

const DEMO = path.resolve(import.meta.dirname, "../../fixtures/demo/v1.2");

/** `apigate verify --provider orders --base-url …` in the demo, with orders started as `arguments` say. */
async function verify(options: {
  defect?: string;
  states?: boolean;
  started?: boolean;
  more?: string[];
}): Promise<Run> {
  const { defect, states = true, started = true, more = [] } = options;
  const cwd = folder();
  cpSync(DEMO, cwd, { recursive: true });
  const baseUrl = `http://127.0.0.1:${await freePort()}`;
  const port = new URL(baseUrl).port;
  const start = `${NODE} ${ORDERS} --port ${port} --provider-states${defect ? ` --defect ${defect}` : ""}`;
  const flags = [
    "--base-url",
    baseUrl,
    ...(started ? ["--start", start, "--health", "/health"] : []),
    ...(states ? ["--provider-states-url", `${baseUrl}/_pact/provider-states`] : []),
    ...(more.includes("--provider") ? [] : ["--provider", "orders"]),
  ];
  return apigate(["verify", ...flags, ...more], { cwd });
}

const resultOf = ({ stdout }: Run): Result => JSON.parse(stdout) as Result;
const effects = (result: Result): string[] =>
  (result.interactions ?? []).map(({ consumer, effect, description }) => `${effect} ${consumer}: ${description}`);

describe("apigate verify against the demo's orders", () => {
  test("passes when it does what its consumers expect", async () => {
    const run = await verify({ more: ["--format", "json"] });
    expect([run.status, run.stderr]).toEqual([0, ""]);
    expect(effects(resultOf(run))).toEqual([
      "ok billing: a request for an order that does not exist",
      "ok billing: a request for an order to invoice",
      "ok storefront: a request for the orders of a customer",
      "ok storefront: a request to cancel an order",
      "ok storefront: a request to place an order",
    ]);
  });

  test("fails with a defect, and names the consumer and its interaction", async () => {
    const run = await verify({ defect: "total", more: ["--format", "json"] });
    expect(run.status).toBe(1);
    const { findings, verdict, interactions } = resultOf(run);
    expect(verdict).toBe("fail");
    expect(findings.map(({ ruleId, severity, consumers }) => ({ ruleId, severity, consumers }))).toEqual([
      {
        ruleId: "provider-response-differs",
        severity: "error",
        consumers: [
          { name: "billing", effect: "breaks", interactions: ["an order exists: a request for an order to invoice"] },
        ],
      },
    ]);
    expect(findings[0]?.location.file).toBe("pacts/billing-orders.json");
    expect(interactions?.filter(({ effect }) => effect === "breaks")[0]?.findings).toEqual([findings[0]?.fingerprint]);
  });

  test("does not pass when nothing sets up the provider states", async () => {
    const run = await verify({ states: false });
    expect(run.status).toBe(2);
    expect(run.stdout).toContain("--provider-states-url or --provider-states-module says what does");
    expect(run.stdout).toMatch(/^UNKNOWN {2}5 interactions of 2 consumers: 0 break, 0 at risk, 5 not examined, 0 ok$/m);
  });

  test("is red within five seconds when nothing runs there", async () => {
    const start = performance.now();
    const run = await verify({ started: false });
    expect(performance.now() - start).toBeLessThan(5_000);
    expect([run.status, run.stdout]).toEqual([2, ""]);
    expect(run.stderr).toMatch(/was not healthy .*\[E_PROVIDER\]\n {2}hint: /s);
  });

  test("counts the interactions of a pact with numbers beyond 2^53", async () => {
    const body =
      '{"description":"d","request":{"method":"GET","path":"/"},"response":{"status":200,"body":{"id":12345678901234567890}}}';
    const pact = `{"consumer":{"name":"web"},"provider":{"name":"orders"},"interactions":[${body},${body}]}`;
    const cwd = folder({ "pacts/web.json": pact });
    const baseUrl = `http://127.0.0.1:${await freePort()}`;
    const live = ["--provider", "orders", "--base-url", baseUrl, "--health-timeout", "0.1"];
    const { status, stderr } = await apigate(["verify", ...live], { cwd });
    expect(status).toBe(2);
    expect(stderr).toContain("was not healthy");
  });

  test("is red when the provider dies while it is verified", async () => {
    const run = await verify({ defect: "crash" });
    expect([run.status, run.stdout]).toEqual([2, ""]);
    expect(run.stderr).toContain("[E_PROVIDER]");
  });

  test.each([
    ["a name no pact has", ["--provider", "orderz"], "Did you mean `orders`?"],
    ["a machine elsewhere", ["--provider", "orders", "--base-url", "http://192.0.2.1"], "--allow-remote"],
    ["a time that is none", ["--provider", "orders", "--timeout", "soon"], "no number of seconds"],
  ])("refuses %s", async (_, more, said) => {
    const run = await verify({ started: false, more });
    expect([run.status, run.stdout]).toEqual([2, ""]);
    expect(run.stderr).toContain(said);
  });

  test("needs a base URL for what only a running provider needs", async () => {
    const run = await apigate(["verify", "--provider", "orders", "--health", "/health"], { cwd: folder() });
    expect(run.status).toBe(2);
    expect(run.stderr).toContain("Add --base-url");
  });
});
