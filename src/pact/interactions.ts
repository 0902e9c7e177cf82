import { isTrue, items, member, type Node, valueAt } from "../document/node.ts";
import { isNumber, isObject, show } from "../document/value.ts";
import { parseRequest, parseResponse } from "./http.ts";
import type { Interaction, OtherInteraction, PactVersion } from "./pact.ts";
import { pactError } from "./pact-error.ts";
import { parseStates } from "./states.ts";

interface Context {
  consumer: string;
  provider: string;
  version: PactVersion;
}

/** Interactions and messages in the order of the file; one that is written twice is kept once. */
export function parseInteractions(root: Node, context: Context): Interaction[] {
  const [interactions, messages] = [listOf(root, "interactions"), listOf(root, "messages")];
  if (!interactions && !messages)
    throw pactError(root, "the pact has neither `interactions` nor `messages`", "One of them must be a list");
  return [
    ...distinct(items(interactions)).map((node) => parseInteraction(node, context)),
    ...distinct(items(messages)).map((node) => ({ ...common(node, context), kind: "message" as const })),
  ];
}

function listOf(root: Node, key: string): Node | undefined {
  const node = member(root, key);
  if (!node || node.value === null) return undefined;
  if (!Array.isArray(node.value)) throw pactError(node, `\`${key}\` is not a list`);
  return node;
}

/**
 * Leaves out copies. Interactions that share description and states but differ are all kept: a real verifier runs
 * every one of them too.
 */
function distinct(nodes: readonly Node[]): Node[] {
  const known = new Set<string>();
  return nodes.filter(({ value }) => known.size < known.add(show(value, Number.POSITIVE_INFINITY)).size);
}

function parseInteraction(node: Node, context: Context): Interaction {
  const kind = kindOf(node);
  const shared = common(node, context);
  if (kind !== "http") return { ...shared, kind };
  return {
    ...shared,
    kind,
    request: parseRequest(part(node, "request"), context.version),
    response: parseResponse(part(node, "response"), context.version),
  };
}

function common(node: Node, { consumer, provider, version }: Context) {
  if (!isObject(node.value)) throw pactError(node, "an interaction is not an object");
  return {
    consumer,
    provider,
    description: descriptionOf(node),
    providerStates: parseStates(node),
    pending: version === 4 && isTrue(node, "pending"),
    node,
  };
}

function descriptionOf(node: Node): string {
  const value = valueAt(node, "description");
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return value;
  if (typeof value === "boolean" || isNumber(value)) return String(value);
  throw pactError(member(node, "description") ?? node, "the description of an interaction is not a text");
}

function kindOf(node: Node): "http" | OtherInteraction["kind"] {
  const type = valueAt(node, "type");
  if (type === undefined || type === null) return "http";
  if (typeof type !== "string")
    throw pactError(member(node, "type") ?? node, "the type of an interaction is not a text");
  return KINDS.get(type.toLowerCase()) ?? "plugin";
}

/** Pact specification V4, "Interaction types". */
const KINDS = new Map<string, "http" | OtherInteraction["kind"]>([
  ["synchronous/http", "http"],
  ["asynchronous/messages", "message"],
  ["synchronous/messages", "synchronous-message"],
]);

function part(node: Node, key: "request" | "response"): Node {
  const found = member(node, key);
  if (found && isObject(found.value)) return found;
  throw pactError(found ?? node, found ? `the ${key} is not an object` : `the interaction has no ${key}`);
}
