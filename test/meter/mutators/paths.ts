import type { Expected } from "../../mutators/mutator.ts";
import { above, below, type Edit, type Place } from "../files.ts";
import { type Mutator, oncePerPlace, patching, putting, removing, renaming, type Scene } from "../mutator.ts";
import { METHODS, type Operation, type Survey } from "../survey.ts";

const ANSWER = { "200": { description: "zz" } };

const received = ({ survey }: Scene): Operation[] => survey.operations.filter(({ kind }) => kind === "path");

const pathPlace = (survey: Survey, path: string): Place => ({ file: survey.root, tokens: ["paths", path] });

/** Another path answers the same URLs by a template, so that nothing is gone for certain. */
function isCovered(scene: Scene, path: string, method: string, without = path): boolean {
  const segments = path.split("/");
  return received(scene).some(
    (other) =>
      other.method === method &&
      other.path !== without &&
      other.path.split("/").length === segments.length &&
      other.path.split("/").every((segment, index) => segment === segments[index] || segment.includes("{")),
  );
}

const pathsOf = (scene: Scene): { path: string; methods: string[] }[] => {
  const paths = new Map<string, string[]>();
  for (const { path, method } of received(scene)) paths.set(path, [...(paths.get(path) ?? []), method]);
  return [...paths].map(([path, methods]) => ({ path, methods }));
};

/** A path under another name: whoever calls the old one finds nothing there. */
const renamed = (name: string, rename: (path: string) => string): Mutator => ({
  name,
  *sites(scene) {
    const known = new Set(received(scene).map(({ path }) => path));
    for (const { path, methods } of pathsOf(scene)) {
      const next = rename(path);
      const isTaken = next === path || known.has(next);
      if (isTaken || methods.some((method) => isCovered(scene, path, method))) continue;
      const place = pathPlace(scene.survey, path);
      yield { expected: "breaking", place, edits: () => [renaming(above(place), path, next)] };
    }
  },
});

const onOperations = (
  name: string,
  expected: Expected,
  edits: (operation: Operation) => Edit[] | undefined,
): Mutator => ({
  name,
  *sites(scene) {
    for (const operation of oncePerPlace(received(scene), ({ place }) => place)) {
      const changes = edits(operation);
      if (changes) yield { expected, place: operation.place, edits: () => changes };
    }
  },
});

/** The last segment that is no parameter. */
const otherLiteral = (path: string): string =>
  path.replace(/\/([^/{}]+)((?:\/[^/]*\{[^/]*)*)$/, (_, literal: string, rest: string) => `/${literal}-zz${rest}`);

const otherCase = (path: string): string =>
  path.replace(
    /\/([a-z])([^/{}]*)((?:\/[^/]*\{[^/]*)*)$/,
    (_, first: string, ...rest: string[]) => `/${first.toUpperCase()}${rest[0]}${rest[1]}`,
  );

export const pathMutators: Mutator[] = [
  renamed("path literal renamed", otherLiteral),
  renamed("path in another case", otherCase),
  renamed("path with a trailing slash", (path) => (path.endsWith("/") ? path : `${path}/`)),
  {
    name: "path removed",
    *sites(scene) {
      for (const { path, methods } of pathsOf(scene)) {
        const place = pathPlace(scene.survey, path);
        if (!methods.some((method) => isCovered(scene, path, method)))
          yield { expected: "breaking", place, edits: () => [removing(place)] };
      }
    },
  },
  {
    name: "operation removed",
    *sites(scene) {
      for (const { path, method, holder } of received(scene))
        if (!isCovered(scene, path, method))
          yield { expected: "breaking", place: holder, edits: () => [removing(holder)] };
    },
  },
  {
    name: "method changed",
    *sites(scene) {
      for (const { path, method, holder, item } of received(scene)) {
        const next = METHODS.find(
          (other) =>
            !["get", "head", "options", "trace", "query"].includes(other) &&
            !received(scene).some((operation) => operation.path === path && operation.method === other),
        );
        if (next !== undefined && !isCovered(scene, path, method))
          yield { expected: "breaking", place: holder, edits: () => [renaming(item, method, next)] };
      }
    },
  },
  {
    name: "path added",
    *sites({ survey }) {
      const place = pathPlace(survey, "/zz-added");
      yield { expected: "harmless", place, edits: () => [putting(place, { get: { responses: ANSWER } })] };
    },
  },
  {
    name: "operation added",
    *sites(scene) {
      for (const { item, path } of oncePerPlace(received(scene), (operation) => operation.item)) {
        const isFree = !received(scene).some((operation) => operation.path === path && operation.method === "options");
        const place = below(item, "options");
        if (isFree) yield { expected: "harmless", place, edits: () => [putting(place, { responses: ANSWER })] };
      }
    },
  },
  onOperations("operation deprecated", "harmless", ({ place, value }) =>
    value.deprecated === true ? undefined : [patching(place, { deprecated: true })],
  ),
  onOperations("tags changed", "harmless", ({ place }) => [patching(place, { tags: ["zz"] })]),
  onOperations("operationId changed", "warn", ({ place, value }) =>
    typeof value.operationId === "string" ? [patching(place, { operationId: "zzRenamed" })] : undefined,
  ),
  onOperations("operationId removed", "warn", ({ place, value }) =>
    typeof value.operationId === "string" ? [patching(place, { operationId: undefined })] : undefined,
  ),
  {
    name: "base path of the server changed",
    *sites({ survey }) {
      const place: Place = { file: survey.root, tokens: ["servers", "0", "url"] };
      const [servers] = [(survey.files.get(survey.root) as { servers?: unknown[] }).servers];
      if (servers?.length === 1)
        yield {
          expected: "breaking",
          place,
          edits: () => [{ place, change: (url) => `${String(url).replace(/\/$/, "")}/zz` }],
        };
    },
  },
  {
    name: "path parameter renamed",
    *sites(scene) {
      for (const { path } of pathsOf(scene)) {
        const name = /\{([^{}]+)\}/.exec(path)?.[1];
        const operations = received(scene).filter((operation) => operation.path === path);
        if (name === undefined || operations.some(({ value }) => value.callbacks !== undefined)) continue;
        const named = operations.flatMap(({ parameters, hidden }) => [...parameters, ...hidden]);
        const own = oncePerPlace(named, ({ place }) => place).filter(
          ({ value }) => value.in === "path" && value.name === name,
        );
        // A parameter that other paths share would lose its name there.
        const isShared = received(scene).some(
          (other) =>
            other.path !== path && other.parameters.some(({ place }) => own.some((each) => isSame(each.place, place))),
        );
        if (own.length === 0 || isShared) continue;
        const next = path.replace(`{${name}}`, "{zz_renamed}");
        const place = pathPlace(scene.survey, path);
        yield {
          expected: "equivalent",
          place,
          edits: () => [
            ...own.map((parameter) => patching(parameter.place, { name: "zz_renamed" })),
            renaming(above(place), path, next),
          ],
        };
      }
    },
  },
];

const isSame = (a: Place, b: Place): boolean => a.file === b.file && a.tokens.join("\0") === b.tokens.join("\0");
