import type { Node } from "../../../document/node.ts";
import type { Api } from "../../../model/api.ts";
import { ARRAY, OBJECT } from "../../../schema/types.ts";
import type { Subjects } from "../../subjects.ts";
import { wordsOf } from "../case.ts";
import type { Convention } from "../convention.ts";
import { inventoryOf } from "../inventory.ts";
import { facetsOf, isJson, presentTypes } from "../shape.ts";

/** What a collection is wrapped in: nothing, or a property with a name for all collections, or with its own. */
export const envelopeStyle: Convention = {
  id: "envelope-style",
  title: "Collections in responses",
  observe: (api) =>
    inventoryOf(api).content.flatMap((subject) => {
      const style = isCollection(subject) ? styleOf(api, subject) : undefined;
      return style ? [{ styles: [style], place: subject.node, subject: subject.operation.name }] : [];
    }),
};

const isCollection = ({ operation, media, status }: Subjects["content"]): boolean =>
  operation.method === "GET" && /^2/.test(status ?? "") && !operation.path.endsWith("}") && isJson(media);

const COMMON = ["data", "items", "results", "values", "records", "entries", "elements", "content"];

/** Every style there is. */
export const ENVELOPES: readonly string[] = ["bare array", "in its own name", ...COMMON.map((name) => `in ${name}`)];

function styleOf(api: Api, { media, operation }: Subjects["content"]): string | undefined {
  if (!media.schema) return undefined;
  const facets = facetsOf(api, media.schema);
  if (presentTypes(facets) === ARRAY) return "bare array";
  if (!facets || presentTypes(facets) !== OBJECT) return undefined;
  const isList = (schema: Node | undefined) => schema && presentTypes(facetsOf(api, schema)) === ARRAY;
  const lists = [...facets.properties].filter(([, [schema]]) => isList(schema));
  const names = lists.map(([name]) => name);
  const common = COMMON.find((name) => names.includes(name));
  if (common) return `in ${common}`;
  const resource = wordsOf(operation.path.split("/").at(-1) ?? "").join(" ");
  return names.some((name) => wordsOf(name).join(" ") === resource) ? "in its own name" : undefined;
}
