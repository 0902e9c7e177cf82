/** How bad a finding is: `error` blocks by default, `warn` is possible harm, `info` is worth knowing. */
export type Severity = "error" | "warn" | "info";

/** `request`: consumers send it, so narrowing breaks. `response`: consumers read it, so widening breaks. */
export type Side = "request" | "response";

export type FindingKind = "breaking" | "lint" | "contract" | "policy";

/** A place in a file of one side of the comparison. `line` and `column` count from 1. */
export interface Location {
  file: string;
  line: number;
  column: number;
  /** RFC 6901 JSON Pointer into `file`. */
  pointer: string;
}

/** How an operation reaches what a finding is about: `response 200 → OrderList → items → Order`. */
export interface Route {
  operation: string;
  path: string;
}

/** How a finding reaches one consumer; filled by the contract engine. */
export interface AffectedConsumer {
  name: string;
  effect: "breaks" | "at-risk" | "ok" | "unverified";
  interactions: string[];
}

/** A rule's statement about a place. Plain data: only the gate judges it and only reporters phrase it. */
export interface Finding {
  ruleId: string;
  kind: FindingKind;
  severity: Severity;
  api: string;
  /** Absent for facts that have no side, such as an operation that is gone. */
  side?: Side;
  message: string;
  /** Stable name of what changed: `#/components/schemas/Order/properties/total`. */
  subject: string;
  /** Where to look in the revision: the subject, or what is left around it when it is gone. */
  location: Location;
  /** Where the subject stood in the base; absent when it is new. */
  baseLocation?: Location;
  /** Operations that reach the subject, sorted: `GET /orders/{id}`. */
  operations: string[];
  /** The shortest way to the subject from the few operations that are nearest; absent where it is an operation itself. */
  reach?: Route[];
  consumers: AffectedConsumer[];
  /** Survives line shifts and reordering; what a waiver names. */
  fingerprint: string;
  waiver: Waiver | null;
}

/** An accepted finding: it is listed and blocks nothing. */
export interface Waiver {
  owner: string;
  reason: string;
  /** Last day on which it holds, `2025-12-31`; `never` for what the description itself says. */
  expires: string;
}

/** Something that was not judged, and why; never counted as a pass. */
export interface Unchecked {
  what: string;
  why: string;
}

const RANK: Record<Severity, number> = { error: 0, warn: 1, info: 2 };

/** Worst first. */
export const compareSeverity = (a: Severity, b: Severity): number => RANK[a] - RANK[b];

/** Worst first, then in an order that depends on nothing but the findings themselves. */
export function compareFindings(a: Finding, b: Finding): number {
  return compareSeverity(a.severity, b.severity) || compareBy(a, b, "api", "subject", "ruleId", "side", "fingerprint");
}

function compareBy(a: Finding, b: Finding, ...keys: ("api" | "subject" | "ruleId" | "side" | "fingerprint")[]): number {
  for (const key of keys) {
    const order = compareText(a[key] ?? "", b[key] ?? "");
    if (order !== 0) return order;
  }
  return 0;
}

export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
