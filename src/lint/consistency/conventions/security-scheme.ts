import type { Convention } from "../convention.ts";

/** How callers say who they are: `http bearer`, `oauth2 clientCredentials`, `apiKey header X-Key`. */
export const securityScheme: Convention = {
  id: "security-scheme",
  title: "Security schemes",
  observe: ({ schemes }) =>
    [...schemes.values()].map(({ name, node, label }) => ({ styles: [label], place: node, subject: name })),
};
