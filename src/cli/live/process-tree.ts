import { type ChildProcess, spawnSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";

const isWindows = process.platform === "win32";

/** Processes started with this lead a group of their own, which ends as one. */
export const OWN_GROUP = { detached: !isWindows, windowsHide: true } as const;

/** Signals a process started with `OWN_GROUP` and everything it has started. Nothing happens when all are gone. */
export function signalTree({ pid }: ChildProcess, signal: "SIGTERM" | "SIGKILL"): void {
  if (pid === undefined) return;
  try {
    if (isWindows) spawnSync("taskkill", ["/pid", String(pid), "/T", "/F"], { stdio: "ignore", windowsHide: true });
    else process.kill(-pid, signal);
  } catch {
    // gone already
  }
}

export const hasEnded = ({ exitCode, signalCode, pid }: ChildProcess): boolean =>
  exitCode !== null || signalCode !== null || pid === undefined;

/** Ends a tree and waits for its leader: politely for `grace` ms, then for certain. */
export async function endTree(child: ChildProcess, grace: number): Promise<void> {
  if (!hasEnded(child)) {
    const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    signalTree(child, "SIGTERM");
    const late = setTimeout(() => signalTree(child, "SIGKILL"), grace);
    await ended;
    clearTimeout(late);
  }
  killTree(child); // whoever outlived the leader
  for (let wait = 0; wait < LAST_BREATH && isGroupAlive(child); wait += 10) await sleep(10);
}

/** Milliseconds that what is killed may take to be gone, and its port to be free. */
const LAST_BREATH = 500;

function isGroupAlive({ pid }: ChildProcess): boolean {
  if (pid === undefined || isWindows) return false;
  try {
    return process.kill(-pid, 0);
  } catch {
    return false;
  }
}

/** Ends a tree for certain. What it printed is no longer waited for: something may have left the group. */
export function killTree(child: ChildProcess): void {
  signalTree(child, "SIGKILL");
  child.stdout?.destroy();
  child.stderr?.destroy();
}

/** The same at once, for the end of this very process. */
export function endTreeNow(child: ChildProcess): void {
  signalTree(child, "SIGTERM");
  if (!hasEnded(child)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  killTree(child);
}
