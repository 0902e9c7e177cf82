import { member } from "../../../document/node.ts";
import { defineLintRule } from "../../../lint/rule.ts";
import type { Api, Operation } from "../../../model/api.ts";
import { TEXTS, textsOf } from "../_texts.ts";
import { versionsOfPaths, versionsOfServers } from "./_versions.ts";

/** `application/vnd.acme.v2+json`, `application/json;version=2`. */
const MEDIA_TYPE = /[.-]v\d{1,4}(?:\.\d{1,4})?(?:[+;]|$)|;v(?:ersion)?=/;

const SCHEMES = ["path", "server", "header", "query", "media-type"] as const;

export default defineLintRule({
  id: "version-scheme",
  on: "api",
  when: "added",
  severity: "warn",
  summary: "Versions are told in several ways, or in another than agreed",
  why: "Who calls several services looks for the version in one place; two places can contradict each other.",
  instead: "Keep to one way of telling the version: in the path, the server, a header, the query or the media type",
  options: {
    scheme: {
      description: "Where the version stands; `one` is any of them, but not several",
      default: "one",
      schema: { enum: ["one", "none", ...SCHEMES] },
    },
    names: TEXTS("Names of headers and query parameters that tell the version", [
      "api-version",
      "x-api-version",
      "accept-version",
    ]),
  },

  check({ api, node }, { scheme, names }) {
    const found = schemesOf(api, new Set(textsOf(names).map((name) => name.toLowerCase())));
    const agreed = scheme === "none" ? [] : [scheme];
    if (scheme === "one" ? found.length <= 1 : found.join() === agreed.join()) return;
    const where = found.length > 0 ? `in the ${found.join(" and in the ").replace("-", " ")}` : "nowhere";
    const wish = WISHES.get(String(scheme)) ?? `it belongs in the ${scheme}`;
    return { message: `the version is told ${where}; ${wish}`, at: member(node, "paths") };
  },
});

const WISHES: ReadonlyMap<string, string> = new Map([
  ["one", "one place is enough"],
  ["none", "it is to be told nowhere"],
]);

function schemesOf(api: Api, names: ReadonlySet<string>): string[] {
  const operations = [...api.operations.values()];
  const tells = {
    path: () => versionsOfPaths(api).length > 0,
    server: () => versionsOfServers(api).length > 0,
    header: () => operations.some((operation) => hasParameter(operation, "header", names)),
    query: () => operations.some((operation) => hasParameter(operation, "query", names)),
    "media-type": () => operations.some(hasMediaType),
  };
  return SCHEMES.filter((scheme) => tells[scheme]());
}

const hasParameter = ({ parameters }: Operation, place: string, names: ReadonlySet<string>): boolean =>
  [...parameters.values()].some(({ in: where, name }) => where === place && names.has(name.toLowerCase()));

const hasMediaType = ({ body, responses }: Operation): boolean =>
  [...(body?.content.keys() ?? []), ...[...responses.values()].flatMap(({ content }) => [...content.keys()])].some(
    (type) => MEDIA_TYPE.test(type),
  );
