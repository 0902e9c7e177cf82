import { defineLintRule } from "../../../lint/rule.ts";

export default defineLintRule({
  id: "basic-authentication",
  on: "scheme",
  when: "added",
  severity: "warn",
  summary: "Callers send their password with every request",
  why: "HTTP basic authentication puts the password itself into each request: what sees one request can call for ever (OWASP API2:2023).",
  instead: "Demand a token that expires: OAuth 2, OpenID Connect, or mutual TLS between services",

  check({ scheme }) {
    if (scheme.identity !== "http basic") return;
    return { message: `\`${scheme.name}\` is HTTP basic authentication` };
  },
});
