import type { SecurityScheme } from "../../../model/api.ts";

/** Whether a scheme became one of another kind: then nothing of it is left to compare. Flows and URLs have rules of their own. */
export const isReplaced = (base: SecurityScheme, revision: SecurityScheme): boolean =>
  base.type !== revision.type || (!FLEXIBLE.has(base.type) && base.identity !== revision.identity);

const FLEXIBLE: ReadonlySet<string> = new Set(["oauth2", "openIdConnect"]);

/** URLs of a scheme and of its flows: "tokenUrl of clientCredentials". */
export const urlsOf = ({ urls, flows }: SecurityScheme): ReadonlyMap<string, string> =>
  new Map([
    ...urls,
    ...[...flows].flatMap(([flow, own]) =>
      [...own.urls].map(([key, url]): [string, string] => [`${key} of ${flow}`, url]),
    ),
  ]);

/** Scopes of all flows. */
export const scopesOf = ({ flows }: SecurityScheme): ReadonlySet<string> =>
  new Set([...flows.values()].flatMap(({ scopes }) => [...scopes]));
