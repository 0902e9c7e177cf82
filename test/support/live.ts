import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { onTestFinished } from "vitest";
import { type LiveOptions, verifyLive } from "../../src/cli/live/verify-live.ts";
import type { LiveInteraction } from "../../src/contract/live.ts";
import type { LivePact } from "../../src/contract/replay.ts";
import { folder } from "./folder.ts";

const top = path.resolve(import.meta.dirname, "../..");

/** The built process around the real verifier. */
export const VERIFIER = path.join(top, "dist/cli/verifier-child.js");
export const ORDERS = path.join(top, "fixtures/demo/service/orders.mjs");

/** What consumers of the demo expect of orders. */
export const demoPact = (consumer: "billing" | "storefront"): LivePact => {
  const file = path.join(top, `fixtures/demo/v1.2/pacts/${consumer}-orders.json`);
  return { file, text: readFileSync(file, "utf8"), provider: "orders", interactions: consumer === "billing" ? 2 : 3 };
};

export const DEMO_PACTS = [demoPact("billing"), demoPact("storefront")];

/** What comes of them when orders is as it should be. */
export const ALL_OK = [
  "ok · billing: a request for an order that does not exist",
  "ok · billing: a request for an order to invoice",
  "ok · storefront: a request for the orders of a customer",
  "ok · storefront: a request to cancel an order",
  "ok · storefront: a request to place an order",
];

/** One interaction of a pact of version 4: `GET path` answers 200, and this besides. */
export interface Expectation {
  description?: string;
  states?: readonly string[];
  path?: string;
  request?: object;
  response?: object;
  more?: object;
}

export function pactOf(...expectations: readonly Expectation[]): LivePact {
  const interactions = expectations.map(({ description = "it", states = [], path = "/", request, response, more }) => ({
    type: "Synchronous/HTTP",
    description,
    providerStates: states.map((name) => ({ name })),
    request: { method: "GET", path, ...request },
    response: { status: 200, ...response },
    ...more,
  }));
  const text = JSON.stringify({
    consumer: { name: "web" },
    provider: { name: "orders" },
    interactions,
    metadata: { pactSpecification: { version: "4.0" } },
  });
  return { file: "web-orders.json", text, provider: "orders", interactions: interactions.length };
}

/** Verifies with settings that suit a test. */
export const live = (options: Partial<LiveOptions> & Pick<LiveOptions, "baseUrl">): Promise<LiveInteraction[]> =>
  verifyLive({
    provider: "orders",
    pacts: DEMO_PACTS,
    healthTimeout: 2_000,
    timeout: 20_000,
    allowRemote: false,
    cwd: top,
    verifier: VERIFIER,
    ...options,
  });

/** `ok billing: an order to invoice`, or what differs: `status`, `body $.total.amount`. */
export const outcomes = (interactions: readonly LiveInteraction[]): string[] =>
  interactions.map(({ consumer, description, ok, mismatches }) => {
    const trouble = mismatches.map(({ kind, path }) => `${kind} ${path}`.trim()).sort();
    return `${ok ? "ok" : trouble.join(", ")} · ${consumer}: ${description}`;
  });

export interface Orders {
  baseUrl: string;
  /** Where states are posted to. */
  states: { url: string };
  process: ChildProcess;
}

/** Starts the demo's orders on a free port, with its endpoint for provider states, until the test is over. */
export function startOrders(...flags: string[]): Promise<Orders> {
  const child = spawn(process.execPath, [ORDERS, "--port", "0", "--provider-states", ...flags], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return new Promise((resolve, reject) => {
    child.once("exit", (status) => reject(new Error(`orders ended with ${status}`)));
    child.stdout.on("data", (text: Buffer) => {
      const baseUrl = /http:\S+/.exec(text.toString())?.[0];
      if (baseUrl) resolve({ baseUrl, states: { url: `${baseUrl}/_pact/provider-states` }, process: child });
    });
  });
}

/** A provider-state module of this text. */
export const moduleOf = (text: string): { module: string } => ({
  module: path.join(folder({ "states.mjs": text }), "states.mjs"),
});

/** A command line word that starts this version of node. */
export const NODE = JSON.stringify(process.execPath);

/** A port that nothing listens on. */
export function freePort(): Promise<number> {
  const server = net.createServer();
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** A process that has ended and waits for somebody to ask is not alive. */
export const isAlive = (pid: number): boolean =>
  /^[^Z]/.test(spawnSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" }).stdout.trim());
