import { existsSync } from "node:fs";
import { LIMIT_SECONDS, measure } from "./measure.mjs";

const SLOW_SECONDS = 10;
const SLOW_RUNS = 3;

/**
 * Lets the contestants take turns (A B C A B C …), so that noise hits all alike. A contestant
 * leaves the race when it fails, or after three slow runs.
 */
export async function race(contestants, { runs, gauge, folder, onRun }) {
  const lanes = contestants.map((contestant) => ({ contestant, runs: [] }));
  for (let round = 0; round < runs; round += 1) {
    for (const lane of lanes.filter(isRunning)) {
      lane.contestant.before?.();
      const run = await attempt(lane.contestant, gauge, folder);
      lane.runs.push(run);
      onRun(lane.contestant, run);
    }
  }
  return lanes;
}

function isRunning({ runs }) {
  const slow = runs.filter((run) => run.wall > SLOW_SECONDS);
  return !runs.some((run) => run.failure) && slow.length < SLOW_RUNS;
}

async function attempt(contestant, gauge, folder) {
  const { needs } = contestant;
  if (needs && !existsSync(needs)) return { failure: `${contestant.tool} is not built` };
  const { stdout, ...run } = await measure({ cwd: folder, ...contestant }, gauge, folder);
  const failure = failureOf(contestant, run);
  return failure ? { ...run, failure } : { ...run, ...counted(contestant, stdout) };
}

function failureOf({ succeeds, crashed }, { status, stderr, timedOut }) {
  if (timedOut) return `more than ${LIMIT_SECONDS} s`;
  if (succeeds.includes(status) && !crashed?.(stderr)) return;
  return `exit ${status}${reasonIn(stderr)}`;
}

/** `{ findings }` of a tool whose findings are counted; `{ failure }` where its output has none to count. */
function counted({ count }, stdout) {
  if (!count) return {};
  try {
    return { findings: count(stdout) };
  } catch {
    return { failure: "its output is not what it writes when it has linted" };
  }
}

/** What the tool said, on one line and without the paths of this machine. */
function reasonIn(stderr) {
  if (stderr.includes("heap out of memory")) return ", out of memory";
  const line = stderr.split("\n").find((text) => /(error|fatal)\w*\]?:|unknown|cannot/i.test(text));
  if (!line) return "";
  return `, ${line
    .trim()
    .replaceAll(/(?:file:\/\/)?\/[^\s'")]*/g, "…")
    .slice(0, 100)}`;
}
