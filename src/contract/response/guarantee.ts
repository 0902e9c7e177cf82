import { getOrMake } from "../../core/get-or-make.ts";
import type { Node } from "../../document/node.ts";
import { isObject, type Json, type JsonObject, show } from "../../document/value.ts";
import type { BodyPath, Matcher, RuleSet, RuleTable } from "../../pact/matching-rules.ts";
import { rulesAt } from "../../pact/select-rules.ts";
import type { Facets } from "../../schema/facets.ts";
import { propertySchemas } from "../../schema/object-facets.ts";
import type { SchemaReader } from "../../schema/reader.ts";
import type { Schema } from "../../schema/schema.ts";
import type { Acceptance } from "../acceptance.ts";
import { alternativesOf, type TagTest, tagTest, withTags } from "../alternatives.ts";
import { type Mismatch, mismatch } from "../mismatch.ts";
import { bodyPathText, nameAt, type Use } from "../usage.ts";
import { wantsOf } from "../wants.ts";
import { judgeLeaf, judgeRepetition } from "./judge-leaf.ts";
import { judgeLength } from "./matchers.ts";
import { add, breaksOf, unexamined, type Walked, weightOf } from "./walked.ts";

/** Places that one expectation is held against, alternatives counted each. */
const BUDGET = 200_000;

/** Levels of an expectation; documents are less deep. */
const DEEPEST = 130;

/**
 * Walks an expectation, an example with its matching rules, over the schema of a response: is every value that the
 * description allows one that the consumer takes? Only what the expectation names is looked at, references are followed
 * when they are reached, and conjuncts are never written into one schema. `required`, conditions and negations of the
 * schema are not held against the example, which is a part of what the provider sends.
 */
export class Guarantee {
  readonly #reader: SchemaReader;
  readonly #responses: Acceptance;
  readonly #rules: RuleTable;
  /** Without any matching rule the example is compared by value, as a whole. */
  readonly #isExample: boolean;
  readonly #prefix: string;
  /** What was found for a part of the example and a schema: alternatives share most of what is inside them. */
  readonly #known = new Map<Json, Map<number, Walked>>();
  #left = BUDGET;

  constructor(responses: Acceptance, rules: RuleTable, prefix = "response.body") {
    this.#reader = responses.reader;
    this.#responses = responses;
    this.#rules = rules;
    this.#isExample = rules.length === 0;
    this.#prefix = prefix;
  }

  check(value: Json, nodes: readonly Node[]): Walked {
    return this.#walk(value, this.#reader.read(nodes), []);
  }

  #at = (path: BodyPath): string => `${this.#prefix}${bodyPathText(path)}`;

  #rulesFor(path: BodyPath): RuleSet {
    const found = rulesAt(this.#rules, path);
    if (!found) return EQUALITY;
    return found.isExact ? found.rules : TYPE;
  }

