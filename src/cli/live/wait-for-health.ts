import net from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { ApigateError } from "../../core/errors.ts";
import { call } from "./call.ts";

/** Milliseconds, when the user gives none: a provider that is started may take its time, one that should be there not. */
export const HEALTH_TIMEOUT = { started: 30_000, running: 4_000 } as const;

/** Milliseconds between two attempts, and those that one may take. */
const [PAUSE, ATTEMPT] = [100, 2_000];

interface HealthOptions {
  base: URL;
  /** Undefined: that something listens is enough. */
  health: URL | undefined;
  /** Milliseconds. */
  timeout: number;
  isStarted: boolean;
  /** Ends the waiting. */
  signal: AbortSignal;
}

/** Asks until the provider answers 200. */
export async function waitForHealth({ base, health, timeout, isStarted, signal }: HealthOptions): Promise<void> {
  const deadline = performance.now() + timeout;
  for (;;) {
    const left = Math.ceil(Math.min(Math.max(deadline - performance.now(), 1), ATTEMPT));
    const trouble = await (health ? askHealth(health, left) : probe(base, left));
    if (trouble === undefined) return;
    if (performance.now() + PAUSE >= deadline) throw unhealthy(health ?? base, timeout, trouble, isStarted);
    await sleep(PAUSE, undefined, { signal });
  }
}

/** What is wrong, or undefined. */
async function askHealth(url: URL, timeout: number): Promise<string | undefined> {
  try {
    const { status } = await call(url, { timeout });
    return status === 200 ? undefined : `it answered ${status} instead of 200`;
  } catch (error) {
    return reasonOf(error);
  }
}

/** Whether something accepts connections there: undefined when it does. */
export function probe({ hostname, port, protocol }: URL, timeout: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = net.connect({
      host: hostname.replace(/^\[|\]$/g, ""),
      port: Number(port) || (protocol === "https:" ? 443 : 80),
    });
    const settle = (answer: string | undefined) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(timeout, () => settle("nothing accepted the connection"));
    socket.once("connect", () => settle(undefined));
    socket.once("error", (error) => settle(reasonOf(error)));
  });
}

/** An attempt on several addresses fails with several errors and an empty message. */
const reasonOf = (error: unknown): string => {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === "ECONNREFUSED" ? "the connection was refused" : message || (code ?? "no answer");
};

const unhealthy = (url: URL, timeout: number, trouble: string, isStarted: boolean): ApigateError =>
  new ApigateError("E_PROVIDER", `the provider was not healthy at ${url.href} within ${timeout} ms: ${trouble}`, {
    hint: isStarted
      ? "Does it listen on the port of --base-url? --health-timeout gives it more time"
      : 'Start it first, or let apigate do that: --start "npm start" --health /health',
  });
