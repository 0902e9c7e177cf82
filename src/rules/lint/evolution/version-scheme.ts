import { member } from "../../../document/node.ts";
import type { Json } from "../../../document/value.ts";
import { defineLintRule } from "../../../lint/rule.ts";
import { SCHEMES, type Scheme, schemesOf, VERSION_NAMES } from "../../../lint/version-schemes.ts";
import { TEXTS, textsOf } from "../_texts.ts";

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
    names: TEXTS("Names of headers and query parameters that tell the version", [...VERSION_NAMES]),
  },

  check({ api, node }, { scheme, names }) {
    const found = schemesOf(api, new Set(textsOf(names).map((name) => name.toLowerCase())));
    const [first] = found;
    const agreed = scheme === "one" ? first?.[0] : scheme;
    if (!first)
      return isScheme(scheme)
        ? { message: `the version is not told, it belongs ${placeOf(scheme)}`, at: member(node, "paths") }
        : undefined;
    const wish = isScheme(agreed) ? `, ${scheme === "one" ? "and also" : "it belongs"} ${placeOf(agreed)}` : "";
    return found
      .filter(([used]) => used !== agreed)
      .map(([used, at]) => ({ message: `the version is told ${placeOf(used)}${wish}`, at, key: used }));
  },
});

const isScheme = (value: Json | undefined): value is Scheme => SCHEMES.some((scheme) => scheme === value);

const placeOf = (scheme: Scheme): string => `in the ${scheme.replace("-", " ")}`;
