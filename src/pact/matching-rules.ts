/** One matcher as the pact words it, in the terms of version 4 (Pact specification V4, "Matching rules"). */
export type Matcher =
  | { match: "equality" }
  | { match: "type"; min?: number; max?: number }
  | { match: "regex"; regex: string }
  | { match: "include"; value: string }
  | { match: "integer" | "decimal" | "number" | "boolean" | "null" | "not-empty" | "semver" }
  | { match: "date" | "time" | "datetime"; format: string | undefined }
  | { match: "values" }
  | { match: "content-type"; value: string }
  | { match: "array-contains"; variants: readonly Variant[] }
  | { match: "each-key" | "each-value"; rules: readonly Matcher[] }
  | { match: "status-code"; status: StatusClass | readonly number[] }
  /** Of a plugin, or newer than this reader: nothing is known of what it accepts. */
  | { match: "unknown"; name: string };

export type StatusClass = "info" | "success" | "redirect" | "clientError" | "serverError" | "nonError" | "error";

/** One of the items that must be there, with rules whose paths start at the item. */
export interface Variant {
  /** Its position in the example. */
  index: number;
  rules: RuleTable;
}

/** All matchers of one place. */
export interface RuleSet {
  matchers: readonly Matcher[];
  combine: "AND" | "OR";
}

/** A step of a path: a name, a position, `[*]` or `.*`. */
export type Step = { name: string } | { index: number } | { wildcard: true };

export interface PathRule {
  /** As written: `$.items[*].id`. */
  path: string;
  steps: readonly Step[];
  rules: RuleSet;
}

/** Rules by path below one part of a message. */
export type RuleTable = readonly PathRule[];

/** Matching rules of a request or response by part. */
export interface MatchingRules {
  body: RuleTable;
  /** By lower-case name; a rule may name one value of it. */
  header: ReadonlyMap<string, RuleSet>;
  query: ReadonlyMap<string, RuleSet>;
  path: RuleSet | undefined;
  status: RuleSet | undefined;
}

/** A place in a body: names and positions from the root. */
export type BodyPath = readonly (string | number)[];

/** The rules that hold at a place, and whether they were found further up and cascade down. */
export interface Applicable {
  rules: RuleSet;
  /** False when the rule belongs to a place above: then only the type is compared. */
  isExact: boolean;
}
