import { reordered, reversedKeys, SETS } from "../../mutators/reorder.ts";
import { isObject, type Json, type JsonObject } from "../../support/json.ts";
import { below, type Edit, type Place, referenceOf, resolve, targetOf, valueAt } from "../files.ts";
import { has, isAlone, type Mutator, patched, putting, removing, type Scene, type Site } from "../mutator.ts";
import type { SchemaPlace } from "../reach.ts";
import { asList, type Survey, typesOf } from "../survey.ts";

/** Rewrites a schema so that it says the same in other words. */
const onSchemas = (name: string, rewrite: (schema: SchemaPlace, scene: Scene) => Json | undefined): Mutator => ({
  name,
  *sites(scene) {
    for (const schema of scene.schemas) {
      const next = rewrite(schema, scene);
      if (next !== undefined)
        yield { expected: "equivalent", place: schema.place, edits: () => [putting(schema.place, next)] };
    }
  },
});

interface Reference {
  place: Place;
  reference: string;
  target: Place;
}

/** References to schemas from the schemas that operations reach. */
function* referencesIn({ schemas, survey }: Scene): Generator<Reference> {
  for (const { place, value } of schemas) {
    for (const [keyword, child] of Object.entries(value)) {
      if (!["properties", "items", "additionalProperties", "allOf", "anyOf", "oneOf"].includes(keyword)) continue;
      const at = below(place, keyword);
      yield* asReference(at, child, survey);
      if (typeof child === "object" && child !== null && referenceOf(child) === undefined)
        for (const [key, inner] of Object.entries(child)) yield* asReference(below(at, key), inner, survey);
    }
  }
}

function* asReference(place: Place, value: Json, { files }: Survey): Generator<Reference> {
  const reference = referenceOf(value);
  const target = reference === undefined ? undefined : targetOf(place.file, reference);
  if (reference !== undefined && target && Object.keys(value ?? {}).length === 1 && isObject(valueAt(files, target)))
    yield { place, reference, target };
}

const onReferences = (name: string, edits: (reference: Reference, scene: Scene) => Edit[] | undefined): Mutator => ({
  name,
  *sites(scene) {
    for (const reference of referencesIn(scene)) {
      // The name of a branch is part of what a discriminator says.
      const isBranch = ["anyOf", "oneOf"].includes(reference.place.tokens.at(-2) ?? "");
      const changes = isBranch ? undefined : edits(reference, scene);
      if (changes) yield { expected: "equivalent", place: reference.place, edits: () => changes };
    }
  },
});

const escaped = (name: string): string => name.replaceAll("~", "~0").replaceAll("/", "~1");

const component = ({ survey }: Scene, name: string): Place => ({
  file: survey.root,
  tokens: ["components", "schemas", name],
});

/** Prose, examples and extensions beside whatever is there. */
const PROSE = { title: "Other words", description: "Other words", example: "zz", "x-zz": true };

const isScalar = ({ value }: SchemaPlace): boolean =>
  typesOf(value).length === 1 && ["string", "integer", "number", "boolean"].includes(String(typesOf(value)[0]));

