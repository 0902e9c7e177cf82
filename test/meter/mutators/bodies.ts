import type { Expected } from "../../mutators/mutator.ts";
import { isObject } from "../../support/json.ts";
import { below, nameOf, type Place } from "../files.ts";
import { type Mutator, oncePerPlace, patching, putting, removing, renaming, type Scene } from "../mutator.ts";
import type { Operation, Placed } from "../survey.ts";

const received = ({ survey }: Scene): Operation[] => survey.operations.filter(({ kind }) => kind === "path");

/** Bodies that consumers send, where they are described. */
const bodiesOf = (scene: Scene): Placed[] =>
  oncePerPlace(
    received(scene).flatMap(({ body }) => body ?? []),
    ({ place }) => place,
  ).filter(({ place }) => scene.survey.sides.get(nameOf(place))?.size === 1);

const onBodies = (
  name: string,
  expected: Expected,
  isWanted: (isRequired: boolean) => boolean,
  required: boolean,
): Mutator => ({
  name,
  *sites(scene) {
    for (const { place, value } of bodiesOf(scene))
      if (isWanted(value.required === true)) yield { expected, place, edits: () => [patching(place, { required })] };
  },
});

/** For methods whose bodies mean something (RFC 9110 §9.3). */
const added = (name: string, expected: Expected, required: boolean): Mutator => ({
  name,
  *sites(scene) {
    for (const { method, place, body } of oncePerPlace(received(scene), (operation) => operation.place)) {
      if (body || !["post", "put", "patch"].includes(method)) continue;
      const content = { "application/json": { schema: { type: "object" } } };
      yield { expected, place, edits: () => [putting(below(place, "requestBody"), { required, content })] };
    }
  },
});

export const mediaTypesOf = (place: Place, content: unknown): { place: Place; name: string; isCovered: boolean }[] => {
  const names = isObject(content as never) ? Object.keys(content as object) : [];
  return names.map((name) => ({
    place: below(place, "content", name),
    name,
    isCovered: names.some((other) => other !== name && isSameEssence(other, name)),
  }));
};

/** A range, or the same type with other parameters, may stand in for it. */
const isSameEssence = (other: string, name: string): boolean =>
  other.includes("*") || name.includes("*") || other.split(";")[0] === name.split(";")[0];

export const bodyMutators: Mutator[] = [
  added("required request body added", "breaking", true),
  added("optional request body added", "harmless", false),
  onBodies("request body became required", "breaking", (isRequired) => !isRequired, true),
  onBodies("request body became optional", "harmless", (isRequired) => isRequired, false),
  {
    name: "request body removed",
    *sites(scene) {
      for (const { body } of oncePerPlace(received(scene), (operation) => operation.place))
        if (body) yield { expected: "warn", place: body.holder, edits: () => [removing(body.holder)] };
    },
  },
  {
    name: "request media type removed",
    *sites(scene) {
      for (const body of bodiesOf(scene))
        for (const { place, isCovered } of mediaTypesOf(body.place, body.value.content))
          if (!isCovered) yield { expected: "breaking", place, edits: () => [removing(place)] };
    },
  },
  {
    name: "request media type renamed",
    *sites(scene) {
      for (const body of bodiesOf(scene))
        for (const { place, name, isCovered } of mediaTypesOf(body.place, body.value.content))
          if (!isCovered && !name.includes("*"))
            yield {
              expected: "breaking",
              place,
              edits: () => [renaming(below(body.place, "content"), name, "application/vnd.zz+json")],
            };
    },
  },
  {
    name: "request media type added",
    *sites(scene) {
      for (const { place } of bodiesOf(scene))
        yield {
          expected: "harmless",
          place,
          edits: () => [putting(below(place, "content", "application/vnd.zz+json"), { schema: { type: "object" } })],
        };
    },
  },
];
