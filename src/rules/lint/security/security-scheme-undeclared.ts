import { defineLintRule } from "../../../lint/rule.ts";
import { demandsOf, isReference, requirementsOf } from "./_requirements.ts";

export default defineLintRule({
  id: "security-scheme-undeclared",
  on: "api",
  severity: "error",
  summary: "A security requirement names a scheme that is not declared",
  why: "Nobody can tell what to send: generated clients leave the credentials out, and gateways refuse the description or let every request in.",
  instead: "Name a scheme of `components.securitySchemes` (`securityDefinitions` in 2.0), or add the missing one there",

  check({ api }) {
    return demandsOf(api).flatMap(({ security }) =>
      [...requirementsOf(security)]
        .filter(([{ name }]) => !api.schemes.has(name) && !isReference(api, name))
        .map(([{ name }, at]) => ({ message: `\`${name}\` is not a declared security scheme`, at })),
    );
  },
});
