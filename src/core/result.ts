import type { AffectedConsumer, Finding, Unchecked } from "./finding.ts";

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
  /** Consumers whose pacts were held against it, sorted; absent where nobody looked for pacts. */
  consumers?: string[];
}

/** What became of one interaction of a pact: every one that was looked at is listed, so that silence is never ok. */
export interface InteractionResult {
  consumer: string;
  provider: string;
  description: string;
  providerStates: string[];
  effect: AffectedConsumer["effect"];
  /** `GET /orders/{id}`; null when no operation takes the request. */
  operation: string | null;
  /** Fingerprints. */
  findings: string[];
}

export type Verdict = "pass" | "fail" | "unknown";
export type Bump = "major" | "minor" | "patch" | "none";

/** What a command found out: every reporter renders this object, and nothing else. */
export interface Result {
  schemaVersion: 1;
  tool: { name: "apigate"; version: string };
  command: string;
  /** Null for commands that look at one version. */
  base: Ref | null;
  revision: Ref;
  verdict: Verdict;
  /** The least part of the version to raise, by semantic versioning. */
  recommendedBump: Bump;
  summary: { error: number; warn: number; info: number; waived: number; operationsChanged: number };
  apis: ApiSummary[];
  findings: Finding[];
  /** Only where known problems are left out of the findings. */
  ratchet?: { since: Ref; known: number; fixed: number };
  /** Only where contracts were verified. */
  interactions?: InteractionResult[];
  unchecked: Unchecked[];
}
