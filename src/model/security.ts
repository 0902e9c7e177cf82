import { getOrMake } from "../core/get-or-make.ts";
import type { Description } from "../document/description.ts";
import { items, member, members, type Node, stringOf } from "../document/node.ts";
import type { SpecVersion } from "../document/version.ts";
import type { Alternative, Requirement, Security, SecurityScheme } from "./api.ts";
import type { Context } from "./context.ts";

export function buildSchemes(root: Node, description: Description, version: SpecVersion): Map<string, SecurityScheme> {
  const components = member(root, "components");
  const place =
    version === "2.0" ? member(root, "securityDefinitions") : components && member(components, "securitySchemes");
  const schemes = new Map<string, SecurityScheme>();
  for (const [name, item] of members(place)) {
    const node = description.resolve(item);
    schemes.set(name, {
      name,
      node,
      type: stringOf(node, "type") ?? "",
      identity: schemeIdentity(node),
      label: schemeLabel(node),
    });
  }
  return schemes;
}

/** What a client must do, whatever the scheme is called. 2.0's `basic` is `http basic`. */
function schemeIdentity(node: Node): string {
  const type = stringOf(node, "type") ?? "";
  if (type === "basic") return "http basic";
  if (type === "apiKey") return `apiKey ${stringOf(node, "in")} ${headerName(node)}`;
  if (type === "http") return `http ${(stringOf(node, "scheme") ?? "").toLowerCase()}`;
  if (type === "openIdConnect") return `openIdConnect ${stringOf(node, "openIdConnectUrl")}`;
  if (type !== "oauth2") return type;
  const flow = stringOf(node, "flow");
  const flows = flow
    ? [FLOWS[flow] ?? flow]
    : members(member(node, "flows"))
        .map(([name]) => name)
        .filter((name) => !name.startsWith("x-"));
  return `oauth2 ${flows.sort().join(" ")}`;
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
