import { defineLintRule } from "../../../lint/rule.ts";
import type { SecurityScheme } from "../../../model/api.ts";
import { demandsOf, requirementsOf } from "./_requirements.ts";

export default defineLintRule({
  id: "scope-undeclared",
  on: "api",
  severity: "error",
  summary: "A security requirement uses a scope that its scheme does not declare",
  why: "A client asks for the scopes it finds in the scheme, so it never gets a token that this operation accepts.",
  instead: "Add the scope to the `scopes` of the flow, or name one that is there",

  check({ api }) {
    return demandsOf(api).flatMap(({ security }) =>
      [...requirementsOf(security)].flatMap(([{ name, scopes }, at]) => {
        const scheme = api.schemes.get(name);
        if (scheme?.type !== "oauth2") return [];
        const declared = scopesOf(scheme);
        const missing = [...scopes].filter((scope) => !declared.has(scope));
        if (missing.length === 0) return [];
        return [{ message: `\`${name}\` declares no scope ${missing.map((scope) => `\`${scope}\``).join(", ")}`, at }];
      }),
    );
  },
});

const scopesOf = ({ flows }: SecurityScheme): Set<string> =>
  new Set([...flows.values()].flatMap(({ scopes }) => [...scopes]));
