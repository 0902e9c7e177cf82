import { defineLintRule } from "../../../lint/rule.ts";
import type { Alternative, Api, SecurityScheme } from "../../../model/api.ts";
import { AUDIENCE_OPTION, audienceOf, isForOutsiders } from "../_audience.ts";
import { TEXTS, textsOf } from "../_texts.ts";
import { demandsOf } from "./_requirements.ts";

const accepted = (whom: string, types: readonly string[]) =>
  TEXTS(`Types of schemes of which ${whom} must show one; \`http\` with its scheme, such as \`http bearer\``, types);

export default defineLintRule({
  id: "authentication-for-audience",
  on: "api",
  when: "added",
  severity: "warn",
  summary: "A security scheme is too weak for those whom the API is for",
  why: "Keys and passwords that outsiders hold do not expire, carry no scopes and are passed on; OAuth 2 and OpenID Connect give each client tokens of its own that do.",
  instead: "Demand OAuth 2 or OpenID Connect of outsiders; inside, mutual TLS or bearer tokens will do as well",
  options: {
    audience: AUDIENCE_OPTION,
    external: accepted("outsiders", ["oauth2", "openIdConnect"]),
    internal: accepted("insiders", ["oauth2", "openIdConnect", "mutualTLS", "http bearer", "apiKey"]),
  },

  check({ api }, { audience, external, internal }) {
    const said = audienceOf(api, audience);
    if (!said) return;
    const types = isForOutsiders(api, audience) ? textsOf(external) : textsOf(internal);
    return weakSchemes(api, types).map(({ name, label, node }) => ({
      message: `\`${name}\` (${label}) alone lets callers in, which is not enough for the audience \`${said.audience}\``,
      at: node,
    }));
  },
});

/** Schemes that open an alternative in which nothing better is demanded. */
function weakSchemes(api: Api, types: readonly string[]): SecurityScheme[] {
  const weak = new Set<SecurityScheme>();
  for (const { security } of demandsOf(api, api.operations.values()))
    for (const alternative of security.alternatives) {
      const schemes = declared(api, alternative);
      if (schemes.length < alternative.length || schemes.some((scheme) => isAmong(scheme, types))) continue;
      for (const scheme of schemes) weak.add(scheme);
    }
  return [...weak];
}

const declared = ({ schemes }: Api, alternative: Alternative): SecurityScheme[] =>
  alternative.flatMap(({ name }) => schemes.get(name) ?? []);

const isAmong = ({ type, identity }: SecurityScheme, types: readonly string[]): boolean =>
  types.includes(type) || types.includes(identity);
