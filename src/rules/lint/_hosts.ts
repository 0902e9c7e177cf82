import type { Server } from "../../model/api.ts";

/** Lower-case host of a URL without user, port and brackets; undefined for a relative one. */
export function hostOf(url: string): string | undefined {
  const [, authority] = /^(?:[a-z][a-z0-9+.-]*:)?\/\/([^/?#]*)/i.exec(url) ?? [];
  if (authority === undefined) return undefined;
  const host = authority.slice(authority.lastIndexOf("@") + 1).toLowerCase();
  return /^\[([^\]]*)\]/.exec(host)?.[1] ?? host.replace(/:[^:]*$/, "");
}

/** This machine, or a name that is reserved for documentation and tests (RFC 2606, RFC 6761). */
export const isNobodysHost = (host: string): boolean =>
  /^(?:127\.\d+\.\d+\.\d+|0\.0\.0\.0|::1)$/.test(host) ||
  /(?:^|\.)(?:localhost|example|test|invalid|example\.(?:com|net|org))$/.test(host);

/** Reachable only from inside: private addresses (RFC 1918, RFC 4193), names of one label, and suffixes of local networks. */
export const isInsideHost = (host: string): boolean =>
  /^(?:10|127)\.\d+\.\d+\.\d+$|^192\.168\.\d+\.\d+$|^172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+$|^169\.254\.\d+\.\d+$/.test(
    host,
  ) ||
  /^f[cd][0-9a-f]{2}:|^fe80:|^::1$/.test(host) ||
  /^[a-z0-9-]+$/.test(host) ||
  /\.(?:internal|local|localhost|lan|intranet|corp|home\.arpa|svc|cluster\.local)$/.test(host);

/** Sent without encryption to a host that somebody may have. */
export function isPlainText(url: string): boolean {
  const host = hostOf(url);
  return /^(?:http|ws):/i.test(url) && host !== undefined && !isNobodysHost(host);
}

/** URLs of a server: with each value of a variable in place of the scheme, or with its default. */
export function urlsOf({ url, origin, basePath, variables }: Server): string[] {
  const name = /^\{([^{}]+)\}:/.exec(url)?.[1];
  const schemes = (name !== undefined && variables.get(name)?.values) || [];
  const filled = `${origin}${basePath}`;
  return [filled, ...schemes.map((scheme) => filled.replace(/^[^:]*:/, `${scheme}:`))];
}
