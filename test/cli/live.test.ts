import { readFileSync } from "node:fs";
import http from "node:http";
import type net from "node:net";
import path from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { LiveOptions } from "../../src/cli/live/verify-live.ts";
import { probe } from "../../src/cli/live/wait-for-health.ts";
import type { ApigateError } from "../../src/core/errors.ts";
import { rejectionOf } from "../support/errors.ts";
import { folder } from "../support/folder.ts";
import {
  ALL_OK,
  demoPact,
  freePort,
  isAlive,
  live,
  moduleOf,
  NODE,
  ORDERS,
  outcomes,
  pactOf,
  startOrders,
} from "../support/live.ts";

/** A provider that answers as the listener says. */
async function serve(listener: http.RequestListener): Promise<string> {
  const server = http.createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as net.AddressInfo).port}`;
}

const json = (response: http.ServerResponse, body: unknown, status = 200) =>
  response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));

/** The error of a verification that must be red within five seconds. */
async function redWithin5s(options: Parameters<typeof live>[0]): Promise<ApigateError> {
  const start = performance.now();
  const error = await rejectionOf(live(options));
  expect(performance.now() - start).toBeLessThan(5_000);
  expect(error.hint).toMatch(/\w/);
  return error;
}

describe("the demo's orders", () => {
  test("does what billing and storefront expect", async () => {
    const { baseUrl, states } = await startOrders();
    const found = await live({ baseUrl, states, health: "/health" });
    expect(outcomes(found)).toEqual(ALL_OK);
    expect(found[1]).toEqual({
      consumer: "billing",
      provider: "orders",
      description: "a request for an order to invoice",
      providerStates: ["an order exists"],
      ok: true,
      pending: false,
      mismatches: [],
    });
  });

  test("with a total that is a text breaks billing", async () => {
    const { baseUrl, states } = await startOrders("--defect", "total");
    const found = await live({ baseUrl, states });
    expect(outcomes(found)).toEqual(ALL_OK.with(1, "body $.total · billing: a request for an order to invoice"));
    expect(found[1]?.mismatches).toEqual([
      {
        kind: "body",
        path: "$.total",
        expected: '{"amount":"29.90","currency":"EUR"}',
        actual: "29.90 EUR",
        message: expect.stringContaining("Expected '29.90 EUR' (String) to be the same type"),
      },
    ]);
  });

  test("with another spelling of the status breaks storefront", async () => {
    const { baseUrl, states } = await startOrders("--defect", "status");
    expect(outcomes(await live({ baseUrl, states }))).toEqual([
      ...ALL_OK.slice(0, 2),
      "body $.items[0].status · storefront: a request for the orders of a customer",
      "body $.status · storefront: a request to cancel an order",
      "body $.status · storefront: a request to place an order",
    ]);
  });

  test("is started with npm and ended, though npm starts a shell that starts it", async () => {
    const port = await freePort();
    const scripts = { start: `${NODE} ${ORDERS} --port ${port} --provider-states` };
    const cwd = folder({ "package.json": JSON.stringify({ scripts }) });
    const baseUrl = `http://localhost:${port}`;
    const states = { url: `${baseUrl}/_pact/provider-states` };
    const found = await live({ baseUrl, states, start: "npm start", health: "/health", cwd, healthTimeout: 10_000 });
    expect(outcomes(found)).toEqual(ALL_OK);
    expect(await probe(new URL(baseUrl), 1_000)).toBe("the connection was refused");
  });

  test("is ended with what it has left running", async () => {
    const port = await freePort();
    const pids = path.join(folder(), "pid");
    const start = `sh -c 'sleep 60 & echo $! > ${pids}; exec ${NODE} ${ORDERS} --port ${port}'`;
    await live({ baseUrl: `http://127.0.0.1:${port}`, start, pacts: [pactOf({})] });
    expect(isAlive(Number(readFileSync(pids, "utf8")))).toBe(false);
  });
});

