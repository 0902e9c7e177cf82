import type { Node } from "../document/node.ts";
import type { Api, MediaType, Operation } from "../model/api.ts";
import { versionsOfPaths, versionsOfServers } from "./versions.ts";

/** Ways to tell the version of an API. */
export const SCHEMES = ["path", "server", "header", "query", "media-type"] as const;

export type Scheme = (typeof SCHEMES)[number];

/** Headers and query parameters that tell a version, in lower case. */
export const VERSION_NAMES = ["api-version", "x-api-version", "accept-version"] as const;

/** `application/vnd.acme.v2+json`, `application/json;version=2`. */
const MEDIA_TYPE = /[.-]v\d{1,4}(?:\.\d{1,4})?(?:[+;]|$)|;v(?:ersion)?=/;

/** The ways in use, each with the first place that uses it; `names` are those of headers and query parameters. */
export function schemesOf(api: Api, names: ReadonlySet<string>): [Scheme, Node][] {
  const operations = [...api.operations.values()];
  const first: Readonly<Record<Scheme, () => Node | undefined>> = {
    path: () => versionsOfPaths(api)[0]?.node,
    server: () => versionsOfServers(api)[0]?.node,
    header: () => parameterIn(operations, "header", names),
    query: () => parameterIn(operations, "query", names),
    "media-type": () => mediaTypeIn(operations),
  };
  return SCHEMES.flatMap((scheme) => {
    const node = first[scheme]();
    return node ? [[scheme, node]] : [];
  });
}

function parameterIn(operations: readonly Operation[], place: string, names: ReadonlySet<string>): Node | undefined {
  for (const { parameters } of operations)
    for (const { in: where, name, node } of parameters.values())
      if (where === place && names.has(name.toLowerCase())) return node;
  return undefined;
}

function mediaTypeIn(operations: readonly Operation[]): Node | undefined {
  for (const operation of operations)
    for (const [type, { node }] of mediaTypesOf(operation)) if (MEDIA_TYPE.test(type)) return node;
  return undefined;
}

const mediaTypesOf = ({ body, responses }: Operation): [string, MediaType][] => [
  ...(body?.content ?? []),
  ...[...responses.values()].flatMap(({ content }) => [...content]),
];