export const equivalentMutators: Mutator[] = [
  onSchemas("schema wrapped by allOf", ({ value, place }) =>
    isWrappable(value, place) ? { allOf: [value] } : undefined,
  ),
  onSchemas("single anyOf", ({ value, place }) => (isWrappable(value, place) ? { anyOf: [value] } : undefined)),
  onSchemas("single oneOf", ({ value, place }) => (isWrappable(value, place) ? { oneOf: [value] } : undefined)),
  onSchemas("object split by allOf", (schema) => {
    const { required, properties, ...rest } = schema.value;
    const isSplit = isAlone(schema) && Array.isArray(required) && isObject(properties);
    return isSplit && !has(rest, "additionalProperties", "discriminator", "unevaluatedProperties")
      ? { ...rest, allOf: [{ properties }, { required }] }
      : undefined;
  }),
  // The base class says nothing of the type: beside one it would refuse the null that the whole may allow.
  onSchemas("base class extracted into allOf", (schema) => {
    const { properties, ...rest } = schema.value;
    const names = isObject(properties) ? Object.entries(properties) : [];
    const isPlain = !has(rest, "additionalProperties", "discriminator", "unevaluatedProperties");
    if (!isAlone(schema) || names.length < 2 || !isPlain) return undefined;
    const base = { properties: Object.fromEntries(names.slice(0, 1)) };
    return { ...rest, allOf: [base], properties: Object.fromEntries(names.slice(1)) };
  }),
  onSchemas("prose and extensions", ({ value }) => ({ ...value, ...PROSE })),
  onSchemas("keys in another order", ({ value }) => (Object.keys(value).length > 1 ? reversedKeys(value) : undefined)),
  onSchemas("required in another order", ({ value }) =>
    asList(value.required).length > 1 ? { ...value, required: asList(value.required).toReversed() } : undefined,
  ),
  onSchemas("enum in another order", ({ value }) =>
    asList(value.enum).length > 1 ? { ...value, enum: asList(value.enum).toReversed() } : undefined,
  ),
  onSchemas("enum value repeated", ({ value }) =>
    asList(value.enum).length > 0
      ? { ...value, enum: [...asList(value.enum), ...asList(value.enum).slice(0, 1)] }
      : undefined,
  ),
  onSchemas("constant as an enum of one", ({ value }) => {
    const { const: constant, ...rest } = value;
    return constant === undefined || has(value, "enum") ? undefined : { ...rest, enum: [constant] };
  }),
  onSchemas("enum of one as a constant", ({ value }, { survey }) => {
    const { enum: values, ...rest } = value;
    const [only] = asList(values);
    return survey.isModern && asList(values).length === 1 && only !== undefined ? { ...rest, const: only } : undefined;
  }),
  onSchemas("choices in another order", ({ value }) => {
    const keyword = ["oneOf", "anyOf"].find((key) => asList(value[key]).length > 1);
    return keyword === undefined ? undefined : { ...value, [keyword]: asList(value[keyword]).toReversed() };
  }),
  onSchemas("defaults of a string written out", (schema) => {
    const isText = typesOf(schema.value).join() === "string" && !has(schema.value, "minLength", "$ref");
    return isText
      ? patched({ minLength: 0, deprecated: false, readOnly: false, writeOnly: false }, schema.value)
      : undefined;
  }),
  onSchemas("defaults of an array written out", ({ value }) =>
    typesOf(value).join() === "array" && !has(value, "minItems", "uniqueItems", "$ref")
      ? { ...value, minItems: 0, uniqueItems: false }
      : undefined,
  ),
  onSchemas("defaults of an object written out", ({ value, others }) =>
    typesOf(value).join() === "object" &&
    !has(value, "additionalProperties", "minProperties", "$ref") &&
    others.size === 0
      ? { ...value, additionalProperties: true, minProperties: 0 }
      : undefined,
  ),
  onSchemas("null not allowed, written out", (schema, { survey }) =>
    !survey.isModern && typesOf(schema.value).length > 0 && !has(schema.value, "nullable", "$ref")
      ? { ...schema.value, nullable: false }
      : undefined,
  ),
  onSchemas("null by anyOf", (schema, { survey }) => {
    const types = typesOf(schema.value);
    const others = types.filter((type) => type !== "null");
    return survey.isModern && isAlone(schema) && types.length === 2 && others.length === 1
      ? { anyOf: [{ ...schema.value, type: others[0] as Json }, { type: "null" }] }
      : undefined;
  }),
  onSchemas("always true added", (schema) => {
    const isPlain = isAlone(schema) && isScalar(schema);
    return isPlain ? { ...schema.value, allOf: [{}] } : undefined;
  }),
  onReferences("reference inlined", ({ place, target }, { survey }) => {
    const end = resolve(survey.files, target);
    const value = end && valueAt(survey.files, end);
    // References of another file would lead elsewhere from here.
    const isMovable = end?.file === place.file || (value !== undefined && !JSON.stringify(value).includes('"$ref"'));
    return value !== undefined && isMovable ? [putting(place, value)] : undefined;
  }),
  onReferences("reference wrapped by allOf", ({ place, reference }) => [
    putting(place, { allOf: [{ $ref: reference }] }),
  ]),
  onReferences("reference through an alias", ({ place, reference }, scene) =>
    place.file === scene.survey.root
      ? [
          putting(component(scene, "ZzAlias"), { $ref: reference }),
          putting(place, { $ref: "#/components/schemas/ZzAlias" }),
        ]
      : undefined,
  ),
  {
    name: "inline schema moved to a component",
    *sites(scene) {
      for (const { place, value } of scene.schemas) {
        const isListed = ["anyOf", "oneOf", "allOf"].includes(place.tokens.at(-2) ?? "") || isNamed(place);
        if (place.file !== scene.survey.root || isListed || has(value, "$ref")) continue;
        const edits = () => [
          putting(component(scene, "ZzMoved"), value),
          putting(place, { $ref: "#/components/schemas/ZzMoved" }),
        ];
        yield { expected: "equivalent", place, edits };
      }
    },
  },
  {
    name: "component renamed",
    sites: renamedComponents,
  },
  {
    name: "unused component added",
    *sites(scene) {
      const place = component(scene, "ZzUnused");
      yield { expected: "equivalent", place, edits: () => [putting(place, { type: "object" })] };
    },
  },
  {
    name: "whole description with keys in another order",
    *sites({ survey }) {
      for (const file of [survey.root]) {
        const place: Place = { file, tokens: [] };
        yield {
          expected: "equivalent",
          place,
          edits: () => [{ place, change: (value) => reversedKeys(value as Json) }],
        };
      }
    },
  },
  {
    name: "whole description with sets in another order",
    *sites({ survey }) {
      const place: Place = { file: survey.root, tokens: [] };
      const change: Edit["change"] = (value) => reordered(value as Json, SETS, (list) => list.toReversed());
      yield { expected: "equivalent", place, edits: () => [{ place, change }] };
    },
  },
];