  /** `isTag`: which texts lead to an alternative, where the place tells them apart. */
  #walk(value: Json, schema: Schema, path: BodyPath, isTag?: TagTest): Walked {
    if (typeof value !== "object" || value === null) return this.#choose(value, schema, path, isTag);
    const known = getOrMake(this.#known, value, () => new Map<number, Walked>());
    return getOrMake(known, schema.id, () => this.#choose(value, schema, path, undefined));
  }

  /** The alternative that fits best; variants of the response that do not fit are possible all the same. */
  #choose(value: Json, schema: Schema, path: BodyPath, isTag: TagTest | undefined): Walked {
    if (--this.#left < 0)
      return this.#left === -1 ? unexamined(this.#at(path), schema.node, "it takes too many steps") : NOTHING;
    if (path.length > DEEPEST) return unexamined(this.#at(path), schema.node, "it is nested too deeply");
    const alternatives = alternativesOf(schema, value, this.#reader);
    if (!alternatives) return unexamined(this.#at(path), schema.node, "it has more alternatives than are looked at");
    const [only, ...others] = alternatives;
    if (only && others.length === 0) return this.#walkOne(value, only.schema, path, isTag);
    if (!only) return this.#unknownVariant(value, schema, path);
    const walked = alternatives.map((alternative) => ({
      ...alternative,
      walked: this.#walkOne(value, alternative.schema, path, isTag),
    }));
    const best = walked.reduce((a, b) => (weightOf(b.walked) < weightOf(a.walked) ? b : a));
    const isFitting = (one: (typeof walked)[number]) => breaksOf(one.walked).length === 0;
    const single = walked.filter(({ isJoined }) => !isJoined);
    if (!isFitting(best) || single.every(isFitting)) return best.walked;
    const missed = single.filter((one) => !isFitting(one));
    return { ...best.walked, mismatches: [...best.walked.mismatches, this.#variant(missed, schema, path)] };
  }

  /** A variant the consumer tells apart by a value of its example is up to the provider state. */
  #variant(missed: readonly { walked: Walked; label: string }[], schema: Schema, path: BodyPath): Mismatch {
    const facets = this.#reader.facets(schema, "response");
    const isPinned =
      this.#isExample ||
      missed.every(({ walked }) => breaksOf(walked).some(({ kind }) => kind === "response-value-impossible"));
    return mismatch("response-variant-possible", "at-risk", this.#at(path), facets.unions[0]?.node ?? schema.node, {
      name: nameAt(path),
      described: [...new Set(missed.map(({ label }) => label))].sort().join(", "),
      isPinned,
    });
  }

  /** No branch goes by the name that the discriminator has in the example. */
  #unknownVariant(value: Json, schema: Schema, path: BodyPath): Walked {
    const facets = this.#reader.facets(schema, "response");
    const found = mismatch(
      "response-value-impossible",
      "breaks",
      this.#at(path),
      facets.unions[0]?.node ?? schema.node,
      {
        name: nameAt(path),
        wants: show(value, 80),
        described: "no alternative goes by that name",
      },
    );
    return { mismatches: [found], uses: [] };
  }

  #walkOne(value: Json, schema: Schema, path: BodyPath, isTag: TagTest | undefined): Walked {
    const facets = withTags(this.#reader.facets(schema, "response"), isTag);
    const rules = this.#rulesFor(path);
    const at = this.#at(path);
    const leaf = judgeLeaf({ value, facets, rules, at, name: nameAt(path), responses: this.#responses });
    const walked: Walked = { mismatches: [...leaf], uses: [this.#use(placesOf(facets), rules, value, at)] };
    if (leaf.some(({ effect }) => effect === "breaks")) return walked;
    if (Array.isArray(value)) this.#items(value, facets, rules, path, walked);
    else if (isObject(value)) this.#members(value, facets, rules, path, walked);
    return walked;
  }

  /** Without places it is something the consumer reads that nobody described. */
  #use(nodes: Node[], rules: RuleSet, value: Json, at: string): Use {
    return {
      at,
      nodes,
      wants: wantsOf(rules, value),
      toleratesNull: value === null || rules.matchers.some(({ match }) => match === "null"),
      toleratesAbsent: false,
    };
  }

  #items(value: Json[], facets: Facets, rules: RuleSet, path: BodyPath, walked: Walked): void {
    walked.mismatches.push(
      ...judgeLength({ length: value.length, facets, rules, at: this.#at(path), name: nameAt(path) }),
    );
    if (this.#isExample) walked.mismatches.push(...judgeRepetition(value, facets, this.#at(path), nameAt(path)));
    const contains = rules.matchers.find((matcher) => matcher.match === "array-contains");
    if (contains) this.#variants(value, contains, facets, path, walked);
    else this.#each(value, facets, path, walked);
  }

  #each(value: Json[], facets: Facets, path: BodyPath, walked: Walked): void {
    for (const [index, item] of value.entries()) {
      const nodes = facets.prefixItems[index] ?? facets.items;
      add(walked, this.#walk(item, this.#reader.read(nodes), [...path, index]));
    }
  }

  /** Each of the variants must be an item the description allows; that it is there is up to the provider state. */
  #variants(
    value: Json[],
    { variants }: Matcher & { match: "array-contains" },
    facets: Facets,
    path: BodyPath,
    walked: Walked,
  ): void {
    const nodes = facets.items.length > 0 ? facets.items : facets.prefixItems.flat();
    for (const { index, rules } of variants) {
      const example = value[index];
      if (example === undefined) continue;
      const inner = new Guarantee(this.#responses, rules, this.#at([...path, index]));
      add(walked, inner.check(example, nodes));
    }
  }

  #members(value: JsonObject, facets: Facets, rules: RuleSet, path: BodyPath, walked: Walked): void {
    const isMap = rules.matchers.some(
      ({ match }) => match === "values" || match === "each-key" || match === "each-value",
    );
    for (const name of Object.keys(value)) {
      const found = this.#member(name, facets, [...path, name], isMap);
      walked.mismatches.push(...found.mismatches);
      if (!found.nodes) {
        walked.uses.push(
          this.#use([], this.#rulesFor([...path, name]), value[name] as Json, this.#at([...path, name])),
        );
        continue;
      }
      const isTag = tagTest(facets, name, this.#reader);
      const inner = this.#walk(value[name] as Json, this.#reader.read(found.nodes), [...path, name], isTag);
      add(walked, withDeclaration(inner, found.declared, isMap));
    }
  }

  /** Which schemas describe a member, and whether it is sure to be there. */
  #member(
    name: string,
    facets: Facets,
    path: BodyPath,
    isMap: boolean,
  ): { mismatches: Mismatch[]; nodes: Node[] | undefined; declared: Node[] } {
    const at = this.#at(path);
    const label = nameAt(path);
    const hidden = facets.hidden.get(name);
    if (hidden)
      return {
        mismatches: [mismatch("response-property-write-only", "breaks", at, hidden, { name: label })],
        nodes: undefined,
        declared: [],
      };
    const own = facets.properties.get(name);
    const nodes = own ?? propertySchemas(facets.schema.atoms, name);
    const declared = own ? declarations(facets, name) : [];
    const isTyped = nodes.some((node) => node.value !== true && !isEmpty(node));
    const isUnheardOf = nodes.length === 0 && isClosed(facets) && !facets.required.has(name);
    if (isUnheardOf || nodes.some((node) => node.value === false))
      return { mismatches: [undescribed("breaks", at, facets, label)], nodes: undefined, declared };
    if (!own && !isTyped) return { mismatches: [undescribed("at-risk", at, facets, label)], nodes, declared };
    const isSure = isMap || facets.required.has(name);
    const found = isSure
      ? []
      : [
          mismatch("response-property-optional", "at-risk", at, own ? (declared[0] ?? facets.at()) : facets.at(), {
            name: label,
            isPinned: this.#isExample || !own,
          }),
        ];
    return { mismatches: found, nodes, declared };
  }
}

const placesOf = ({ schema }: Facets): Node[] => [schema.node, ...schema.atoms.map(({ node }) => node)];

const EQUALITY: RuleSet = { matchers: [{ match: "equality" }], combine: "AND" };
const TYPE: RuleSet = { matchers: [{ match: "type" }], combine: "AND" };

/** An object that lists its properties is closed to others unless it says otherwise: nobody reads what nobody described. */
const isClosed = ({ properties, hidden, patternProperties }: Facets): boolean =>
  properties.size > 0 || hidden.size > 0 || patternProperties.size > 0;

const isEmpty = ({ value }: Node): boolean => isObject(value) && Object.keys(value).length === 0;

const undescribed = (effect: "breaks" | "at-risk", at: string, facets: Facets, name: string): Mismatch =>
  mismatch("response-property-not-described", effect, at, facets.at("properties"), { name });

/** The places where a property is declared, before references are followed. */
const declarations = ({ schema }: Facets, name: string): Node[] =>
  propertySchemas(schema.atoms, name).filter(({ key }) => key === name);

/** What was found of a value, as the value of a property that is declared at these places. */
function withDeclaration({ mismatches, uses }: Walked, declared: readonly Node[], toleratesAbsent: boolean): Walked {
  const [first, ...rest] = uses;
  if (!first) return { mismatches, uses };
  return { mismatches, uses: [{ ...first, nodes: [...declared, ...first.nodes], toleratesAbsent }, ...rest] };
}

const NOTHING: Walked = { mismatches: [], uses: [] };
