import { setFlagsFromString } from "node:v8";

const LATE = ["--no-turbo-inlining", "--invocation-count-for-turbofan=30000", "--invocation-count-for-maglev=4000"];

/** By Node major version, as measured there (docs/decisions/006); V8 complains aloud about flags it does not know. */
const FLAGS: Record<string, readonly string[]> = {
  20: ["--no-turbo-inlining", "--interrupt-budget=1000000"],
  22: LATE,
  24: LATE,
};

/**
 * A run lasts about a second. Left to itself, V8 spends more CPU time on optimising functions (up to 0.1 s for one) than
 * the optimised code saves. It is asked for more evidence first, and to leave the calls in optimised code as calls, which
 * makes optimising cheap.
 */
export function optimiseLate(): void {
  const major = process.versions.node.split(".")[0] as string;
  for (const flag of FLAGS[major] ?? []) setFlagsFromString(flag);
}
