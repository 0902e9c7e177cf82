import { defineLintRule } from "../../../lint/rule.ts";

const FLOWS = {
  implicit: "hands tokens out in URLs",
  password: "makes clients handle the passwords of their users",
} as const;

export default defineLintRule({
  id: "oauth-flow-obsolete",
  on: "scheme",
  when: "added",
  severity: "warn",
  summary: "An OAuth 2 flow is used that must no longer be used",
  why: "The implicit flow leaks tokens through URLs and the password flow shows the user's password to every client; both are withdrawn (RFC 9700 §2.1.2 and §2.4, OAuth 2.1).",
  instead: "Change to `authorizationCode` with PKCE for users, and to `clientCredentials` between services",

  check({ scheme }) {
    return (["implicit", "password"] as const).flatMap((name) => {
      const flow = scheme.flows.get(name);
      return flow
        ? [{ message: `The \`${name}\` flow of \`${scheme.name}\` ${FLOWS[name]}`, at: flow.node, key: name }]
        : [];
    });
  },
});