describe("what differs", () => {
  test("is told by kind and place", async () => {
    const baseUrl = await serve((_, response) =>
      response.writeHead(202, { "Content-Type": "text/plain", "X-Rate": "1" }).end("hello"),
    );
    const response = { headers: { "X-Rate": ["2"] }, body: { content: { id: 1 }, contentType: "application/json" } };
    const [found] = await live({ baseUrl, pacts: [pactOf({ response })] });
    expect(found?.mismatches.map(({ kind, path, expected, actual }) => [kind, path, expected, actual]).sort()).toEqual([
      ["body", "", "application/json", "text/plain"],
      ["header", "X-Rate", "2", "1"],
      ["status", "", "200", "202"],
    ]);
  });

  test("belongs to its interaction, though another has the same name; one that is pending is not ok either", async () => {
    const baseUrl = await serve(({ url }, response) => json(response, {}, url === "/b" ? 500 : 200));
    const pacts = [pactOf({ path: "/a" }, { path: "/b" }, { path: "/a" }, { path: "/b", more: { pending: true } })];
    const found = await live({ baseUrl, pacts });
    expect(found.map(({ ok, pending }) => ({ ok, pending }))).toEqual([
      { ok: true, pending: false },
      { ok: false, pending: false },
      { ok: true, pending: false },
      { ok: false, pending: true },
    ]);
    expect(found.map(({ mismatches }) => mismatches.length)).toEqual([0, 1, 0, 1]);
  });

  test("includes a redirect, which is not followed", async () => {
    let visits = 0;
    const elsewhere = await serve((_, response) => {
      visits++;
      json(response, {});
    });
    const baseUrl = await serve((_, response) => response.writeHead(302, { Location: `${elsewhere}/x` }).end());
    const pacts = [pactOf({}, { response: { status: 302 } })];
    expect(outcomes(await live({ baseUrl, pacts }))).toEqual(["status · web: it", "ok · web: it"]);
    expect(visits).toBe(0);
  });

  test("cannot be told when the verifier keeps the request to itself", async () => {
    const baseUrl = await serve((_, response) => json(response, {}));
    const paths = ["/_pactSetup", "/_PACTSETUP/", "/_messages"];
    const pacts = [pactOf(...paths.map((path) => ({ path, request: { method: "POST" } })))];
    const found = await live({ baseUrl, pacts });
    expect(found.map(({ ok }) => ok)).toEqual([false, false, false]);
    expect(found[0]?.mismatches).toMatchObject([{ kind: "error", message: "the request did not reach the provider" }]);
  });

  test("is nothing where messages stand beside interactions over HTTP", async () => {
    const baseUrl = await serve((_, response) => json(response, {}));
    const { text, ...pact } = pactOf({});
    const both = JSON.parse(text);
    both.interactions.push({ type: "Asynchronous/Messages", description: "paid", contents: { content: "x" } });
    both.metadata.plugins = [{ name: "nonesuch", version: "1.0.0", configuration: {} }];
    const found = await live({ baseUrl, pacts: [{ ...pact, text: JSON.stringify(both) }] });
    expect(outcomes(found)).toEqual(["ok · web: it"]);
  });
});

