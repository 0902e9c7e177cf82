/** Names of formats that are written otherwise than they are exported. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ["json-schema-2019-09", "json-schema-draft-2019-09"],
  ["json-schema-2020-12", "json-schema-draft-2020-12"],
]);

/** `oas3.1` → `oas3_1`, `json-schema-draft-2020-12` → `jsonSchemaDraft2020_12`: the name of the export. */
export const exportOfFormat = (name: string): string =>
  (ALIASES.get(name) ?? name)
    .replace(/\.|([0-9])-(?=[0-9])/g, "$1_")
    .replace(/-([0-9a-z])/g, (_, character: string) => character.toUpperCase());
