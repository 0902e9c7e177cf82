import { isObject, type Json } from "../../support/json.ts";
import { below, type Edit, nameOf, objectAt, type Place, valueAt } from "../files.ts";
import { type Mutator, patching, putting, removing, renaming, type Scene } from "../mutator.ts";
import { asList, type Operation } from "../survey.ts";

/** Operations that consumers call, by the path item they are of; only where all is written in the item's own file. */
function itemsOf({ survey }: Scene): { item: Place; operations: Operation[] }[] {
  const items = new Map<string, Operation[]>();
  for (const operation of survey.operations)
    if (operation.kind === "path")
      items.set(nameOf(operation.item), [...(items.get(nameOf(operation.item)) ?? []), operation]);
  return [...items.values()].flatMap((operations) => {
    const [first] = operations;
    const isTogether = operations.every(({ place, item }) => place.file === item.file);
    return first && isTogether ? [{ item: first.item, operations }] : [];
  });
}

const listAt = (scene: Scene, place: Place): Json[] => asList(valueAt(scene.survey.files, below(place, "parameters")));

const textOf = (value: Json): string => JSON.stringify(value);

/** An empty list is left out. */
const listed = (place: Place, items: Json[]): Edit =>
  patching(place, { parameters: items.length > 0 ? items : undefined });

/** Components are named in one place and known by that name all over the root file. */
const renamedIn = (security: Json, from: string, to: string): Json =>
  asList(security).map((item) =>
    isObject(item)
      ? Object.fromEntries(Object.entries(item).map(([key, scopes]) => [key === from ? to : key, scopes]))
      : item,
  );

const rootPlace = ({ survey }: Scene, ...tokens: string[]): Place => ({ file: survey.root, tokens });

export const moveMutators: Mutator[] = [
  {
    name: "parameters of a path moved to its operations",
    *sites(scene) {
      for (const { item, operations } of itemsOf(scene)) {
        if (listAt(scene, item).length === 0) continue;
        const edits = () => [
          ...operations.map(({ place, parameters }) =>
            listed(
              place,
              parameters.flatMap(({ holder }) => valueAt(scene.survey.files, holder) ?? []),
            ),
          ),
          removing(below(item, "parameters")),
        ];
        yield { expected: "equivalent", place: item, edits };
      }
    },
  },
  {
    name: "parameters of all operations moved to their path",
    *sites(scene) {
      for (const { item, operations } of itemsOf(scene)) {
        const lists = operations.map(({ place }) => new Set(listAt(scene, place).map(textOf)));
        const isCommon = (parameter: Json) => lists.every((list) => list.has(textOf(parameter)));
        const common = (operations[0] ? listAt(scene, operations[0].place) : []).filter(isCommon);
        if (common.length === 0) continue;
        const edits = () => [
          ...operations.map(({ place }) =>
            listed(
              place,
              listAt(scene, place).filter((each) => !isCommon(each)),
            ),
          ),
          listed(item, [...listAt(scene, item), ...common]),
        ];
        yield { expected: "equivalent", place: item, edits };
      }
    },
  },
  {
    name: "first segment of all paths moved to the server",
    *sites(scene) {
      const paths = objectAt(scene.survey.files, rootPlace(scene, "paths")) ?? {};
      const servers = asList(valueAt(scene.survey.files, rootPlace(scene, "servers")));
      const prefix = /^\/[^/{}]+(?=\/)/.exec(Object.keys(paths)[0] ?? "")?.[0];
      const isOwn = scene.survey.operations.every(({ value }) => value.servers === undefined);
      if (prefix === undefined || servers.length !== 1 || !isOwn) return;
      if (!Object.keys(paths).every((path) => path.startsWith(`${prefix}/`))) return;
      const place = rootPlace(scene, "servers", "0", "url");
      const shortened = Object.fromEntries(
        Object.entries(paths).map(([path, item]) => [path.slice(prefix.length), item]),
      );
      const edits = () => [
        { place, change: (url: Json | undefined) => `${String(url).replace(/\/$/, "")}${prefix}` },
        putting(rootPlace(scene, "paths"), shortened),
      ];
      yield { expected: "equivalent", place, edits };
    },
  },
  {
    name: "security scheme renamed",
    *sites(scene) {
      const { files, operations } = scene.survey;
      const schemes = rootPlace(scene, "components", "securitySchemes");
      for (const name of Object.keys(objectAt(files, schemes) ?? {})) {
        const rename = (security: Json): Json => renamedIn(security, name, "zz_renamed");
        const places = [rootPlace(scene, "security"), ...operations.map(({ place }) => below(place, "security"))];
        const edits = () => [
          ...places.flatMap((place) => {
            const security: Json | undefined = valueAt(files, place);
            return security === undefined ? [] : [putting(place, rename(security))];
          }),
          renaming(schemes, name, "zz_renamed"),
        ];
        yield { expected: "equivalent", place: below(schemes, name), edits };
      }
    },
  },
] satisfies Mutator[];
