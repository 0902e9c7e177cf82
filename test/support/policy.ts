import type { Policy } from "../../src/core/policy.ts";

/** What tests judge by, unless they say otherwise. */
export const POLICY: Policy = { today: "2026-01-01", noticeDays: 0, objects: "open" };
