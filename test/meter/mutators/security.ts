import { isObject, type Json, type JsonObject } from "../../support/json.ts";
import { below, objectAt, type Place } from "../files.ts";
import { type Mutator, oncePerPlace, patching, putting, type Scene } from "../mutator.ts";
import { asList, type Operation } from "../survey.ts";

/** One way in: names of schemes with the scopes each demands. */
type Alternative = Record<string, string[]>;

interface Guarded {
  operation: Operation;
  alternatives: Alternative[];
  /** Anybody may call it. */
  isPublic: boolean;
}

const rootOf = ({ survey }: Scene): JsonObject => objectAt(survey.files, { file: survey.root, tokens: [] }) ?? {};

const alternativesOf = (value: Json | undefined): Alternative[] =>
  asList(value).flatMap((item) =>
    isObject(item)
      ? [Object.fromEntries(Object.entries(item).map(([name, scopes]) => [name, asList(scopes).map(String)]))]
      : [],
  );

function guardedOf(scene: Scene): Guarded[] {
  const received = scene.survey.operations.filter(({ kind }) => kind === "path");
  return oncePerPlace(received, ({ place }) => place).map((operation) => {
    const alternatives = alternativesOf(operation.value.security ?? rootOf(scene).security);
    return { operation, alternatives, isPublic: alternatives.length === 0 || alternatives.some(isEmpty) };
  });
}

const isEmpty = (alternative: Alternative): boolean => Object.keys(alternative).length === 0;

const schemesOf = (scene: Scene): Record<string, JsonObject> => {
  const { components } = rootOf(scene);
  const schemes = isObject(components) && isObject(components.securitySchemes) ? components.securitySchemes : {};
  return Object.fromEntries(
    Object.entries(schemes).flatMap(([name, scheme]) =>
      isObject(scheme) && scheme.$ref === undefined ? [[name, scheme]] : [],
    ),
  );
};

/** What a scheme asks for, whatever it is called. */
const demandOf = (scheme: JsonObject | undefined): string =>
  ["type", "scheme", "in", "name", "openIdConnectUrl"].map((key) => String(scheme?.[key]).toLowerCase()).join(" ");

/** Whoever comes in by `weak` would have come in by `strong` with the same credentials, or with more. */
const isWithin = (weak: Alternative, strong: Alternative, scene: Scene): boolean =>
  Object.entries(weak).every(([name, scopes]) =>
    Object.entries(strong).some(
      ([other, held]) =>
        (other === name || demandOf(schemesOf(scene)[other]) === demandOf(schemesOf(scene)[name])) &&
        scopes.every((scope) => held.includes(scope)),
    ),
  );

const onOperations = (
  name: string,
  expected: "breaking" | "harmless" | "equivalent",
  change: (guarded: Guarded, scene: Scene) => Json | undefined,
): Mutator => ({
  name,
  *sites(scene) {
    for (const guarded of guardedOf(scene)) {
      const security = change(guarded, scene);
      const place = below(guarded.operation.place, "security");
      if (security !== undefined) yield { expected, place, edits: () => [putting(place, security)] };
    }
  },
});

/** A scheme that some operation demands. */
const onSchemes = (name: string, change: (scheme: JsonObject) => JsonObject | undefined): Mutator => ({
  name,
  *sites(scene) {
    const all = guardedOf(scene).filter(({ isPublic }) => !isPublic);
    for (const [scheme, value] of Object.entries(schemesOf(scene))) {
      const place: Place = { file: scene.survey.root, tokens: ["components", "securitySchemes", scheme] };
      const patch = change(value);
      const isUsed = all.some(({ alternatives }) =>
        alternatives.some((alternative) => Object.hasOwn(alternative, scheme)),
      );
      if (patch && isUsed) yield { expected: "breaking", place, edits: () => [putting(place, patch)] };
    }
  },
});

const FOREIGN = { zz_scheme: [] };