/** Names of properties are not schemas; a schema that is a component already, or the holder of a discriminator, is left. */
const isWrappable = (value: JsonObject, place: Place): boolean =>
  !has(value, "$ref", "discriminator", "readOnly", "writeOnly", "nullable", "default", "xml") && !isNamed(place);

const isNamed = ({ tokens }: Place): boolean => tokens.length === 3 && tokens[0] === "components";

/** Every reference of a file follows the component; those that a discriminator may know by name are left alone. */
function* renamedComponents(scene: Scene): Generator<Site> {
  const { survey } = scene;
  const text = JSON.stringify(survey.files.get(survey.root));
  if (survey.files.size > 1) return;
  const tagged = taggedNames(scene);
  for (const { place } of scene.schemas) {
    const name = place.tokens.at(-1) ?? "";
    const from = `#/components/schemas/${escaped(name)}`;
    if (!isNamed(place) || tagged.has(name) || !text.includes(JSON.stringify(from))) continue;
    const root: Place = { file: survey.root, tokens: [] };
    const move = (value: Json | undefined): Json => retargeted(value as Json, from, "#/components/schemas/ZzRenamed");
    yield {
      expected: "equivalent",
      place,
      edits: () => [
        { place: root, change: move },
        { place: component(scene, "ZzRenamed"), change: () => move(valueAt(survey.files, place)) },
        removing(place),
      ],
    };
  }
}

function taggedNames({ schemas }: Scene): Set<string> {
  const names = new Set<string>();
  for (const { value } of schemas) {
    if (!isObject(value.discriminator)) continue;
    for (const keyword of ["oneOf", "anyOf"])
      for (const branch of asList(value[keyword])) names.add(referenceOf(branch)?.split("/").at(-1) ?? "");
  }
  return names;
}

/** Copies only what lies on the way to a reference. */
function retargeted(value: Json, from: string, to: string): Json {
  if (value === from) return to;
  if (Array.isArray(value)) {
    const items = value.map((item) => retargeted(item, from, to));
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, child]) => [key, retargeted(child, from, to)] as const);
  return entries.some(([key, child]) => child !== value[key]) ? Object.fromEntries(entries) : value;
}
