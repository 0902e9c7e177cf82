import type { Finding, Unchecked } from "./finding.ts";

/** Which side of a comparison was meant, and the commit it was resolved to; null for files and the work tree. */
export interface Ref {
  ref: string;
  commit: string | null;
}

/** A description that was compared; one whose files are identical on both sides is not listed. */
export interface ApiSummary {
  name: string;
  path: string;
  /** `openapi-3.1`, `swagger-2.0`. */
  format: string;
  operations: number;
  /** `info.version`; null on the side where the description does not exist. */
  version: { base: string | null; revision: string | null };
}

export type Verdict = "pass" | "fail" | "unknown";
export type Bump = "major" | "minor" | "patch" | "none";

/** What a command found out: every reporter renders this object, and nothing else. */
export interface Result {
  schemaVersion: 1;
  tool: { name: "apigate"; version: string };
  command: string;
  base: Ref;
  revision: Ref;
  verdict: Verdict;
  /** The least part of the version to raise, by semantic versioning. */
  recommendedBump: Bump;
  summary: { error: number; warn: number; info: number; waived: number; operationsChanged: number };
  apis: ApiSummary[];
  findings: Finding[];
  unchecked: Unchecked[];
}