describe("provider states of a module", () => {
  const stateless = { description: "no state", states: [] };

  test("handlers that fail or are missing fail their interaction, and no other", async () => {
    const baseUrl = await serve((_, response) => json(response, {}));
    const states = moduleOf(`export default {
      throws() { throw new Error("no database") },
      async rejects() { throw "no luck" },
      empty: {},
      "no function": { setup: 1 },
      "no JSON": () => ({ id: 1n }),
      late: { setup() {}, teardown() { throw new Error("stuck") } },
      fine: { setup() { console.log("{}") } },
    }`);
    const failing: [state: string, message: RegExp][] = [
      ["throws", /^setting up the provider state `throws` failed: no database$/],
      ["rejects", /^setting up the provider state `rejects` failed: no luck$/],
      ["empty", /^setting up the provider state `empty` failed: the module has no handler for it$/],
      ["missing", /^setting up the provider state `missing` failed: the module has no handler for it$/],
      ["constructor", /^setting up the provider state `constructor` failed: the module has no handler for it$/],
      ["__proto__", /^setting up the provider state `__proto__` failed: the module has no handler for it$/],
      ["no function", /^setting up the provider state `no function` failed: its setup is no function$/],
      ["no JSON", /^setting up the provider state `no JSON` failed: Do not know how to serialize a BigInt/],
      ["late", /^tearing down the provider state `late` failed: stuck$/],
    ];
    const expectations = failing.map(([state]) => ({ description: state, states: ["fine", state] }));
    const pacts = [pactOf(...expectations, { description: "fine", states: ["fine", "fine"] }, stateless)];
    const found = await live({ baseUrl, states, pacts });
    expect(found.map(({ description, ok, mismatches }) => [description, ok, mismatches])).toEqual([
      ...failing.map(([state, message]) => [
        state,
        false,
        [expect.objectContaining({ kind: "state", path: state, message: expect.stringMatching(message) })],
      ]),
      ["fine", true, []],
      ["no state", true, []],
    ]);
  });

  test("without a module or a URL a state cannot be set up", async () => {
    const baseUrl = await serve((_, response) => json(response, {}));
    const found = await live({ baseUrl, pacts: [pactOf({ states: ["s"] }, stateless)] });
    expect(outcomes(found)).toEqual(["state s · web: it", "ok · web: no state"]);
    expect(found[0]?.mismatches[0]?.message).toMatch(/nothing sets it up; --provider-states-url/);
  });

  test("handlers run in order, get their parameters and give values to the request", async () => {
    const baseUrl = await serve(({ url }, response) => json(response, {}, url === "/orders/7" ? 200 : 404));
    const states = moduleOf(`
      let log = [];
      export default {
        a: { setup: () => void log.push("a"), teardown: () => void log.push("-a") },
        b: ({ id }) => { if (log.join() !== "a" || id !== "7") throw new Error(log.join() + id); return { orderId: id } },
      };`);
    const generators = { path: { type: "ProviderState", expression: `/orders/\${orderId}`, dataType: "STRING" } };
    const providerStates = [{ name: "a" }, { name: "b", params: { id: "7" } }];
    const pacts = [pactOf({ path: "/orders/1", request: { generators }, more: { providerStates } })];
    expect(outcomes(await live({ baseUrl, states, pacts }))).toEqual(["ok · web: it"]);
  });

  const ending: [name: string, module: string, message: RegExp][] = [
    [
      "ends the process",
      "{ s() { process.exit(0) } }",
      /the verifier crashed while `it` of web was verified: it ended/,
    ],
    ["kills the process", "{ s() { process.kill(process.pid, 'SIGKILL') } }", /crashed .*: it ended with SIGKILL/],
    ["fails in the background", "{ s() { Promise.reject(Error('late')) } }", /thrown that nobody caught: late/],
    [
      "never comes back",
      "{ s() { for (;;); } }",
      /0 of 2 interactions were verified within 1500 ms; time ran out while/,
    ],
  ];
  test.each(ending)("a handler that %s is an error", async (_, handlers, message) => {
    const baseUrl = await serve((_, response) => json(response, {}));
    const states = moduleOf(`export default ${handlers}`);
    const error = await redWithin5s({ baseUrl, states, timeout: 1_500, pacts: [pactOf({ states: ["s"] }, stateless)] });
    expect(error).toMatchObject({ code: "E_PROVIDER", message: expect.stringMatching(message) });
  });

  test.each([
    ["export const s = 1", /its default export is no object/],
    ["export default {", /the provider states cannot be loaded from .*states\.mjs/],
    ["throw new Error('no')", /cannot be loaded from .*: no/],
  ])("a module that says %s is an error", async (text, message) => {
    const baseUrl = await serve((_, response) => json(response, {}));
    const error = await redWithin5s({ baseUrl, states: moduleOf(text), pacts: [pactOf(stateless)] });
    expect(error).toMatchObject({ code: "E_PROVIDER", message: expect.stringMatching(message) });
  });
});

