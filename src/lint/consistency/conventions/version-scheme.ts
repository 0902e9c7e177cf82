import type { Api } from "../../../model/api.ts";
import { wordsOf } from "../case.ts";
import type { Convention } from "../convention.ts";
import { inventoryOf } from "../inventory.ts";

/** Where a request says which version it wants: one observation for each description. */
export const versionScheme: Convention = {
  id: "version-scheme",
  title: "Versions in requests",
  observe(api) {
    const styles = WAYS.filter(([, isUsed]) => isUsed(api)).map(([style]) => style);
    return [{ styles: styles.length > 0 ? styles : ["none"], place: api.node, subject: api.title }];
  },
};

const hasVersion = (path: string): boolean => /(?:^|\/)v\d+(?:\.\d+)*(?:\/|$)/.test(path);

const hasParameter = (api: Api, place: string): boolean =>
  inventoryOf(api).parameter.some(({ parameter }) => parameter.in === place && namesVersion(parameter.name));

const namesVersion = (name: string): boolean =>
  /^(?:x )?(?:[a-z0-9]+ )?api version$|^(?:x )?version$|^accept version$/.test(wordsOf(name).join(" "));

const WAYS: readonly [style: string, isUsed: (api: Api) => boolean][] = [
  [
    "path",
    (api) =>
      api.servers.some(({ basePath }) => hasVersion(basePath)) ||
      inventoryOf(api).path.some(({ path }) => hasVersion(path)),
  ],
  ["header", (api) => hasParameter(api, "header")],
  ["query", (api) => hasParameter(api, "query")],
  ["media type", (api) => inventoryOf(api).content.some(({ media }) => /[.;-]\s*v(?:ersion=)?\d/i.test(media.name))],
];
