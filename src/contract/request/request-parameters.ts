import type { Node } from "../../document/node.ts";
import { type Json, show } from "../../document/value.ts";
import type { Parameter } from "../../model/api.ts";
import type { RuleSet } from "../../pact/matching-rules.ts";
import type { Facets } from "../../schema/facets.ts";
import { propertySchemas } from "../../schema/object-facets.ts";
import { ARRAY, OBJECT, STRING } from "../../schema/types.ts";
import type { Exchange } from "../exchange.ts";
import { isStandardRequestHeader } from "../headers.ts";
import { isJson } from "../media-types.ts";
import { mismatch } from "../mismatch.ts";
import type { Members } from "../parameter-values.ts";
import { jsonOfText } from "../text-json.ts";
import { wantsOf } from "../wants.ts";
import { sendsMore } from "./request-value.ts";
import { type Credentials, cookiesOf } from "./security.ts";
import { isInStyle, styleName } from "./written-form.ts";

/** Holds path, query, header and cookie parameters against their schemas, and asks of each that is sent who described it. */
export function checkParameters(exchange: Exchange, credentials: Credentials): void {
  const { operation } = exchange;
  const sent = new Sent(exchange, credentials);
  for (const parameter of operation.parameters.values()) checkParameter(exchange, parameter, sent);
  if (!exchange.isRefusal) reportUndescribed(exchange, sent);
}