describe("provider states of a URL", () => {
  test("any answer but 2xx fails the interaction, whose request is not sent", async () => {
    const asked: string[] = [];
    const baseUrl = await serve(async (request, response) => {
      const parts = await request.toArray();
      const { state, action, params } = JSON.parse(Buffer.concat(parts).toString() || "{}");
      asked.push([request.method, request.url, action, state, JSON.stringify(params)].join(" ").trim());
      json(response, {}, Number(state ?? 200));
    });
    const states = { url: `${baseUrl}/states` };
    const pacts = [pactOf(...["201", "302", "404", "500"].map((state) => ({ description: state, states: [state] })))];
    const found = await live({ baseUrl, states, pacts });
    expect(found.map(({ mismatches }) => mismatches.map(({ expected, actual }) => [expected, actual]))).toEqual([
      [],
      ...[302, 404, 500].map((status) => [["setup", `POST ${states.url} answered ${status}`]]),
    ]);
    expect(asked).toEqual([
      "POST /states setup 201 {}",
      "GET /",
      "POST /states teardown 201 {}",
      "POST /states setup 302 {}",
      "POST /states setup 404 {}",
      "POST /states setup 500 {}",
    ]);
  });

  test("that nobody listens on fails the interaction", async () => {
    const baseUrl = await serve((_, response) => json(response, {}));
    const states = { url: `http://127.0.0.1:${await freePort()}` };
    expect(outcomes(await live({ baseUrl, states, pacts: [pactOf({ states: ["s"] })] }))).toEqual([
      "state s · web: it",
    ]);
  });
});

