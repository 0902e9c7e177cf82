import { setFlagsFromString } from "node:v8";

/** Node versions on which the setting below was measured; on others V8 is left alone. */
const [OLDEST, NEWEST] = [20, 24];

/**
 * A run lasts about a second. Left to itself, V8 spends more CPU time on optimising functions (up to 0.1 s for one) than
 * the optimised code saves; asking for more evidence first takes 40 % off a comparison of two 6 MB descriptions.
 */
export function optimiseLate(): void {
  const major = Number(process.versions.node.split(".")[0]);
  if (major >= OLDEST && major <= NEWEST) setFlagsFromString("--interrupt-budget=1000000");
}