/** What a request carries outside its body, with a note of what has been claimed. */
class Sent {
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

const KINDS: Partial<Record<Parameter["in"], string>> = {
  path: "path",
  query: "query",
  header: "headers",
  cookie: "cookies",
};

function checkParameter(exchange: Exchange, parameter: Parameter, sent: Sent): void {
  const place = `request.${KINDS[parameter.in] ?? parameter.in}.${parameter.name}`;
  const nodes = schemaNodes(parameter);
  const written = writtenOf(exchange, parameter, nodes, sent);
  if (written === undefined) {
    exchange.leftOut.push(...placesOf(exchange, parameter, nodes));
    if (parameter.required && parameter.in !== "path" && !exchange.isRefusal)
      exchange.mismatches.push(
        mismatch("request-parameter-missing", "breaks", place, parameter.node, { name: labelOf(parameter) }),
      );
    return;
  }
  const generator = generatorOf(exchange, parameter);
  exchange.uses.push({
    at: place,
    nodes: placesOf(exchange, parameter, nodes),
    wants: generator === undefined ? "sends it" : `generated (${generator})`,
    toleratesNull: false,
    toleratesAbsent: false,
  });
  if (parameter.in !== "path" && exchange.isRefusal) return;
  if (!exchange.isRefusal && Array.isArray(written) && !judgeForm(exchange, parameter, nodes, written, place)) return;
  judgeValue(exchange, parameter, nodes, sentValue(exchange, parameter, nodes, written), place);
  if (!exchange.isRefusal) judgeRules(exchange, parameter, nodes, place);
}

function generatorOf({ interaction }: Exchange, { in: place, name }: Parameter): string | undefined {
  const { generators } = interaction.request;
  if (place === "path") return generators.get("path");
  return generators.get(place === "header" ? `headers.${name.toLowerCase()}` : `${place}.${name}`);
}

/** Where a parameter is described: its declaration and the schemas that apply, references followed. */
function placesOf({ provider: { api } }: Exchange, parameter: Parameter, nodes: readonly Node[]): Node[] {
  if (nodes.length === 0) return [parameter.node];
  return [parameter.node, ...nodes, ...api.reader.read(nodes).atoms.map(({ node }) => node)];
}

const labelOf = ({ in: place, name }: Parameter): string => `${place} parameter \`${name}\``;

const schemaNodes = ({ schema, content }: Parameter): Node[] =>
  schema ? [schema] : content?.schema ? [content.schema] : [];

function judgeValue(exchange: Exchange, parameter: Parameter, nodes: Node[], value: Json, at: string): void {
  if (nodes.length === 0 || (parameter.allowEmptyValue && value === "")) return;
  const { requests } = exchange.provider;
  const answer = requests.accepts(nodes, value);
  const name = labelOf(parameter);
  if (answer === "unknown")
    exchange.mismatches.push(mismatch("request-not-examined", "unverified", at, parameter.node, { name }));
  if (answer !== "no") return;
  const [reason] = requests.reasons(nodes, value);
  const kind = parameter.in === "path" ? "path-parameter-refused" : "request-parameter-refused";
  exchange.mismatches.push(
    mismatch(kind, "breaks", at, reason?.place ?? parameter.node, { name, described: reason?.problem ?? "" }),
  );
}

/** A matching rule lets the consumer send more than its example. */
function judgeRules(exchange: Exchange, parameter: Parameter, nodes: Node[], at: string): void {
  const rules = rulesOf(exchange, parameter);
  if (!rules || nodes.length === 0) return;
  const { api } = exchange.provider;
  const facets = api.reader.facets(api.reader.read(nodes), "request");
  if (facets.types & (ARRAY | OBJECT)) return;
  for (const matcher of rules.matchers) {
    if (!sendsMore(matcher, facets)) continue;
    exchange.mismatches.push(
      mismatch("request-value-not-accepted", "at-risk", at, facets.at("enum"), {
        name: labelOf(parameter),
        wants: wantsOf({ matchers: [matcher], combine: "AND" }, ""),
        described: show(facets.values, 80),
      }),
    );
  }
}

function rulesOf({ interaction }: Exchange, { in: place, name }: Parameter): RuleSet | undefined {
  const { rules } = interaction.request;
  if (place === "query") return rules.query.get(name);
  return place === "header" ? rules.header.get(name.toLowerCase()) : undefined;
}

/** A cookie occurs once, so what explodes elsewhere is a list with commas here. */
function sentValue(exchange: Exchange, parameter: Parameter, nodes: Node[], written: string[] | { value: Json }): Json {
  if (!Array.isArray(written)) return written.value;
  const [text = ""] = written;
  if (parameter.content) return isJson(parameter.content.name) ? (jsonOfText(text) ?? text) : text;
  if (nodes.length === 0) return text;
  const { requestTexts, api } = exchange.provider;
  const style = parameter.in === "cookie" ? { ...parameter, explode: false } : parameter;
  return requestTexts.parameter(api.reader.read(nodes), written, style);
}

/** Texts that may stand for a value and are not written as described; false where they stand for none. */
function judgeForm(exchange: Exchange, parameter: Parameter, nodes: Node[], texts: string[], at: string): boolean {
  const { content, node } = parameter;
  const name = labelOf(parameter);
  const refuse = (effect: "breaks" | "at-risk", described: string) => {
    const details = { name, described, isPinned: effect === "at-risk" };
    exchange.mismatches.push(mismatch("request-parameter-refused", effect, at, node, details));
  };
  if (content) {
    const isReadable = !isJson(content.name) || jsonOfText(texts[0] ?? "") !== undefined;
    if (!isReadable) refuse("breaks", "is not written as JSON");
    return isReadable;
  }
  if (parameter.in === "query" && !parameter.allowEmptyValue && texts.includes("")) refuse("at-risk", "is empty");
  if (!isInStyle(texts, parameter, isList(exchange, nodes)))
    refuse("at-risk", `is not written as ${styleName(parameter)}`);
  return true;
}

function isList({ provider: { api } }: Exchange, nodes: readonly Node[]): boolean {
  const types = nodes.length === 0 ? 0 : api.reader.facets(api.reader.read(nodes), "request").types;
  return (types & ARRAY) !== 0 && (types & STRING) === 0;
}

/** The texts of one parameter, or its value where the style spreads an object over several names. */
function writtenOf(
  exchange: Exchange,
  parameter: Parameter,
  nodes: Node[],
  sent: Sent,
): string[] | { value: Json } | undefined {
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
  return place === "query" ? queryValue(exchange, parameter, nodes, sent) : undefined;
}

function queryValue(
  exchange: Exchange,
  parameter: Parameter,
  nodes: Node[],
  sent: Sent,
): string[] | { value: Json } | undefined {
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

function reportUndescribed({ mismatches, operation }: Exchange, sent: Sent): void {
  const isWhole = [...operation.parameters.values()].some((parameter) => parameter.in === "querystring");
  const unknown = [
    ...[...sent.query.keys()]
      .filter((name) => !isWhole && !sent.claimed.has(`query ${name}`))
      .map((name) => ["query", name] as const),
    ...[...sent.headers.keys()]
      .filter((name) => !sent.claimed.has(`header ${name}`) && !isStandardRequestHeader(name))
      .map((name) => ["headers", name] as const),
  ];
  for (const [part, name] of unknown)
    mismatches.push(
      mismatch("request-parameter-not-described", "at-risk", `request.${part}.${name}`, operation.node, {
        name: `${part === "query" ? "query parameter" : "header"} \`${name}\``,
      }),
    );
}
