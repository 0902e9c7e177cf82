import { items, member, members, type Node, stringOf } from "../document/node.ts";
import type { SpecVersion } from "../document/version.ts";
import type { Server } from "./api.ts";

/** Servers of a root, path or operation; without any, `/` (OpenAPI 3.1 §4.8.1.1). */
export function buildServers(place: Node, version: SpecVersion): Server[] {
  if (version === "2.0") return swagger2Servers(place);
  const servers = items(member(place, "servers")).map((node) => buildServer(node));
  return servers.length > 0 ? servers : [server("/", place, new Map())];
}

function buildServer(node: Node): Server {
  const variables: Server["variables"] = new Map(
    members(member(node, "variables")).map(([name, variable]) => [
      name,
      { node: variable, values: items(member(variable, "enum")).map(({ value }) => String(value)) },
    ]),
  );
  const url = stringOf(node, "url") ?? "/";
  const filled = url.replace(/\{([^{}]*)\}/g, (whole, name: string) => {
    const variable = variables.get(name);
    return (variable && stringOf(variable.node, "default")) ?? whole;
  });
  return { ...server(filled, node, variables), url };
}

function server(url: string, node: Node, variables: Server["variables"]): Server {
  const [, origin = "", path = ""] = /^((?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#]*)?([^?#]*)/i.exec(url) ?? [];
  return {
    url,
    node,
    origin: origin.toLowerCase(),
    basePath: `/${path}`.replace(/\/+/g, "/").replace(/\/$/, ""),
    variables,
  };
}

/** `schemes`, `host` and `basePath` of 2.0. */
function swagger2Servers(place: Node): Server[] {
  const [host, basePath] = [stringOf(place, "host"), stringOf(place, "basePath") ?? "/"];
  const schemes = items(member(place, "schemes")).map(({ value }) => String(value));
  const urls =
    host === undefined
      ? [basePath]
      : (schemes.length > 0 ? schemes : ["https"]).map((scheme) => `${scheme}://${host}${basePath}`);
  const node = member(place, "basePath") ?? member(place, "host") ?? place;
  return urls.map((url) => server(url, node, new Map()));
}
