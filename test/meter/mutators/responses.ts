import type { Expected } from "../../mutators/mutator.ts";
import { isObject, type JsonObject } from "../../support/json.ts";
import { below, type Edit, nameOf, objectAt, resolve } from "../files.ts";
import {
  has,
  type Mutator,
  oncePerPlace,
  patching,
  putting,
  removing,
  renaming,
  type Scene,
  type Site,
} from "../mutator.ts";
import type { Operation, Placed } from "../survey.ts";
import { mediaTypesOf } from "./bodies.ts";

const received = ({ survey }: Scene): Operation[] =>
  oncePerPlace(
    survey.operations.filter(({ kind }) => kind === "path"),
    ({ place }) => place,
  );

/** Responses that consumers read, where they are described. */
const responsesOf = (scene: Scene): Placed[] =>
  oncePerPlace(
    received(scene)
      .filter(({ method }) => method !== "head")
      .flatMap(({ responses }) => [...responses.values()]),
    ({ place }) => place,
  ).filter(({ place }) => scene.survey.sides.get(nameOf(place))?.size === 1);

const onResponses = (
  name: string,
  sitesOf: (response: Placed) => Iterable<Omit<Site, "expected"> & { expected: Expected }>,
): Mutator => ({
  name,
  *sites(scene) {
    for (const response of responsesOf(scene)) yield* sitesOf(response);
  },
});

const isRange = (status: string): boolean => /^[1-5]XX$/i.test(status);

/** Described by its range or by `default` when it is not listed. */
const isCovered = (status: string, { responses }: Operation): boolean =>
  [...responses.keys()].some(
    (other) => other !== status && (other === "default" || (isRange(other) && other[0] === status[0])),
  );

const eachStatus = (
  name: string,
  expected: Expected,
  isWanted: (status: string) => boolean,
  edits: (status: string, operation: Operation) => Edit[] | undefined,
): Mutator => ({
  name,
  *sites(scene) {
    for (const operation of received(scene)) {
      for (const [status, { holder }] of operation.responses) {
        if (!isWanted(status) || isCovered(status, operation)) continue;
        const changes = edits(status, operation);
        if (changes) yield { expected, place: holder, edits: () => changes };
      }
    }
  },
});

const statusesOf = ({ place }: Operation) => below(place, "responses");
const isExact = (pattern: RegExp) => (status: string) => pattern.test(status) && !isRange(status);

const headersOf = (scene: Scene): (Placed & { name: string })[] =>
  responsesOf(scene).flatMap((response) =>
    Object.keys(isObject(response.value.headers) ? response.value.headers : {})
      .filter((name) => name.toLowerCase() !== "content-type")
      .flatMap((name) => {
        const holder = below(response.place, "headers", name);
        const place = resolve(scene.survey.files, holder);
        const value = place && objectAt(scene.survey.files, place);
        return place && value ? [{ name, holder, place, value }] : [];
      }),
  );

const onHeaders = (
  name: string,
  isRequired: boolean,
  expected: Expected,
  edit: (header: Placed & { name: string }) => Edit,
): Mutator => ({
  name,
  *sites(scene) {
    for (const header of oncePerPlace(headersOf(scene), (each) => edit(each).place))
      if ((header.value.required === true) === isRequired)
        yield { expected, place: header.holder, edits: () => [edit(header)] };
  },
});

export const responseMutators: Mutator[] = [
  eachStatus("success status removed", "breaking", isExact(/^2/), (status, operation) => [
    removing(below(statusesOf(operation), status)),
  ]),
  eachStatus("success status changed", "breaking", isExact(/^2/), (status, operation) =>
    operation.responses.has("299") ? undefined : [renaming(statusesOf(operation), status, "299")],
  ),
  eachStatus("error status removed", "warn", isExact(/^[45]/), (status, operation) => [
    removing(below(statusesOf(operation), status)),
  ]),
  eachStatus(
    "default response removed",
    "warn",
    (status) => status === "default",
    (status, operation) =>
      operation.responses.size > 1 ? [removing(below(statusesOf(operation), status))] : undefined,
  ),
  {
    name: "error status added",
    *sites(scene) {
      for (const operation of received(scene))
        if (!isCovered("418", operation) && !operation.responses.has("418"))
          yield {
            expected: "harmless",
            place: statusesOf(operation),
            edits: () => [putting(below(statusesOf(operation), "418"), { description: "zz" })],
          };
    },
  },
  onResponses("response media type removed", function* ({ place, value }) {
    for (const media of mediaTypesOf(place, value.content))
      if (!media.isCovered) yield { expected: "breaking", place: media.place, edits: () => [removing(media.place)] };
  }),
  onResponses("response media type renamed", function* ({ place, value }) {
    for (const media of mediaTypesOf(place, value.content))
      if (!media.isCovered && !media.name.includes("*"))
        yield {
          expected: "breaking",
          place: media.place,
          edits: () => [renaming(below(place, "content"), media.name, "application/vnd.zz+json")],
        };
  }),
  onResponses("response media type added", function* ({ place, value }) {
    if (isObject(value.content) && Object.keys(value.content).length > 0)
      yield {
        expected: "harmless",
        place,
        edits: () => [putting(below(place, "content", "application/vnd.zz+json"), { schema: { type: "object" } })],
      };
  }),
  onResponses("response body removed", function* ({ place, value }) {
    if (isObject(value.content) && Object.keys(value.content).length > 0)
      yield { expected: "breaking", place, edits: () => [patching(place, { content: undefined })] };
  }),
  onResponses("response described for a body that had none", function* ({ place, value }) {
    if (!has(value, "content"))
      yield {
        expected: "harmless",
        place,
        edits: () => [patching(place, { content: { "application/json": { schema: { type: "object" } } } })],
      };
  }),
  onResponses("response schema removed", function* ({ place, value }) {
    for (const media of mediaTypesOf(place, value.content)) {
      const schema = (value.content as Record<string, JsonObject>)[media.name]?.schema;
      if (isObject(schema) && (has(schema, "$ref") || has(schema, "type")))
        yield { expected: "breaking", place: media.place, edits: () => [patching(media.place, { schema: undefined })] };
    }
  }),
  onResponses("response header added", function* ({ place }) {
    const header = { schema: { type: "integer" } };
    yield { expected: "harmless", place, edits: () => [putting(below(place, "headers", "X-Zz-Added"), header)] };
  }),
  onResponses("link removed", function* ({ place, value }) {
    for (const name of Object.keys(isObject(value.links) ? value.links : {})) {
      const link = below(place, "links", name);
      yield { expected: "warn", place: link, edits: () => [removing(link)] };
    }
  }),
  onHeaders("required response header removed", true, "breaking", ({ holder }) => removing(holder)),
  onHeaders("optional response header removed", false, "warn", ({ holder }) => removing(holder)),
  onHeaders("response header became optional", true, "breaking", ({ place }) => patching(place, { required: false })),
  onHeaders("response header became required", false, "harmless", ({ place }) => patching(place, { required: true })),
  {
    name: "response header in another case",
    *sites(scene) {
      for (const { holder, name } of headersOf(scene)) {
        const list = { file: holder.file, tokens: holder.tokens.slice(0, -1) };
        if (name !== name.toUpperCase())
          yield { expected: "equivalent", place: holder, edits: () => [renaming(list, name, name.toUpperCase())] };
      }
    },
  },
];
