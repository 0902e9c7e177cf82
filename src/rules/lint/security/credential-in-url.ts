import { defineLintRule } from "../../../lint/rule.ts";
import { isListed, lettersOf } from "../_letters.ts";
import { TEXTS } from "../_texts.ts";

export default defineLintRule({
  id: "credential-in-url",
  on: "parameter",
  when: "added",
  severity: "warn",
  summary: "A password, key or token is part of the URL",
  why: "URLs are written to logs of servers and proxies and kept in histories; whoever reads those can use what stands in them (RFC 9700 §4.3.2).",
  instead: "Send credentials in the `Authorization` header or in the body",
  options: {
    names: TEXTS(
      "Names of credentials, without regard to case, hyphens and underscores",
      "access_token refresh_token id_token auth_token api_token bearer_token session_token api_key api_secret secret_key private_key password passwd passphrase client_secret secret jwt".split(
        " ",
      ),
    ),
  },

  check({ parameter, operation }, { names }) {
    if (parameter.in !== "path" && parameter.in !== "query") return;
    if (!isListed(parameter.name, names)) return;
    if (parameter.in === "path" && isIdentifier(operation.path, parameter.name)) return;
    return { message: `\`${parameter.name}\` is part of the ${parameter.in === "path" ? "path" : "query"}` };
  },
});

/** In `/secrets/{secret}` a thing is called by its name: what it holds is not in the URL. */
function isIdentifier(path: string, name: string): boolean {
  const segments = path.split("/");
  const before = segments[segments.indexOf(`{${name}}`) - 1];
  return before !== undefined && before !== "" && lettersOf(before).startsWith(lettersOf(name));
}
