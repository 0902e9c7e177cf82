import type { Node } from "../../document/node.ts";
import { type Json, show } from "../../document/value.ts";
import type { Parameter } from "../../model/api.ts";
import type { RuleSet } from "../../pact/matching-rules.ts";
import { ARRAY, OBJECT, STRING } from "../../schema/types.ts";
import type { Exchange } from "../exchange.ts";
import { isStandardRequestHeader } from "../headers.ts";
import { isForm, isJson } from "../media-types.ts";
import { mismatch } from "../mismatch.ts";
import { jsonOfText } from "../text-json.ts";
import { use } from "../usage.ts";
import { wantsOf } from "../wants.ts";
import { sendsMore } from "./request-value.ts";
import type { Credentials } from "./security.ts";
import { Sent, type Written, writtenOf } from "./sent-values.ts";
import { isInStyle, styleName } from "./written-form.ts";

/** Holds path, query, header and cookie parameters against their schemas, and asks of each that is sent who described it. */
export function checkParameters(exchange: Exchange, credentials: Credentials): void {
  const { operation } = exchange;
  const sent = new Sent(exchange, credentials);
  for (const parameter of operation.parameters.values()) checkParameter(exchange, parameter, sent);
  if (!exchange.isRefusal) reportUndescribed(exchange, sent);
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
  exchange.uses.push(
    use(place, placesOf(exchange, parameter, nodes), generator === undefined ? "sends it" : `generated (${generator})`),
  );
  if (parameter.in !== "path" && exchange.isRefusal) return;
  if (parameter.in === "querystring" && !isForm(parameter.content?.name ?? "")) {
    const details = { name: labelOf(parameter), described: `it is ${parameter.content?.name ?? "of no media type"}` };
    exchange.mismatches.push(mismatch("request-not-examined", "unverified", place, parameter.node, details));
    return;
  }
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
function sentValue(exchange: Exchange, parameter: Parameter, nodes: Node[], written: Written): Json {
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

function reportUndescribed({ mismatches, operation }: Exchange, sent: Sent): void {
  const unknown = [
    ...[...sent.query.keys()]
      .filter((name) => !sent.claimed.has(`query ${name}`))
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
