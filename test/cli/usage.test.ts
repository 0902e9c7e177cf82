import { describe, expect, test } from "vitest";
import type { UsageReport } from "../../src/core/usage-report.ts";
import { apigate } from "../support/apigate.ts";
import { orders, pactOf, reading } from "../support/contracts.ts";
import { gitDir } from "../support/git-dir.ts";

const API = "apis/orders/openapi.json";
const cancel = {
  description: "cancel it",
  request: { method: "DELETE", path: "/orders/7" },
  response: { status: 204 },
};
const files = {
  [API]: orders(),
  "pacts/billing-orders.json": pactOf("billing", [reading({ total: 9.5 }, { "$.total": { match: "number" } })]),
  "pacts/web-orders.json": pactOf("web", [
    reading({ total: 9.5, status: "paid" }, { "$.status": { match: "regex", regex: "^(open|paid)$" } }),
    cancel,
  ]),
};
const { path: cwd } = gitDir({ "v1.0": files, "v1.1": { ...files, "pacts/web-orders.json": pactOf("web", [cancel]) } });

const usage = (...args: string[]) => apigate(["usage", ...args], { cwd });

async function report(...args: string[]): Promise<UsageReport> {
  const { stdout, stderr, status } = await usage(...args, "--format", "json");
  expect([status, stderr]).toEqual([0, ""]);
  return JSON.parse(stdout) as UsageReport;
}

/** `billing GET /orders/{id} response.body.total any number` for each use of a field. */
const fields = ({ apis }: UsageReport): string[] =>
  apis.flatMap(({ interactions }) =>
    interactions.flatMap(({ consumer, operation, uses }) =>
      uses
        .filter(({ at }) => at.startsWith("response.body."))
        .map(({ at, wants }) => `${consumer} ${operation} ${at} ${wants}`),
    ),
  );

describe("text", () => {
  test("per operation who relies on what, then what nobody uses", async () => {
    const { stdout, stderr, status } = await usage("v1.0");
    expect([stderr, status]).toEqual(["", 0]);
    expect(stdout).toMatch(/^apigate usage v1\.0\n/);
    expect(stdout).toMatch(/^orders {2}apis\/orders\/openapi\.json {2}2 of 2 operations used by 2 consumers$/m);
    expect(stdout).toMatch(/^ {2}DELETE \/orders\/\{id\} {2}web$/m);
    expect(stdout).toMatch(/^ {2}GET \/orders\/\{id\} {2}billing, web$/m);
    expect(stdout).toMatch(/^ {4}200 body\.total +billing: a number · web: any number$/m);
    expect(stdout).toMatch(/^ {4}200 body\.status +web: text like \^\(open\|paid\)\$$/m);
    expect(stdout).toMatch(/^ {2}2 fields of the used operations no consumer uses: Order\.id, Order\.note$/m);
    expect(stdout).not.toMatch(/[ \t]$/m);
  });

  test("what was asked for stands alone", async () => {
    const { stdout } = await usage("v1.0", "--field", "Order.total");
    expect(stdout).toContain("200 body.total");
    expect(stdout).not.toMatch(/body\.status|no consumer uses/);
  });
});

describe("questions", () => {
  const TOTAL = "response.body.total";

  test.each<[string, string[], string[]]>([
    [
      "all",
      [],
      [
        `billing GET /orders/{id} ${TOTAL} a number`,
        "web GET /orders/{id} response.body.status text like ^(open|paid)$",
        `web GET /orders/{id} ${TOTAL} any number`,
      ],
    ],
    [
      "who reads a field",
      ["--field", "Order.total"],
      [`billing GET /orders/{id} ${TOTAL} a number`, `web GET /orders/{id} ${TOTAL} any number`],
    ],
    [
      "who reads a place",
      ["--field", "response.body.total", "--consumer", "web"],
      [`web GET /orders/{id} ${TOTAL} any number`],
    ],
    ["a field nobody reads", ["--field", "Order.note"], []],
    ["a field that is not there", ["--field", "Order.tax"], []],
    ["a consumer", ["--consumer", "billing"], [`billing GET /orders/{id} ${TOTAL} a number`]],
    ["an operation without a body", ["--operation", "DELETE /orders/{id}"], []],
    [
      "an operation",
      ["--operation", "GET /orders/{id}", "--consumer", "billing"],
      [`billing GET /orders/{id} ${TOTAL} a number`],
    ],
  ])("%s", async (_, args, expected) =>
    expect(fields(await report("v1.0", ...args)).sort()).toEqual([...expected].sort()),
  );

  test("an operation's interactions are told with what they rely on", async () => {
    const { apis } = await report("v1.0", "--operation", "DELETE /orders/{id}");
    expect(apis[0]?.interactions).toMatchObject([
      {
        consumer: "web",
        interaction: "cancel it",
        operation: "DELETE /orders/{id}",
        status: "204",
        mediaType: null,
        security: [],
      },
    ]);
    expect(apis[0]?.interactions[0]?.uses.map(({ at }) => at)).toEqual([
      "request",
      "request.path.id",
      "response.status",
    ]);
  });

  test("places are named by their schema", async () => {
    const { apis } = await report("v1.0", "--field", "Order.total", "--consumer", "billing");
    expect(apis[0]?.interactions[0]?.uses).toEqual([
      {
        at: TOTAL,
        field: "Order.total",
        subject: "#/components/schemas/Order/properties/total",
        wants: "a number",
        toleratesNull: false,
        toleratesAbsent: false,
      },
    ]);
  });
});

describe("coverage", () => {
  test("operations and fields that somebody uses, and those that nobody does", async () => {
    expect((await report("v1.0")).apis[0]?.coverage).toEqual({
      usedOperations: ["DELETE /orders/{id}", "GET /orders/{id}"],
      unusedOperations: [],
      unusedFields: ["Order.id", "Order.note"],
      usedFields: 2,
    });
    expect((await report("v1.1", "--pacts", "v1.1:pacts/web-orders.json")).apis[0]?.coverage).toEqual({
      usedOperations: ["DELETE /orders/{id}"],
      unusedOperations: ["GET /orders/{id}"],
      unusedFields: [],
      usedFields: 0,
    });
  });

  test("does not depend on what was asked", async () => {
    const [all, some] = [await report("v1.0"), await report("v1.0", "--consumer", "billing")];
    expect(some.apis[0]?.coverage).toEqual(all.apis[0]?.coverage);
  });
});

describe("no answer", () => {
  test.each<[string, string[], RegExp]>([
    ["an API that is not there", ["--api", "stock"], /stock/],
    ["a consumer that is not there", ["--consumer", "mobile"], /Consumers are billing, web/],
    ["an operation that is not there", ["--operation", "GET /order/{id}"], /Did you mean `GET \/orders\/{id}`/],
    ["pacts that are not there", ["--pacts", "none"], /none/],
    ["a revision that is not there", ["v9"], /v9/],
  ])("%s: 2", async (_, args, message) => {
    const { status, stdout, stderr } = await usage(...args);
    expect(stderr).toMatch(message);
    expect([status, stdout]).toEqual([2, ""]);
  });

  test("no pact: 2", async () => {
    const { path: bare } = gitDir({ a: { [API]: orders() } });
    const { status, stderr } = await apigate(["usage"], { cwd: bare });
    expect(stderr).toMatch(/no pact was found/);
    expect(status).toBe(2);
  });
});
