import type { Node } from "../../document/node.ts";
import type { Json } from "../../document/value.ts";
import type { Parameter } from "../../model/api.ts";
import type { Facets } from "../../schema/facets.ts";
import { propertySchemas } from "../../schema/object-facets.ts";
import { OBJECT } from "../../schema/types.ts";
import type { Exchange } from "../exchange.ts";
import type { Members } from "../parameter-values.ts";
import { type Credentials, cookiesOf } from "./security.ts";

/** What a request carries outside its body, with a note of what has been claimed. */
export class Sent {
  readonly query: ReadonlyMap<string, readonly string[]>;
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly cookies: ReadonlyMap<string, string>;
  readonly claimed: Set<string>;

  constructor({ interaction }: Exchange, credentials: Credentials) {
    this.claimed = new Set([
      ...[...credentials.query].map((name) => `query ${name}`),
      ...[...credentials.headers].map((name) => `header ${name}`),
    ]);
    this.query = interaction.request.query;
    this.headers = interaction.request.headers;
    this.cookies = cookiesOf(interaction.request);
  }
}

/** The texts of a parameter, or its value where that is put together from several texts. */
export type Written = string[] | { value: Json };

/** What is sent for one parameter; undefined when it is left out. */
export function writtenOf(exchange: Exchange, parameter: Parameter, nodes: Node[], sent: Sent): Written | undefined {
  const { name, in: place } = parameter;
  if (place === "path") {
    const written = exchange.pathParameters.get(name);
    return written === undefined ? undefined : [decode(written)];
  }
  if (place === "cookie") {
    sent.claimed.add(`cookie ${name}`);
    const value = sent.cookies.get(name);
    return value === undefined ? undefined : [value];
  }
  if (place === "header") {
    sent.claimed.add(`header ${name.toLowerCase()}`);
    const values = sent.headers.get(name.toLowerCase());
    return values && [values.join(",")];
  }
  if (place === "querystring") return wholeQuery(exchange, nodes, sent);
  return place === "query" ? queryValue(exchange, parameter, nodes, sent) : undefined;
}

/** The query as one value, credentials aside, field by field as in a form (OpenAPI 3.2 §4.12.1). */
function wholeQuery({ provider: { api, requestTexts } }: Exchange, nodes: Node[], sent: Sent): Written | undefined {
  const own = [...sent.query].filter(([name]) => !sent.claimed.has(`query ${name}`));
  if (own.length === 0) return undefined;
  for (const [name] of own) sent.claimed.add(`query ${name}`);
  return { value: requestTexts.object(api.reader.read(nodes), new Map(own)) };
}

function queryValue(exchange: Exchange, parameter: Parameter, nodes: Node[], sent: Sent): Written | undefined {
  const { name } = parameter;
  for (const key of [name, `${name}[]`]) {
    const values = sent.query.get(key);
    if (!values) continue;
    sent.claimed.add(`query ${key}`);
    return [...values];
  }
  const members = spreadMembers(exchange, parameter, nodes, sent);
  if (members.size === 0) return undefined;
  const { requestTexts, api } = exchange.provider;
  return { value: requestTexts.object(api.reader.read(nodes), members) };
}

/** `filter[a]=1` of deepObject, `filter.a=1` as many send it, and the members by themselves of an exploded form. */
function spreadMembers(
  { provider: { api }, operation }: Exchange,
  { name, style, explode }: Parameter,
  nodes: Node[],
  sent: Sent,
): Members {
  const members: Members = new Map();
  if (nodes.length === 0) return members;
  const facets = api.reader.facets(api.reader.read(nodes), "request");
  if ((facets.types & OBJECT) === 0) return members;
  for (const [key, values] of sent.query) {
    const inner = innerNames(key, name);
    const isFree = !operation.parameters.has(`query ${key}`) && !sent.claimed.has(`query ${key}`);
    const isOwn = style === "form" && explode && isFree && takesMember(facets, key);
    if (inner.length === 0 && !isOwn) continue;
    insert(members, isOwn ? [key] : inner, values);
    sent.claimed.add(`query ${key}`);
  }
  return members;
}

/** A declared property, or any name where `additionalProperties` describes the others (OpenAPI 3.1 §4.8.12.3, "free-form"). */
const takesMember = ({ properties, schema }: Facets, name: string): boolean =>
  properties.has(name) || propertySchemas(schema.atoms, name).some(({ value }) => value !== false);

/** `filter[a][b]` and `filter.a.b` name the same member. */
function innerNames(key: string, name: string): string[] {
  if (key.startsWith(`${name}.`))
    return key
      .slice(name.length + 1)
      .split(".")
      .slice(0, DEEPEST);
  if (!key.startsWith(`${name}[`)) return [];
  return [...key.slice(name.length).matchAll(/\[([^\]]*)\]/g)].map(([, inner = ""]) => inner).slice(0, DEEPEST);
}

/** Objects within objects that a query spells out. */
const DEEPEST = 16;

function insert(members: Members, [first = "", ...rest]: readonly string[], values: readonly string[]): void {
  if (rest.length === 0) {
    members.set(first, values);
    return;
  }
  const known = members.get(first);
  const inner: Members = known instanceof Map ? known : new Map();
  members.set(first, inner);
  insert(inner, rest, values);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
