import type { Side } from "./finding.ts";
import type { ApiSummary, Bump, Ref } from "./result.ts";

/** What a change means to people, worst first; `changed` is everything that is none of the others. */
export const CATEGORIES = ["breaking", "risky", "deprecated", "added", "changed"] as const;
export type Category = (typeof CATEGORIES)[number];

/** Said once: findings of one rule with the same words on the same side are one change. */
export interface ChangelogEntry {
  ruleId: string;
  side: Side | null;
  message: string;
  /** All it reaches, sorted. */
  operations: string[];
  subjects: string[];
  fingerprints: string[];
}

/** Changes of one category that belong to one operation, to several, or to none in particular. */
export interface ChangelogGroup {
  category: Category;
  /** `api`: about operations as a whole, or about no operation; `shared`: one cause that several operations reach. */
  scope: "api" | "shared" | "operation";
  /** `GET /orders/{id}`, for the scope `operation`. */
  operation: string | null;
  changes: ChangelogEntry[];
}

export type ChangeCounts = Record<Category, number>;

/** What semantic versioning asks for, and why; null where nothing was compared. */
export interface Recommendation {
  recommendedBump: Bump | null;
  bumpReason: string;
}

export interface ChangelogApi extends Omit<ApiSummary, "consumers">, Recommendation {
  counts: ChangeCounts;
  groups: ChangelogGroup[];
}

/**
 * What one version brought. `first`: there is nothing to compare with; `no-api`: there is no description;
 * `unreadable`: it could not be compared, and `problem` says why.
 */
export interface ChangelogSection extends Recommendation {
  state: "compared" | "first" | "no-api" | "unreadable";
  /** Null for the first version. */
  base: Ref | null;
  revision: Ref;
  /** Of the revision's commit, `YYYY-MM-DD`; null where there is none or nobody asked. */
  date: string | null;
  problem: { code: string; message: string; hint: string | null } | null;
  apis: ChangelogApi[];
}

/** The answer of `apigate changelog`, newest version first. */
export interface Changelog {
  schemaVersion: 1;
  tool: { name: "apigate"; version: string };
  command: "changelog";
  sections: ChangelogSection[];
}
