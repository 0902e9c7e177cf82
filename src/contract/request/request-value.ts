import type { Node } from "../../document/node.ts";
import { isObject, type Json, show } from "../../document/value.ts";
import type { BodyPath, Matcher } from "../../pact/matching-rules.ts";
import { rulesAt } from "../../pact/select-rules.ts";
import type { Facets } from "../../schema/facets.ts";
import { propertySchemas } from "../../schema/object-facets.ts";
import { matches, patternWithin } from "../../schema/regular/languages.ts";
import { STRING } from "../../schema/types.ts";
import { tagTest } from "../alternatives.ts";
import type { Exchange } from "../exchange.ts";
import { mismatch } from "../mismatch.ts";
import { bodyPathText, nameAt } from "../usage.ts";
import { typeName, wantsOf } from "../wants.ts";

/** Places of one body that are looked at. */
const BUDGET = 50_000;

/** Unions within unions that are opened. */
const DEEPEST_UNION = 4;

/** Notes what of the description a request relies on, and where its matching rules let the consumer send more. */
export function checkRequestValue(exchange: Exchange, value: Json, schema: Node): void {
  new RequestWalk(exchange).walk(value, [schema], [], []);
}

class RequestWalk {
  readonly #exchange: Exchange;
  #left = BUDGET;

  constructor(exchange: Exchange) {
    this.#exchange = exchange;
  }

  walk(value: Json, nodes: readonly Node[], declared: readonly Node[], path: BodyPath): void {
    if (--this.#left < 0) {
      if (this.#left === -1) this.#giveUp(nodes);
      return;
    }
    const { reader } = this.#exchange.provider.api;
    const facets = this.#fitting(reader.facets(reader.read(nodes), "request"), value);
    const { request } = this.#exchange.interaction;
    const rules = rulesAt(request.rules.body, path);
    const generator = request.generators.get(`body${bodyPathText(path)}`);
    this.#exchange.uses.push({
      at: `request.body${bodyPathText(path)}`,
      nodes: [...declared, facets.schema.node, ...facets.schema.atoms.map(({ node }) => node)],
      wants: generator
        ? `generated (${generator})`
        : rules
          ? wantsOf(rules.rules, value)
          : isContainer(value)
            ? `this ${typeName(value)}`
            : show(value, 80),
      toleratesNull: true,
      toleratesAbsent: true,
    });
    if (generator && facets.values) this.#report(facets, path, `what ${generator} makes`);
    else if (rules?.isExact) for (const matcher of rules.rules.matchers) this.#judge(matcher, facets, path);
    if (Array.isArray(value))
      for (const [index, item] of value.entries())
        this.walk(item, facets.prefixItems[index] ?? facets.items, [], [...path, index]);
    else if (isObject(value))
      for (const name of Object.keys(value)) {
        this.#judgeTag(name, value[name] as Json, facets, path);
        this.#member(name, value[name] as Json, facets, path);
      }
  }

  #giveUp([place]: readonly Node[]): void {
    const details = { name: "the body", described: `it has more than ${BUDGET} parts` };
    this.#exchange.mismatches.push(mismatch("request-not-examined", "unverified", "request.body", place, details));
  }

  /** The branches that take the value, and theirs: what the request relies on stands there. */
  #fitting(facets: Facets, value: Json): Facets {
    const { requests, api } = this.#exchange.provider;
    let found = facets;
    for (let depth = 0; depth < DEEPEST_UNION; depth++) {
      const { schema, unions } = found;
      const next = unions
        .flatMap(({ branches }) => branches)
        .filter((one) => requests.accepts([one], value) === "yes")
        .map((one) => api.reader.and(schema, [one]))
        .find(({ id }) => id !== schema.id);
      if (!next) return found;
      found = api.reader.facets(next, "request");
    }
    return found;
  }

  /** A tag that leads to no alternative is refused, whatever the alternatives themselves would take. */
  #judgeTag(name: string, value: Json, facets: Facets, path: BodyPath): void {
    const isTag = tagTest(facets, name, this.#exchange.provider.api.reader);
    if (!isTag || typeof value !== "string" || isTag(value)) return;
    const inner = [...path, name];
    this.#exchange.mismatches.push(
      mismatch("request-body-refused", "breaks", `request.body${bodyPathText(inner)}`, facets.at("discriminator"), {
        name: nameAt(inner),
        described: `is ${show(value, 80)}, and no alternative goes by that name`,
      }),
    );
  }

  /** Whether a branch was found for every union: else nobody knows what it lists. */
  #isOpened({ schema, unions }: Facets): boolean {
    const { reader } = this.#exchange.provider.api;
    return unions.every(({ branches }) => branches.some((one) => reader.and(schema, [one]).id === schema.id));
  }

  #member(name: string, value: Json, facets: Facets, path: BodyPath): void {
    const inner = [...path, name];
    const own = facets.properties.get(name);
    const nodes = own ?? propertySchemas(facets.schema.atoms, name);
    const hidden = facets.hidden.get(name);
    if (hidden || (nodes.length === 0 && facets.properties.size > 0 && this.#isOpened(facets))) {
      const at = `request.body${bodyPathText(inner)}`;
      const details = { name: nameAt(inner), isPinned: hidden !== undefined };
      const place = hidden ?? facets.at("properties");
      this.#exchange.mismatches.push(mismatch("request-property-not-described", "at-risk", at, place, details));
    }
    this.walk(value, nodes, own ? nodes.filter(({ key }) => key === name) : [], inner);
  }

  /** The consumer may send what its matcher lets through; an enumeration takes only its values. */
  #judge(matcher: Matcher, facets: Facets, path: BodyPath): void {
    if (!sendsMore(matcher, facets)) return;
    this.#report(facets, path, wantsOf({ matchers: [matcher], combine: "AND" }, ""));
  }

  #report(facets: Facets, path: BodyPath, wants: string): void {
    this.#exchange.mismatches.push(
      mismatch("request-value-not-accepted", "at-risk", `request.body${bodyPathText(path)}`, facets.at("enum"), {
        name: nameAt(path),
        wants,
        described: show(facets.values, 80),
      }),
    );
  }
}

/** Whether a matcher lets through texts that an enumeration does not have. */
export function sendsMore(matcher: Matcher, { values, types }: Facets): boolean {
  if (!values || (types & STRING) === 0) return false;
  if (matcher.match === "regex")
    return !isCovered(
      matcher.regex,
      values.filter((value) => typeof value === "string"),
    );
  return matcher.match === "type" || matcher.match === "include";
}

const isContainer = (value: Json): boolean => isObject(value) || Array.isArray(value);

/** Whether a pattern matches nothing beyond these texts, anchored or not: an unanchored `a|b` is meant as a choice. */
function isCovered(pattern: string, texts: readonly string[]): boolean {
  const escaped = texts.map((text) => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"));
  const choice = `^(?:${escaped.join("|")})$`;
  return (
    patternWithin(`^(?:${pattern.replace(/^\^|\$$/g, "")})$`, choice).answer === "yes" &&
    texts.some((text) => matches(pattern, text))
  );
}
