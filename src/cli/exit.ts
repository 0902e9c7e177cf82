import type { Verdict } from "../core/result.ts";

/** Exit status: 0 passed, 1 the gate failed, 2 could not judge. Never a count. */
export const EXIT = { passed: 0, failed: 1, couldNotJudge: 2 } as const;

const BY_VERDICT: Record<Verdict, number> = { pass: EXIT.passed, fail: EXIT.failed, unknown: EXIT.couldNotJudge };

export const exitStatus = (verdict: Verdict): number => BY_VERDICT[verdict];