export const securityMutators: Mutator[] = [
  onOperations("security added to a public operation", "breaking", ({ isPublic }, scene) => {
    const [scheme] = Object.keys(schemesOf(scene));
    return isPublic && scheme !== undefined ? [{ [scheme]: [] }] : undefined;
  }),
  onOperations("security alternative removed", "breaking", ({ alternatives, isPublic }, scene) => {
    if (isPublic || alternatives.length < 2) return undefined;
    const index = alternatives.findLastIndex(
      (lost) => !alternatives.some((kept) => kept !== lost && isWithin(kept, lost, scene)),
    );
    return index < 0 ? undefined : alternatives.toSpliced(index, 1);
  }),
  onOperations("scope added", "breaking", ({ alternatives }, scene) => {
    const isScoped = (name: string) => ["oauth2", "openIdConnect"].includes(String(schemesOf(scene)[name]?.type));
    const [alternative] = alternatives;
    const name = Object.keys(alternative ?? {}).find(isScoped);
    return alternatives.length === 1 && alternative && name !== undefined
      ? [{ ...alternative, [name]: [...(alternative[name] ?? []), "zz:all"] }]
      : undefined;
  }),
  onOperations("second scheme demanded too", "breaking", ({ alternatives, isPublic }, scene) => {
    const [first, ...rest] = alternatives;
    const next = Object.keys(schemesOf(scene)).find((name) => !Object.hasOwn(first ?? {}, name));
    const isMasked = first && rest.some((other) => isWithin(other, first, scene));
    return first && next !== undefined && !isPublic && !isMasked ? [{ ...first, [next]: [] }, ...rest] : undefined;
  }),
  onOperations("security alternative added", "harmless", ({ alternatives, isPublic }) =>
    isPublic ? undefined : [...alternatives, FOREIGN],
  ),
  onOperations("scope no longer demanded", "harmless", ({ alternatives }) => {
    const index = alternatives.findIndex((alternative) =>
      Object.values(alternative).some((scopes) => scopes.length > 0),
    );
    const scoped = alternatives[index];
    const bare = scoped && Object.fromEntries(Object.keys(scoped).map((name) => [name, []]));
    return bare && alternatives.with(index, bare);
  }),
  onOperations("operation made public", "harmless", ({ isPublic }) => (isPublic ? undefined : [])),
  onOperations("security written at the operation", "equivalent", ({ operation, alternatives }) =>
    operation.value.security === undefined ? alternatives : undefined,
  ),
  onOperations("security alternatives in another order", "equivalent", ({ alternatives }) =>
    alternatives.length > 1 ? alternatives.toReversed() : undefined,
  ),
  {
    name: "security of the whole description changed",
    *sites(scene) {
      const [scheme] = Object.keys(schemesOf(scene));
      const isInherited = guardedOf(scene).some(({ operation }) => operation.value.security === undefined);
      const place: Place = { file: scene.survey.root, tokens: ["security"] };
      const before = alternativesOf(rootOf(scene).security);
      const next = { ...before[0], zz_scheme: [] };
      if (scheme !== undefined && isInherited)
        yield { expected: "breaking", place, edits: () => [putting(place, [next])] };
    },
  },
  onSchemes("name of the API key changed", (scheme) =>
    scheme.type === "apiKey" ? { ...scheme, name: "X-Zz-Key" } : undefined,
  ),
  onSchemes("API key moved", (scheme) =>
    scheme.type === "apiKey" ? { ...scheme, in: scheme.in === "query" ? "header" : "query" } : undefined,
  ),
  onSchemes("type of the scheme changed", (scheme) =>
    scheme.type === "apiKey" && scheme.in !== "cookie"
      ? { type: "http", scheme: "digest" }
      : { type: "apiKey", in: "cookie", name: "zz" },
  ),
  {
    name: "security scheme described",
    *sites(scene) {
      for (const scheme of Object.keys(schemesOf(scene))) {
        const place: Place = { file: scene.survey.root, tokens: ["components", "securitySchemes", scheme] };
        yield { expected: "equivalent", place, edits: () => [patching(place, { description: "Other words" })] };
      }
    },
  },
];
