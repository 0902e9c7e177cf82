import { getOrMake } from "../core/get-or-make.ts";
import type { Description } from "../document/description.ts";
import { items, member, members, type Node, stringOf, valueAt } from "../document/node.ts";
import type { SpecVersion } from "../document/version.ts";
import type { Alternative, OAuthFlow, Requirement, Security, SecurityScheme } from "./api.ts";
import type { Context } from "./context.ts";
import { WORDS } from "./lifecycle.ts";

export function buildSchemes(root: Node, description: Description, version: SpecVersion): Map<string, SecurityScheme> {
  const components = member(root, "components");
  const place =
    version === "2.0" ? member(root, "securityDefinitions") : components && member(components, "securitySchemes");
  const schemes = new Map<string, SecurityScheme>();
  for (const [name, item] of members(place)) {
    const node = description.resolve(item);
    schemes.set(name, buildScheme(node, name));
  }
  return schemes;
}

function buildScheme(node: Node, name: string): SecurityScheme {
  const flows = buildFlows(node);
  const urls = urlsIn(node, ["openIdConnectUrl", "oauth2MetadataUrl"]);
  const identity = schemeIdentity(node);
  const bearerFormat = stringOf(node, "bearerFormat");
  const parts = [...flows].map(([flow, { urls: own, scopes }]) => [flow, [...own], [...scopes].sort()]);
  return {
    name,
    node,
    type: stringOf(node, "type") ?? "",
    identity,
    label: schemeLabel(node),
    flows,
    urls,
    bearerFormat,
    content: JSON.stringify([
      identity,
      parts.sort(),
      [...urls],
      bearerFormat,
      ...WORDS.map((word) => valueAt(node, word) ?? null),
    ]),
  };
}

/** The flows of OpenAPI 3, or the only one of 2.0. */
function buildFlows(scheme: Node): Map<string, OAuthFlow> {
  const only = stringOf(scheme, "flow");
  const nodes = only === undefined ? members(member(scheme, "flows")) : [[FLOWS[only] ?? only, scheme] as const];
  const flows = new Map<string, OAuthFlow>();
  for (const [name, node] of nodes) {
    if (name.startsWith("x-")) continue;
    const scopes = members(member(node, "scopes")).map(([scope]) => scope);
    flows.set(name, { node, urls: urlsIn(node, FLOW_URLS), scopes: new Set(scopes) });
  }
  return flows;
}

const FLOW_URLS = ["authorizationUrl", "tokenUrl", "refreshUrl", "deviceAuthorizationUrl"];

const urlsIn = (node: Node, keys: readonly string[]): Map<string, string> =>
  new Map(
    keys.flatMap((key) => {
      const url = stringOf(node, key);
      return url === undefined ? [] : [[key, url] as const];
    }),
  );

/** What a client must do, whatever the scheme is called. 2.0's `basic` is `http basic`. */
function schemeIdentity(node: Node): string {
  const type = stringOf(node, "type") ?? "";
  if (type === "basic") return "http basic";
  if (type === "apiKey") return `apiKey ${stringOf(node, "in")} ${headerName(node)}`;
  if (type === "http") return `http ${(stringOf(node, "scheme") ?? "").toLowerCase()}`;
  if (type === "openIdConnect") return `openIdConnect ${stringOf(node, "openIdConnectUrl")}`;
  if (type !== "oauth2") return type;
  return `oauth2 ${[...buildFlows(node).keys()].sort().join(" ")}`;
}

/** The same as its author writes it. */
const schemeLabel = (node: Node): string =>
  stringOf(node, "type") === "apiKey"
    ? `apiKey ${stringOf(node, "in")} ${stringOf(node, "name") ?? ""}`
    : schemeIdentity(node);

const FLOWS: Record<string, string> = { application: "clientCredentials", accessCode: "authorizationCode" };

function headerName(node: Node): string {
  const name = stringOf(node, "name") ?? "";
  return stringOf(node, "in") === "header" ? name.toLowerCase() : name;
}

/** The operation's own requirement, else the description's, which is read once; none at all lets everybody in. */
export function securityOf(context: Context, operation: Node): Security {
  const place = member(operation, "security") ?? member(context.root, "security") ?? context.root;
  return getOrMake(context.security, place.value, () => buildSecurity(context, place));
}

function buildSecurity(context: Context, node: Node): Security {
  const alternatives = items(node).map((item) => alternative(item, context));
  return { node, alternatives: alternatives.length > 0 ? alternatives : [[]] };
}

const alternative = (node: Node, { schemes }: Context): Alternative =>
  members(node).map(([name, scopes]): Requirement => {
    const identity = schemes.get(name)?.identity ?? `undeclared ${name}`;
    return { name, identity, scopes: new Set(items(scopes).map(({ value }) => String(value))) };
  });
