import type { Document } from "../document/document.ts";
import type { Node } from "../document/node.ts";
import type { Json } from "../document/value.ts";
import type { MatchingRules } from "./matching-rules.ts";
import type { Generators } from "./parse-generators.ts";

/** Versions of the Pact specification that are read. */
export type PactVersion = 1 | 2 | 3 | 4;

/** One consumer's expectations of one provider: a pact file. */
export interface Pact {
  consumer: string;
  provider: string;
  version: PactVersion;
  document: Document;
  /** In the order of the file; never empty. */
  interactions: readonly Interaction[];
}

/** Something the consumer does with the provider. */
export type Interaction = HttpInteraction | OtherInteraction;

interface Common {
  consumer: string;
  provider: string;
  /** As the consumer calls it; empty when it does not. */
  description: string;
  providerStates: readonly ProviderState[];
  /** Version 4: its failure is reported and blocks nobody. */
  pending: boolean;
  /** Where it stands in the pact. */
  node: Node;
}

export interface HttpInteraction extends Common {
  kind: "http";
  request: HttpRequest;
  response: HttpResponse;
}

/** A message, or an interaction of a plugin: read, and reported as unverified. */
export interface OtherInteraction extends Common {
  kind: "message" | "synchronous-message" | "plugin";
}

export interface ProviderState {
  name: string;
  parameters: Readonly<Record<string, Json>>;
}

export interface HttpRequest {
  node: Node;
  /** Upper-case. */
  method: string;
  /** Percent-encoded, as sent, without query: `/orders/1%2F2`. */
  path: string;
  /** Decoded names and values, in the order they are sent. */
  query: ReadonlyMap<string, readonly string[]>;
  /** By lower-case name, the values of one name in order. */
  headers: ReadonlyMap<string, readonly string[]>;
  body: Content;
  rules: MatchingRules;
  generators: Generators;
}

export interface HttpResponse {
  node: Node;
  status: number;
  headers: ReadonlyMap<string, readonly string[]>;
  body: Content;
  rules: MatchingRules;
  generators: Generators;
}

/**
 * A body. `missing`: the consumer does not care; `empty`: there is none; `json`: a value (null included);
 * `text`: as sent; `binary`: base64 of the bytes.
 */
export interface Content {
  kind: "missing" | "empty" | "json" | "text" | "binary";
  /** The value of `json`, the text of `text`, base64 of `binary`; null otherwise. */
  value: Json;
  /** Of version 4, or of the Content-Type header; undefined when neither is given. */
  mediaType: string | undefined;
  /** Where it stands in the pact. */
  node: Node;
}