describe("nothing to verify is never a pass", () => {
  const refused = (pacts: LiveOptions["pacts"]) => redWithin5s({ baseUrl: "http://127.0.0.1:1", pacts });
  const pact = pactOf({});

  test("no pact", async () => {
    expect(await refused([])).toMatchObject({ code: "E_NO_PACT", message: "there is no pact with `orders` to verify" });
  });
  test.each([
    ["{}", /it lists no interactions/],
    ["[]", /it lists no interactions/],
    ['{"interactions":{}}', /it lists no interactions/],
    ['{"interactions":[]}', /it holds no interaction over HTTP/],
    ['{"interactions":[{"type":"Asynchronous/Messages"}]}', /it holds no interaction over HTTP/],
    ['{"interactions":[],"messages":[{"description":"paid"}]}', /it holds no interaction over HTTP/],
    ['{"interactions":[{},{}]}', /it holds 2 interactions over HTTP, where 1 were expected/],
  ])("%s", async (text, message) => {
    const error = await refused([{ ...pact, text }]);
    expect(error).toMatchObject({ code: "E_PROVIDER", message: expect.stringMatching(message) });
    expect(error.location).toEqual({ file: "web-orders.json" });
  });
  test("a pact with another provider", async () => {
    expect(await refused([{ ...pact, provider: "payments" }])).toMatchObject({
      code: "E_PROVIDER",
      message: "the pact is with `payments`, not with `orders`",
    });
  });
  test("a pact that the verifier cannot read", async () => {
    const baseUrl = await serve((_, response) => json(response, {}));
    const error = await redWithin5s({ baseUrl, pacts: [pactOf({ response: { status: "fine" } })] });
    expect(error.message).toMatch(/^the verifier's answer for `it` of web is not understood: it holds 0 results/);
  });
});

describe("a verifier that says", () => {
  const result = (result: unknown, description = "it") => ({ description, result });
  const good = { result: true, errors: [], pendingErrors: [], interactionResults: [result("OK")] };
  const verifier = (script: string) => path.join(folder({ "verifier.mjs": script }), "verifier.mjs");
  const saying = (answer: string) =>
    verifier(`process.once("message", () => {
      const outcome = { answer: ${JSON.stringify(answer)}, failures: [], isReached: true };
      process.send({ kind: "done", index: 0, outcome }, () => process.exit(0));
    });`);
  const verify = async (entry: string) => {
    const baseUrl = await serve((_, response) => json(response, {}));
    return live({ baseUrl, pacts: [pactOf({})], verifier: entry });
  };

  test("OK is believed", async () => {
    expect(outcomes(await verify(saying(JSON.stringify(good))))).toEqual(["ok · web: it"]);
  });
  test.each([
    ["oops", /is not understood: it is no JSON: oops/],
    ["null", /it is no object/],
    ["{}", /`errors` is no list/],
    [JSON.stringify({ ...good, interactionResults: [] }), /it holds 0 results for 1 interaction/],
    [JSON.stringify({ ...good, interactionResults: [result("OK"), result("OK")] }), /it holds 2 results/],
    [JSON.stringify({ ...good, interactionResults: [result("OK", "that")] }), /its result is of another interaction/],
    [JSON.stringify({ ...good, interactionResults: [result("Fine")] }), /its result is "Fine", not OK or Error/],
    [JSON.stringify({ ...good, errors: [{}] }), /an error says nothing/],
    [JSON.stringify({ ...good, errors: [{ mismatch: { type: "new" } }] }), /an error is of the type "new"/],
  ])("%s is an error", async (answer, message) => {
    const error = await rejectionOf(verify(saying(answer)));
    expect(error).toMatchObject({ code: "E_PROVIDER", message: expect.stringMatching(message) });
  });
  test.each([
    [{ ...good, result: false }, "error · web: it"],
    [{ ...good, interactionResults: [result("Error")] }, "error · web: it"],
    [{ ...good, errors: [{ mismatch: { type: "error", message: "x" } }] }, "error · web: it"],
    [
      { ...good, pendingErrors: [{ mismatch: { type: "mismatches", mismatches: [{ type: "Odd", path: "p" }] } }] },
      "error p · web: it",
    ],
  ])("something that contradicts itself is not believed: %j", async (answer, outcome) => {
    expect(outcomes(await verify(saying(JSON.stringify(answer))))).toEqual([outcome]);
  });
  test("nothing, and ends well, is an error with its last words", async () => {
    const error = await rejectionOf(
      verify(verifier("process.on('message', () => {}); console.log('bye'); process.exit(0)")),
    );
    expect(error).toMatchObject({
      code: "E_PROVIDER",
      message: "the verifier crashed: it ended with 0",
      output: ["bye"],
    });
  });
});

describe("a provider that", () => {
  const nobody = async () => `http://127.0.0.1:${await freePort()}`;

  test.each([undefined, "/health"])("is not there is an error (health: %s)", async (health) => {
    const error = await redWithin5s({ baseUrl: await nobody(), health, healthTimeout: 500 });
    expect(error.code).toBe("E_PROVIDER");
    expect(error.message).toMatch(
      /^the provider was not healthy at http:.* within 500 ms: the connection was refused$/,
    );
    expect(error.hint).toBe('Start it first, or let apigate do that: --start "npm start" --health /health');
  });
  test.each([204, 301, 503])("answers %i to the question for its health is an error", async (status) => {
    const baseUrl = await serve((_, response) => response.writeHead(status, { Location: "/" }).end());
    const error = await redWithin5s({ baseUrl, health: "/health", healthTimeout: 300 });
    expect(error.message).toContain(`it answered ${status} instead of 200`);
  });
  test("says nothing about its health is an error", async () => {
    const baseUrl = await serve(() => {});
    const error = await redWithin5s({ baseUrl, health: "/health", healthTimeout: 300 });
    expect(error.message).toMatch(/within 300 ms: no answer within \d+ ms/);
  });
  test("is healthy after a while is waited for, below the path of the base URL", async () => {
    const asked: (string | undefined)[] = [];
    const baseUrl = await serve(({ url }, response) => {
      asked.push(url);
      json(response, {}, asked.length < 3 ? 503 : 200);
    });
    expect(outcomes(await live({ baseUrl: `${baseUrl}/api/`, health: "/up", pacts: [pactOf({})] }))).toHaveLength(1);
    expect(asked).toEqual(["/api/up", "/api/up", "/api/up", "/api/"]);
  });
  test("hangs is an error when the time is over", async () => {
    const baseUrl = await serve(({ url }, response) => void (url === "/" && json(response, {})));
    const pacts = [pactOf({}, { path: "/slow", description: "slow" })];
    const error = await redWithin5s({ baseUrl, pacts, timeout: 1_500 });
    expect(error.message).toBe(
      "1 of 2 interactions were verified within 1500 ms; time ran out while `slow` of web was verified",
    );
  });
  test("dies in the middle is an error", async () => {
    const { baseUrl, states } = await startOrders("--defect", "crash");
    const error = await redWithin5s({ baseUrl, states, pacts: [demoPact("storefront")] });
    expect(error).toMatchObject({
      code: "E_PROVIDER",
      message: expect.stringMatching(
        /^the provider broke off the connection: .* while `a request to place an order` of/,
      ),
    });
  });
  test("was started and dies in the middle is an error with its last words", async () => {
    const port = await freePort();
    const start = `${NODE} ${ORDERS} --port ${port} --defect crash --provider-states`;
    const baseUrl = `http://127.0.0.1:${port}`;
    const states = { url: `${baseUrl}/_pact/provider-states` };
    const error = await redWithin5s({ baseUrl, states, start, pacts: [demoPact("storefront")] });
    expect(error.message).toMatch(/^the provider ended with 70 before it was verified: /);
    expect(error.output).toEqual([`orders listens on ${baseUrl}`]);
  });
  test("was started and dies at once is an error with its last 20 lines, safe to print", async () => {
    const script =
      "for (let i = 1; i < 31; i++) console.log('\\x1b[31mline ' + i + '\\x1b[0m\\u202e'); process.exit(3)";
    const start = `${NODE} -e ${JSON.stringify(script)}`;
    const error = await redWithin5s({ baseUrl: await nobody(), start, healthTimeout: 30_000 });
    expect(error).toMatchObject({ code: "E_PROVIDER", message: expect.stringMatching(/^the provider ended with 3/) });
    expect(error.output).toEqual(Array.from({ length: 20 }, (_, i) => `line ${i + 11}\\u{202e}`));
  });
  test("cannot be started is an error", async () => {
    const error = await redWithin5s({ baseUrl: await nobody(), start: "no-such-command --now", healthTimeout: 30_000 });
    expect(error.message).toMatch(/^`no-such-command --now` cannot be started: .*ENOENT/);
  });
  test("was started and never gets healthy is ended, though it does not want to", async () => {
    const pids = path.join(folder(), "pid");
    const script = `process.on('SIGTERM', () => {}); require('fs').writeFileSync('${pids}', String(process.pid)); setInterval(() => {}, 1000)`;
    const error = await redWithin5s({
      baseUrl: await nobody(),
      start: `${NODE} -e ${JSON.stringify(script)}`,
      healthTimeout: 500,
    });
    expect(error.message).toContain("was not healthy");
    expect(isAlive(Number(readFileSync(pids, "utf8")))).toBe(false);
  });
  test("would be another one than the one to start is an error", async () => {
    const { baseUrl } = await startOrders();
    const error = await redWithin5s({ baseUrl, start: "npm start" });
    expect(error.message).toBe(`something listens on ${new URL(baseUrl).host} already`);
  });
});
