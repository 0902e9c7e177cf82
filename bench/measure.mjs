import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

export const LIMIT_SECONDS = 120;

let running;

process.once("SIGINT", () => stop(130));
process.once("SIGTERM", () => stop(143));

/**
 * Runs a contestant once: `{ status, stderr, timedOut, cpu, wall, peak }`, in seconds and bytes.
 * The last three are missing when the time limit ended the run.
 */
export async function measure(contestant, gauge, scratch) {
  const report = join(scratch, "cost");
  const errors = join(scratch, "stderr");
  rmSync(report, { force: true });
  const ending = await run(gauge.wrap(report, contestant.argv), contestant, errors);
  const cost = existsSync(report) && !ending.timedOut ? gauge.read(report) : {};
  return { ...ending, ...cost, stderr: readFileSync(errors, "utf8") };
}

/** The command gets a process group of its own, so that the limit ends all of it. */
function run([command, ...args], { cwd, env }, errors) {
  const stderr = openSync(errors, "w");
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", stderr],
    detached: true,
  });
  running = child;
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    killGroup(child);
  }, LIMIT_SECONDS * 1000);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (status) => resolve({ status, timedOut }));
  }).finally(() => {
    clearTimeout(timer);
    closeSync(stderr);
    running = undefined;
  });
}

function stop(status) {
  if (running) killGroup(running);
  process.exit(status);
}

function killGroup(child) {
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}
