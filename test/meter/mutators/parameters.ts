import type { Expected } from "../../mutators/mutator.ts";
import { isObject, type Json, type JsonObject } from "../../support/json.ts";
import { above, below, type Edit, nameOf } from "../files.ts";
import { appending, has, type Mutator, oncePerPlace, patching, removing, type Scene, type Site } from "../mutator.ts";
import { asList, type Operation, type Parameter, typesOf } from "../survey.ts";

const TEXT = { type: "string" };

const received = ({ survey }: Scene): Operation[] => survey.operations.filter(({ kind }) => kind === "path");

/** Parameters that count for some operation that consumers call; those everybody ignores are left out. */
const parametersOf = (scene: Scene): Parameter[] =>
  received(scene)
    .flatMap(({ parameters }) => parameters)
    .filter(({ key }) => !IGNORED.has(key));

const IGNORED = new Set(["header accept", "header content-type", "header authorization"]);

/** A mutation of a parameter where it is described, for all operations that share it; not where answers share it, too. */
const onParameters = (
  name: string,
  expected: Expected,
  edit: (parameter: Parameter, scene: Scene) => Edit | undefined,
): Mutator => ({
  name,
  *sites(scene) {
    for (const parameter of oncePerPlace(parametersOf(scene), ({ place }) => place)) {
      const change = scene.survey.sides.get(nameOf(parameter.place))?.has("response")
        ? undefined
        : edit(parameter, scene);
      if (change) yield { expected, place: parameter.place, edits: () => [change] };
    }
  },
});

const set =
  (applies: (value: JsonObject, parameter: Parameter) => JsonObject | undefined) =>
  (parameter: Parameter): Edit | undefined => {
    const patch = applies(parameter.value, parameter);
    return patch && patching(parameter.place, patch);
  };

/** A new entry in the list of each operation. */
const added = (name: string, expected: Expected, place: string, required: boolean): Mutator => ({
  name,
  *sites(scene) {
    for (const operation of oncePerPlace(received(scene), (each) => each.place)) {
      const extra = { name: "zz-added", in: place, required, schema: TEXT };
      yield {
        expected,
        place: below(operation.place, "parameters"),
        edits: () => [appending(below(operation.place, "parameters"), extra)],
      };
    }
  },
});

/** Taken off the list that names it; not where that uncovers another of the same key. */
const removed = (name: string, isRequired: boolean): Mutator => ({
  name,
  *sites(scene) {
    const all = received(scene).flatMap(({ parameters, hidden }) =>
      parameters.filter(({ key }) => !hidden.some((other) => other.key === key)),
    );
    for (const { holder, value, key } of oncePerPlace(all, (parameter) => parameter.holder))
      if (value.in !== "path" && !IGNORED.has(key) && (value.required === true) === isRequired)
        yield { expected: "warn", place: holder, edits: () => [removing(holder)] } satisfies Site;
  },
});

const schemaOf = ({ schema }: JsonObject): JsonObject => (isObject(schema) ? schema : {});
const isList = (value: JsonObject): boolean =>
  typesOf(schemaOf(value)).join() === "array" && schemaOf(value).maxItems !== 1 && schemaOf(value).maxItems !== 0;

const explodes = ({ explode, style }: JsonObject): boolean =>
  typeof explode === "boolean" ? explode : style === undefined || style === "form";

const isForm = ({ in: place, style }: JsonObject): boolean =>
  place === "query" && (style === undefined || style === "form");

/** Another value that the schema allows; undefined where none is certain. */
function otherDefault(schema: JsonObject): Json | undefined {
  const { default: value, enum: values } = schema;
  if (has(schema, "allOf", "anyOf", "oneOf", "not", "pattern", "format", "multipleOf")) return undefined;
  if (Array.isArray(values)) return values.find((other) => other !== value && other !== null);
  if (typeof value === "boolean") return !value;
  if (typeof value === "string") return has(schema, "maxLength", "minLength") ? undefined : `${value}zz`;
  if (typeof value !== "number") return undefined;
  return value + 1 <= Number(schema.maximum ?? Number.POSITIVE_INFINITY) ? value + 1 : undefined;
}

export const parameterMutators: Mutator[] = [
  added("required query parameter added", "breaking", "query", true),
  added("required header added", "breaking", "header", true),
  added("required cookie added", "breaking", "cookie", true),
  added("optional parameter added", "harmless", "query", false),
  {
    name: "required parameter added for a whole path",
    *sites(scene) {
      for (const { item } of oncePerPlace(received(scene), (operation) => operation.item)) {
        const place = below(item, "parameters");
        const extra = { name: "zz-added", in: "query", required: true, schema: TEXT };
        yield { expected: "breaking", place, edits: () => [appending(place, extra)] };
      }
    },
  },
  onParameters(
    "parameter became required",
    "breaking",
    set(({ required, in: place }) => (required !== true && place !== "path" ? { required: true } : undefined)),
  ),
  onParameters(
    "parameter became optional",
    "harmless",
    set(({ required, in: place }) => (required === true && place !== "path" ? { required: false } : undefined)),
  ),
  onParameters(
    "parameter moved to another place",
    "breaking",
    set((value) => {
      if (value.in === "path" || has(value, "style", "explode")) return undefined;
      return { in: value.in === "query" ? "header" : "query" };
    }),
  ),
  onParameters(
    "parameter explode changed",
    "breaking",
    set((value) => (isForm(value) && isList(value) ? { explode: !explodes(value) } : undefined)),
  ),
  onParameters(
    "parameter style changed",
    "breaking",
    set((value) => (isForm(value) && isList(value) ? { style: "pipeDelimited", explode: false } : undefined)),
  ),
  onParameters("parameter with a schema became one with content", "breaking", ({ place, value }) => {
    const { schema } = value;
    const content = schema === undefined ? undefined : { "application/json": { schema } };
    return content && patching(place, { schema: undefined, style: undefined, explode: undefined, content });
  }),
  onParameters("parameter default changed", "warn", ({ place, value }) => {
    const next = otherDefault(schemaOf(value));
    return next === undefined ? undefined : patching(below(place, "schema"), { default: next });
  }),
  onParameters(
    "parameter deprecated",
    "harmless",
    set(({ deprecated }) => (deprecated === true ? undefined : { deprecated: true })),
  ),
  removed("optional parameter removed", false),
  removed("required parameter removed", true),
  onParameters("parameter defaults written out", "equivalent", ({ place, value }) => {
    const style = value.in === "query" || value.in === "cookie" ? "form" : "simple";
    const isInBrief = has(value, "schema") && !has(value, "style", "explode", "required", "allowEmptyValue");
    if (!isInBrief) return undefined;
    return patching(place, {
      required: false,
      style,
      explode: style === "form",
      deprecated: value.deprecated ?? false,
    });
  }),
  onParameters(
    "header parameter in another case",
    "equivalent",
    set(({ in: place, name }) => (place === "header" ? { name: String(name).toUpperCase() } : undefined)),
  ),
  {
    name: "parameters in another order",
    *sites(scene) {
      for (const { parameters } of received(scene)) {
        const list = parameters[0] && above(parameters[0].holder);
        if (list && parameters.length > 1)
          yield {
            expected: "equivalent",
            place: list,
            edits: () => [{ place: list, change: (all) => asList(all).toReversed() }],
          };
      }
    },
  },
];
