import type { Api, MediaType } from "../../../model/api.ts";
import type { Convention } from "../convention.ts";
import { inventoryOf } from "../inventory.ts";
import { facetsOf, isJson } from "../shape.ts";

/** What bodies of errors look like: problem details (RFC 9457), or the names of their properties. */
export const errorModel: Convention = {
  id: "error-model",
  title: "Bodies of errors",
  observe: (api) =>
    inventoryOf(api).content.flatMap(({ media, status, operation, node }) => {
      const style = /^[45]/.test(status ?? "") || status === "default" ? modelOf(api, media) : undefined;
      return style ? [{ styles: [style], place: node, subject: `${operation.name} ${status}` }] : [];
    }),
};

function modelOf(api: Api, media: MediaType): string | undefined {
  if (/^application\/problem\+json\b/i.test(media.name)) return "application/problem+json";
  if (!isJson(media) || !media.schema) return undefined;
  const names = [...(facetsOf(api, media.schema)?.properties.keys() ?? [])].sort();
  return names.length > 0 ? `{ ${names.join(", ")} }` : undefined;
}
