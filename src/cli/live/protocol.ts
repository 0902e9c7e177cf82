import type { Outcome } from "../../contract/live.ts";

/** Where provider states come from: a URL that is posted to, or the path of a module with handlers. */
export type StateSource = { url: string } | { module: string };

/** What the process with the verifier gets to do. */
export interface VerifierJob {
  provider: string;
  baseUrl: string;
  /** Pacts of one interaction each, and the states it needs. */
  replays: { file: string; providerStates: readonly string[] }[];
  states: StateSource | undefined;
  /** Milliseconds an answer of the provider, or a change of its state, may take. */
  patience: number;
}

/** What it reports: for each replay that it begins it, and what came of it; or why it gives up. */
export type VerifierReport =
  | { kind: "began"; index: number }
  | { kind: "done"; index: number; outcome: Outcome }
  | { kind: "failed"; message: string; hint: string; isConnection: boolean };
