import type { Ref } from "./result.ts";

/** What of a description consumers use, as far as their pacts tell. */
export interface Coverage {
  usedOperations: string[];
  unusedOperations: string[];
  /** Fields of the bodies of the used operations that no consumer sends or reads: `Order.total`. */
  unusedFields: string[];
  usedFields: number;
}

/** One place of a description that one interaction relies on. */
export interface UsedPlace {
  at: string;
  /** `Order.total`. */
  field: string;
  /** `#/components/schemas/Order/properties/total`. */
  subject: string;
  wants: string;
  toleratesNull: boolean;
  toleratesAbsent: boolean;
}

export interface UsedInteraction {
  consumer: string;
  interaction: string;
  operation: string;
  status: string | null;
  mediaType: string | null;
  security: string[];
  uses: UsedPlace[];
}

/** Who relies on what: the answer of `apigate usage`. */
export interface UsageReport {
  schemaVersion: 1;
  tool: { name: "apigate"; version: string };
  command: "usage";
  revision: Ref;
  apis: { name: string; path: string; interactions: UsedInteraction[]; coverage: Coverage }[];
}
