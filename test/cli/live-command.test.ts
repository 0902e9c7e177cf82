import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { rolldown } from "rolldown";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { LiveOptions } from "../../src/cli/live/verify-live.ts";
import { folder } from "../support/folder.ts";
import {
  ALL_OK,
  DEMO_PACTS,
  demoPact,
  freePort,
  isAlive,
  moduleOf,
  NODE,
  outcomes,
  pactOf,
  startOrders,
  VERIFIER,
} from "../support/live.ts";

describe("a command around it", () => {
  let main: string;
  beforeAll(async () => {
    main = path.join(folder(), "main.mjs");
    const bundle = await rolldown({
      input: path.join(import.meta.dirname, "../support/live-main.ts"),
      platform: "node",
    });
    await bundle.write({ file: main, format: "esm" });
    await bundle.close();
  });

  const settings = (options: Partial<LiveOptions>): LiveOptions => ({
    provider: "orders",
    baseUrl: "",
    pacts: DEMO_PACTS,
    healthTimeout: 2_000,
    timeout: 20_000,
    allowRemote: false,
    cwd: folder(),
    verifier: VERIFIER,
    ...options,
  });

  interface Ended {
    status: number | null;
    signal: NodeJS.Signals | null;
    stdout: string;
    stderr: string;
  }

  function run(options: Partial<LiveOptions>, env: Record<string, string> = {}, wrapper: readonly string[] = []) {
    const [file = "", ...args] = [...wrapper, process.execPath, main, JSON.stringify(settings(options))];
    const child = spawn(file, args, {
      env: { PATH: process.env.PATH ?? "", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    onTestFinished(() => void child.kill("SIGKILL"));
    return { child, ended: endOf(child) };
  }

  function endOf(child: ChildProcess): Promise<Ended> {
    let [stdout, stderr] = ["", ""];
    child.stdout?.on("data", (part) => {
      stdout += part;
    });
    child.stderr?.on("data", (part) => {
      stderr += part;
    });
    return new Promise((resolve) => {
      child.once("close", (status, signal) => resolve({ status, signal, stdout, stderr }));
    });
  }

  test("prints nothing but its own, leaves nothing behind, and nobody else can read the pacts", async () => {
    const { baseUrl } = await startOrders();
    const [TMPDIR, cwd] = [folder(), folder()];
    const states = moduleOf(`
      import { readdirSync, statSync } from "node:fs";
      const check = () => {
        const [name] = readdirSync(process.env.TMPDIR);
        const mode = statSync(process.env.TMPDIR + "/" + name).mode & 0o777;
        if (!name.startsWith("apigate-live-") || mode !== 0o700) throw new Error(name + mode.toString(8));
      };
      export default { "no order exists": check, "an order exists": check };`);
    const { status, stdout, stderr } = await run({ baseUrl, states, cwd, pacts: [demoPact("billing")] }, { TMPDIR })
      .ended;
    expect([status, stderr]).toEqual([1, ""]);
    expect(outcomes(JSON.parse(stdout))).toEqual([
      ALL_OK[0],
      "body $, header Content-Type, status · billing: a request for an order to invoice",
    ]);
    expect([readdirSync(TMPDIR), readdirSync(cwd)]).toEqual([[], []]);
  });

  test("ends with 2 and says why when the provider is dead", async () => {
    const { status, stdout, stderr } = await run({
      baseUrl: `http://127.0.0.1:${await freePort()}`,
      healthTimeout: 300,
    }).ended;
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^error: the provider was not healthy at .* \[E_PROVIDER\]\n {2}hint: Start it first.*\n$/);
  });

  test("shows the last words of a provider that died", async () => {
    const start = `${NODE} -e ${JSON.stringify("console.error('::error::no database'); process.exit(1)")}`;
    const began = performance.now();
    const baseUrl = `http://127.0.0.1:${await freePort()}`;
    const { status, stderr } = await run({ baseUrl, start, health: "/health", healthTimeout: 30_000 }).ended;
    expect(performance.now() - began).toBeLessThan(5_000); // nothing waits for the health of the dead
    expect(status).toBe(2);
    expect(stderr).toContain("\n  | \\u{3a}:error::no database\n");
  });

  test("is not swayed by variables of Pact and of proxies", async () => {
    const { baseUrl, states } = await startOrders();
    const dead = `http://127.0.0.1:${await freePort()}`;
    const { status, stdout } = await run(
      { baseUrl, states },
      {
        PACT_DESCRIPTION: "a request for an order to invoice",
        PACT_PROVIDER_NO_STATE: "1",
        PACT_BROKER_BASE_URL: dead,
        PACT_DO_NOT_TRACK: "false",
        HTTP_PROXY: dead,
        http_proxy: dead,
        HTTPS_PROXY: dead,
        ALL_PROXY: dead,
        LOG_LEVEL: "trace",
      },
    ).ended;
    expect([status, outcomes(JSON.parse(stdout))]).toEqual([0, ALL_OK]);
  });

  test.each(["SIGINT", "SIGTERM"] as const)("leaves nothing behind when it gets %s", async (signal) => {
    const [TMPDIR, notes, port] = [folder(), folder(), await freePort()];
    const script = [
      "process.on('SIGTERM', () => {})",
      `require('http').createServer(() => {}).listen(${port}, '127.0.0.1')`,
      `require('fs').writeFileSync('${notes}/provider', String(process.pid))`,
    ].join(";");
    const states = moduleOf(`
      import { writeFileSync } from "node:fs";
      export default { s() { writeFileSync("${notes}/verifier", String(process.pid)); return new Promise(() => {}); } };`);
    const start = `${NODE} -e ${JSON.stringify(script)}`;
    const pacts = [pactOf({ states: ["s"] })];
    const { child, ended } = run({ baseUrl: `http://127.0.0.1:${port}`, start, states, pacts }, { TMPDIR });
    while (!existsSync(`${notes}/verifier`) && child.exitCode === null) await sleep(20);
    await sleep(20);
    expect(readdirSync(TMPDIR)).toHaveLength(1);
    child.kill(signal);
    expect((await ended).signal).toBe(signal);
    await sleep(50);
    const pids = ["provider", "verifier"].map((name) => Number(readFileSync(`${notes}/${name}`, "utf8")));
    expect(pids.map(isAlive)).toEqual([false, false]);
    expect(readdirSync(TMPDIR)).toEqual([]);
  });

  test("opens no connection beyond loopback, as JavaScript sees it", async () => {
    const { baseUrl, states } = await startOrders();
    const record = path.join(folder({ "record.txt": "" }), "record.txt");
    const recorder = path.join(folder({ "recorder.cjs": RECORDER }), "recorder.cjs");
    const NODE_OPTIONS = `--require ${recorder}`;
    const { status } = await run({ baseUrl, states }, { NODE_OPTIONS, RECORD: record }).ended;
    expect(status).toBe(0);
    const targets = readFileSync(record, "utf8").trim().split("\n");
    expect(targets.filter((target) => target.startsWith("child "))).not.toEqual([]);
    expect(targets.filter((target) => !/^(?:child|parent) (?:connect|lookup) 127\.0\.0\.1$/.test(target))).toEqual([]);
  });

  /** Native code opens sockets that only the kernel sees. */
  const canTrace = spawnSync("strace", ["-f", "-e", "trace=connect", "true"]).status === 0;
  test.skipIf(!canTrace)("opens no connection beyond loopback, as the kernel sees it", async () => {
    const { baseUrl, states } = await startOrders();
    const trace = path.join(folder(), "trace.txt");
    const strace = ["strace", "-f", "-e", "trace=connect,sendto,sendmsg,sendmmsg", "-o", trace];
    const { status } = await run({ baseUrl, states }, {}, strace).ended;
    expect(status).toBe(0);
    const addresses = [...readFileSync(trace, "utf8").matchAll(/sin6?_port=.*?(?:inet_addr|inet_pton)\(([^)]*)\)/g)];
    expect(addresses.length).toBeGreaterThan(10);
    expect(addresses.map(([, address]) => address).filter((address) => address !== '"127.0.0.1"')).toEqual([]);
  });
});

/** Notes where every socket and every look-up goes, and in which process. */
const RECORDER = `
  const { appendFileSync } = require("node:fs");
  const dns = require("node:dns");
  const net = require("node:net");
  const who = process.send ? "child" : "parent";
  const note = (what, target) => appendFileSync(process.env.RECORD, who + " " + what + " " + target + "\\n");
  const connect = net.Socket.prototype.connect;
  net.Socket.prototype.connect = function (...args) {
    const [{ host, path }] = net._normalizeArgs(Array.isArray(args[0]) ? args[0] : args);
    note("connect", host ?? path);
    return connect.apply(this, args);
  };
  const { lookup } = dns;
  dns.lookup = (name, ...rest) => {
    note("lookup", name);
    return lookup(name, ...rest);
  };
`;
