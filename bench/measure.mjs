import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

export const LIMIT_SECONDS = 120;

let running;

process.once("SIGINT", () => stop(130));
process.once("SIGTERM", () => stop(143));

/**
 * Runs a contestant once: `{ status, stdout, stderr, timedOut, cpu, wall, peak }`, in seconds and bytes.
 * The last three are missing when the time limit ended the run; `stdout` is kept only of those that count findings.
 */
export async function measure(contestant, gauge, scratch) {
  const report = join(scratch, "cost");
  const errors = join(scratch, "stderr");
  const output = contestant.count && join(scratch, "stdout");
  rmSync(report, { force: true });
  const ending = await run(gauge.wrap(report, contestant.argv), contestant, { output, errors });
  const cost = existsSync(report) && !ending.timedOut ? gauge.read(report) : {};
  const stdout = output && readFileSync(output, "utf8");
  return { ...ending, ...cost, stdout, stderr: readFileSync(errors, "utf8") };
}

/** The command gets a process group of its own, so that the limit ends all of it. */
function run([command, ...args], { cwd, env }, { output, errors }) {
  const stdout = output ? openSync(output, "w") : "ignore";
  const stderr = openSync(errors, "w");
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", stdout, stderr],
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
    if (output) closeSync(stdout);
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
