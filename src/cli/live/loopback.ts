import { ApigateError } from "../../core/errors.ts";

/** A URL that is asked during verification; it stays on this machine unless the user allows more. */
export function parseLocalUrl(text: string, flag: string, allowRemote: boolean): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new ApigateError("E_USAGE", `${flag}: \`${text}\` is no URL over http or https`, {
      hint: `For example ${flag} http://127.0.0.1:8080`,
    });
  }
  if (url.username !== "" || url.password !== "" || url.hash !== "")
    throw new ApigateError("E_USAGE", `${flag}: credentials and fragments are not supported`);
  if (!allowRemote && !isLoopback(url.hostname)) {
    throw new ApigateError("E_USAGE", `${flag}: \`${url.hostname}\` is not this machine`, {
      hint: "Verification stays on loopback (localhost, 127.0.0.1, [::1]); --allow-remote lifts that",
    });
  }
  return url;
}

/** `URL` has already written every spelling of an address one way: 127.1 and 0x7f000001 are 127.0.0.1. */
const isLoopback = (hostname: string): boolean =>
  hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);

/** The provider's base URL: an address and maybe a path, nothing behind it. */
export function parseBaseUrl(text: string, allowRemote: boolean): URL {
  const url = parseLocalUrl(text, "--base-url", allowRemote);
  if (url.search !== "") throw new ApigateError("E_USAGE", "--base-url: a query cannot be part of it");
  return url;
}

/** A path under the base URL: `/health` under `http://127.0.0.1:80/api` is `/api/health`. */
export function parseHealth(health: string, base: URL): URL {
  if (!health.startsWith("/") || health.startsWith("//")) {
    throw new ApigateError("E_USAGE", `--health: \`${health}\` is no path`, {
      hint: "It is a path under --base-url, for example --health /health",
    });
  }
  return new URL(`${base.origin}${base.pathname.replace(/\/$/, "")}${health}`);
}
