import { type Node, stringOf } from "../../document/node.ts";
import type { Alternative, SecurityScheme } from "../../model/api.ts";
import type { HttpRequest } from "../../pact/pact.ts";
import type { Exchange } from "../exchange.ts";
import { mismatch } from "../mismatch.ts";

/** What the security schemes of a description account for in a request. */
export interface Credentials {
  query: ReadonlySet<string>;
  /** By lower-case name. */
  headers: ReadonlySet<string>;
  cookies: ReadonlySet<string>;
  /** Schemes of the operation whose credentials are sent. */
  used: readonly string[];
  /** Where these schemes are described. */
  nodes: readonly Node[];
}

/** One alternative must be met as a whole (OpenAPI 3.1 §4.8.30: OR of ANDs). */
export function checkSecurity(exchange: Exchange): Credentials {
  const { operation, provider, interaction, mismatches, isRefusal } = exchange;
  const { schemes } = provider.api;
  const { alternatives, node } = operation.security;
  const isSent = (name: string) => hasCredential(schemes.get(name), interaction.request);
  const isMet = (alternative: Alternative) => alternative.every(({ name }) => isSent(name));
  if (!isRefusal && !alternatives.some(isMet))
    mismatches.push(
      mismatch("request-authorization-missing", "breaks", "request.headers", node, {
        described: alternatives.map((alternative) => alternative.map(({ name }) => name).join(" and ")).join(", or "),
      }),
    );
  const names = new Set(alternatives.flatMap((alternative) => alternative.map(({ name }) => name)));
  return credentialsOf(schemes, [...names].filter(isSent));
}

/** Who sends a credential that an operation does not ask for sends nothing unheard of. */
function credentialsOf(schemes: ReadonlyMap<string, SecurityScheme>, used: readonly string[]): Credentials {
  const places = { query: new Set<string>(), header: new Set<string>(), cookie: new Set<string>() };
  for (const scheme of schemes.values()) {
    if (scheme.type !== "apiKey") continue;
    const [place, key] = [stringOf(scheme.node, "in"), stringOf(scheme.node, "name") ?? ""];
    if (place === "query" || place === "cookie") places[place].add(key);
    else if (place === "header") places.header.add(key.toLowerCase());
  }
  const nodes = used.flatMap((name) => schemes.get(name)?.node ?? []);
  return { query: places.query, headers: places.header, cookies: places.cookie, used, nodes };
}

/** Credentials of these kinds travel in the Authorization header, of mutual TLS outside the message. */
function hasCredential(scheme: SecurityScheme | undefined, request: HttpRequest): boolean {
  if (!scheme) return false;
  const authorization = request.headers.get("authorization")?.[0];
  switch (scheme.type) {
    case "apiKey":
      return hasKey(scheme, request);
    case "basic":
      return hasScheme(authorization, "basic");
    case "http":
      return hasScheme(authorization, stringOf(scheme.node, "scheme") ?? "");
    case "mutualTLS":
      return true;
    default:
      return authorization !== undefined && authorization !== "";
  }
}

const hasScheme = (authorization: string | undefined, scheme: string): boolean =>
  authorization?.toLowerCase().startsWith(`${scheme.toLowerCase()} `) === true;

function hasKey({ node }: SecurityScheme, request: HttpRequest): boolean {
  const name = stringOf(node, "name") ?? "";
  switch (stringOf(node, "in")) {
    case "header":
      return request.headers.has(name.toLowerCase());
    case "query":
      return request.query.has(name);
    default:
      return cookiesOf(request).has(name);
  }
}

/** Pairs of the Cookie header (RFC 6265 §5.4). */
export function cookiesOf({ headers }: HttpRequest): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of (headers.get("cookie") ?? []).flatMap((header) => header.split(";"))) {
    const at = pair.indexOf("=");
    if (at > 0) cookies.set(pair.slice(0, at).trim(), pair.slice(at + 1).trim());
  }
  return cookies;
}
