import type { Node } from "../../document/node.ts";
import type { Json, JsonNumber } from "../../document/value.ts";
import type { Bound } from "../bounds.ts";
import type { Evaluation } from "../evaluation.ts";
import type { Facets } from "../facets.ts";
import type { Schema } from "../schema.ts";

/** Whose schema it is: 0 sends, 1 receives. */
export type Party = 0 | 1;

/** One schema for each party. */
export type Both<T> = readonly [T, T];

/** A schema and the party whose words it is in. */
export interface Claim {
  party: Party;
  schema: Schema;
}

/** Which names are meant: those that match and avoid these patterns, are not listed, and pass or fail as names. */
export interface NameClass {
  matching: readonly string[];
  avoiding: readonly string[];
  except: ReadonlySet<string>;
  /** The name itself does not pass. */
  not: readonly Claim[];
}

/** Something small that holds of a value of one type, beside what schemas say of it. */
export type Fact =
  /** Characters, items or members. */
  | { kind: "least" | "most"; count: number }
  | { kind: "above" | "below"; bound: Bound }
  | { kind: "no-multiple"; of: JsonNumber }
  | { kind: "matches" | "avoids"; pattern: string }
  | { kind: "lacks-format"; format: string }
  | { kind: "except"; values: readonly Json[] }
  | { kind: "item"; at: number; not: readonly Claim[] }
  /** Some item at or after a position. */
  | { kind: "some-item"; from: number; not: readonly Claim[] }
  | { kind: "every-item"; not: readonly Claim[] }
  | { kind: "contains"; claim: Claim; count: number }
  | { kind: "repeats" }
  | { kind: "has"; name: string; not: readonly Claim[] }
  | { kind: "lacks"; name: string }
  | { kind: "some-member"; names: NameClass; not: readonly Claim[] }
  /** Nothing is known but the keyword that is at work. */
  | { kind: "opaque"; keyword: string };

export type FactOf<K extends Fact["kind"]> = Overlapping<Fact, K>;

type Overlapping<F, K> = F extends { kind: infer Kind } ? (K & Kind extends never ? never : F) : never;

/** The facts of some kinds. */
export const only = <K extends Fact["kind"]>(facts: readonly Fact[], ...kinds: K[]): FactOf<K>[] =>
  facts.filter((fact): fact is FactOf<K> => (kinds as string[]).includes(fact.kind));

/** One of several ways in which something may come about; together they leave none out. */
export interface Way {
  must?: readonly Claim[];
  mustNot?: readonly Claim[];
  facts?: readonly Fact[];
  /** Beside all this, one of these. */
  also?: readonly Way[];
}

/** What the search for a value ends with. `none` is a proof. */
export type Found = { is: "none" } | { is: "value"; value: Json } | { is: "unknown"; why: string };

export const NONE: Found = { is: "none" };
export const found = (value: Json): Found => ({ is: "value", value });
export const unknown = (why: string): Found => ({ is: "unknown", why });

/** What a value of one type is made from. */
export interface Recipe {
  facets: Both<Facets>;
  facts: readonly Fact[];
}

/** A part of a value to be found. */
export interface Part {
  must: Both<Schema>;
  also?: readonly Claim[];
  mustNot: readonly Claim[];
  facts?: readonly Fact[];
}

/** What the makers of arrays and objects ask of the search. */
export interface Parts {
  /** The schemas that hold where all of these places apply, one for each party. */
  read(nodes: Both<readonly Node[]>): Both<Schema>;
  /** What a schema object evaluates, for its `unevaluated…` keywords. */
  evaluation(party: Party, node: Node): Evaluation;
  /** A value of an item or a member. */
  inside(part: Part): Found;
  /** A name of a member, or the one that is given if it fits. */
  name(part: Part, given?: string): Found;
}
