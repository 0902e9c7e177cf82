import { isObject, type Json, type JsonObject } from "../../support/json.ts";
import { below, objectAt, type Place, resolve } from "../files.ts";
import { areApart, choiceIn, type Kinds, kindOf, kindsOfBranches } from "../kinds.ts";
import { has, type Mutator, patching, type Scene, type Site, verdictOf } from "../mutator.ts";
import type { SchemaPlace } from "../reach.ts";
import { asList, type Survey } from "../survey.ts";

/** A choice that is nothing but a choice. */
interface Choice {
  schema: SchemaPlace;
  keyword: "oneOf" | "anyOf";
  branches: Json[];
  /** Kinds of values of each branch; undefined where that is not certain. */
  kinds: (Kinds | undefined)[];
}

function choiceOf(schema: SchemaPlace, survey: Survey): Choice | undefined {
  const { value, others, place, wires } = schema;
  const keyword = choiceIn(value);
  if (!keyword || others.size > 0) return undefined;
  const branches = asList(value[keyword]);
  const isText = !wires.has("typed") || wires.size > 1;
  const kinds = kindsOfBranches(survey, below(place, keyword), isText);
  return branches.length > 1 ? { schema, keyword, branches, kinds } : undefined;
}

/** No value of this branch is one of another. */
function isDistinct({ kinds, branches }: Choice, index: number, survey: Survey, place: Place): boolean {
  const own = kinds[index];
  return branches.every((_, other) => {
    const theirs = kinds[other];
    if (other === index) return true;
    if (areApart(own, theirs)) return true;
    return areTagged(survey, below(place, String(index)), below(place, String(other)));
  });
}

/** Both demand a property that each fixes to other values. */
function areTagged(survey: Survey, a: Place, b: Place): boolean {
  const [left, right] = [tagsOf(survey, a), tagsOf(survey, b)];
  return [...left].some(([name, values]) => {
    const others = right.get(name);
    return others !== undefined && !values.some((value) => others.includes(value));
  });
}

function tagsOf({ files }: Survey, place: Place): Map<string, Json[]> {
  const target = resolve(files, place);
  const value = target && objectAt(files, target);
  const tags = new Map<string, Json[]>();
  if (!value || !isObject(value.properties)) return tags;
  for (const name of asList(value.required)) {
    const property = value.properties[String(name)];
    if (!isObject(property)) continue;
    const values = has(property, "const") ? [property.const as Json] : asList(property.enum);
    if (values.length > 0 && values.every((item) => typeof item === "string")) tags.set(String(name), values);
  }
  return tags;
}

const eachChoice = (name: string, sitesOf: (choice: Choice, scene: Scene) => Iterable<Site>): Mutator => ({
  name,
  *sites(scene) {
    for (const schema of scene.schemas) {
      const choice = choiceOf(schema, scene.survey);
      if (choice) yield* sitesOf(choice, scene);
    }
  },
});

/** Types of which one is new to nearly every choice. */
const NEW = ["boolean", "array", "integer"];

export const unionMutators: Mutator[] = [
  eachChoice("choice removed", function* (choice, { survey }) {
    const { schema, keyword, branches } = choice;
    const expected = verdictOf(schema, "narrows");
    for (const [index, branch] of branches.entries()) {
      const isCertain = expected && isDistinct(choice, index, survey, below(schema.place, keyword));
      if (!expected || !isCertain) continue;
      const patch = { [keyword]: branches.toSpliced(index, 1), ...unmapped(schema.value, branch) };
      yield {
        expected,
        place: below(schema.place, keyword, String(index)),
        edits: () => [patching(schema.place, patch)],
      };
    }
  }),
  eachChoice("choice added", function* ({ schema, keyword, branches, kinds }) {
    const expected = verdictOf(schema, "widens");
    const isKnown = kinds.every((own) => own !== undefined) && schema.wires.has("typed") && schema.wires.size === 1;
    const taken = new Set(kinds.flatMap((own) => [...(own ?? [])]));
    const type = NEW.find((other) => !taken.has(kindOf(other, false)));
    // Of a choice within a choice the other branches may already be of the new type.
    if (!expected || !isKnown || type === undefined || schema.isBranch || has(schema.value, "discriminator")) return;
    const patch = { [keyword]: [...branches, { type }] };
    yield { expected, place: schema.place, edits: () => [patching(schema.place, patch)] };
  }),
  eachChoice("tagged choice added", function* ({ schema, keyword, branches }, { survey }) {
    const expected = verdictOf(schema, "widens");
    const { discriminator } = schema.value;
    const tag = isObject(discriminator) ? discriminator.propertyName : undefined;
    if (!expected || typeof tag !== "string") return;
    const isFixed = (_: Json, index: number) => tagsOf(survey, below(schema.place, keyword, String(index))).has(tag);
    if (!branches.every(isFixed)) return;
    const added = { type: "object", required: [tag], properties: { [tag]: { type: "string", enum: ["zz_added"] } } };
    yield { expected, place: schema.place, edits: () => [patching(schema.place, { [keyword]: [...branches, added] })] };
  }),
  eachChoice("tag of a choice removed", function* ({ schema }) {
    const { discriminator } = schema.value;
    const mapping = isObject(discriminator) && isObject(discriminator.mapping) ? discriminator.mapping : {};
    if (!schema.certain.has("request")) return;
    for (const [tag, target] of Object.entries(mapping)) {
      // A tag that is the name of its schema goes without saying (OpenAPI 3.1 §4.8.25).
      if (tag === String(target).split("/").at(-1)) continue;
      const place = below(schema.place, "discriminator", "mapping", tag);
      yield { expected: "breaking", place, edits: () => [{ place, change: () => undefined }] };
    }
  }),
];

/** The discriminator without the tags of a branch that is gone. */
function unmapped({ discriminator }: JsonObject, branch: Json): JsonObject {
  if (!isObject(discriminator) || !isObject(discriminator.mapping) || !isObject(branch)) return {};
  const left = Object.entries(discriminator.mapping).filter(([, target]) => target !== branch.$ref);
  return { discriminator: { ...discriminator, mapping: Object.fromEntries(left) } };
}
