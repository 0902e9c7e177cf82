/** Thresholds of `--fail-on`, strictest last but one; alone in a file so that the command line loads nothing else. */
export const FAIL_ON = ["breaking", "warn", "info", "none"] as const;
export type FailOn = (typeof FAIL_ON)[number];
