import { ApigateError } from "../core/errors.ts";
import { LIMITS } from "../core/limits.ts";
import { checkSize } from "./size.ts";
import type { Blob } from "./tree.ts";
import { asBlob } from "./work-tree.ts";

/**
 * Reads one file from a URL whose origin the user allows: https, or http on this machine. Redirects stay inside the
 * origin. Messages and the path of the answer show the URL without query and credentials. `timeout` in milliseconds.
 */
export async function readUrl(url: string, allowed: readonly string[], timeout = 10_000): Promise<Blob> {
  const target = parseUrl(url);
  const shown = target.origin === "null" ? target.protocol : target.origin + target.pathname;
  refuseUnsafe(target, shown);
  if (!allowed.some((origin) => originOf(origin) === target.origin)) throw notAllowed(target.origin, shown);
  try {
    const response = await follow(target, shown, AbortSignal.timeout(timeout));
    return asBlob(shown, await readBody(response, shown));
  } catch (cause) {
    throw cause instanceof ApigateError ? cause : unreachable(cause, shown, timeout);
  }
}

function parseUrl(url: string): URL {
  if (URL.canParse(url)) return new URL(url);
  throw new ApigateError("E_SOURCE", "this is no URL that can be read", { hint: "Write it as https://host/path" });
}

/** An origin as users write it, with or without a path; undefined for what is none. */
const originOf = (text: string): string | undefined => (URL.canParse(text) ? new URL(text).origin : undefined);

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

function refuseUnsafe(url: URL, shown: string): void {
  if (url.protocol !== "https:" && !(url.protocol === "http:" && LOOPBACK.has(url.hostname)))
    throw failure(shown, "only https is read, and http on this machine", "Use the https address");
  if (url.username !== "" || url.password !== "")
    throw failure(shown, "the URL holds a user name or a password", "Download the file first, and name it");
}

const notAllowed = (origin: string, shown: string): ApigateError =>
  failure(shown, `nothing is read from ${origin} unless it is allowed`, `If you trust it: --allow-url ${origin}`);

const failure = (file: string, message: string, hint?: string, cause?: unknown): ApigateError =>
  new ApigateError("E_SOURCE", message, { hint, location: { file }, cause });

async function follow(start: URL, shown: string, signal: AbortSignal): Promise<Response> {
  let url = start;
  for (let step = 0; step <= REDIRECTS; step++) {
    const response = await fetch(url, {
      redirect: "manual",
      signal,
      headers: { accept: "application/json, */*;q=0.1" },
    });
    if (response.ok) return response;
    await response.body?.cancel();
    url = redirected(response, url, shown);
  }
  throw failure(shown, `the URL redirects more than ${REDIRECTS} times`);
}

const REDIRECTS = 5;

function redirected(response: Response, from: URL, shown: string): URL {
  const location = response.headers.get("location");
  const isRedirect = response.status >= 300 && response.status < 400 && location !== null;
  if (!isRedirect) throw failure(shown, `the server answered ${response.status}`, HINTS.get(response.status));
  const target = URL.canParse(location, from.href) ? new URL(location, from) : undefined;
  if (target?.origin === from.origin && target.username === "" && target.password === "") return target;
  throw failure(shown, "the URL redirects to another origin", "Name the address it leads to, and allow that origin");
}

const HINTS = new Map([
  [401, "The file needs a login: download it first, and name it"],
  [403, "The file needs a login: download it first, and name it"],
  [404, "Is the address spelt right?"],
]);

/** Stops as soon as the limit is passed, whatever length the server announces. */
async function readBody(response: Response, shown: string): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let total = 0;
  for await (const part of response.body ?? []) {
    total += part.length;
    checkSize(shown, Math.min(total, LIMITS.fileBytes + 1));
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function unreachable(cause: unknown, shown: string, timeout: number): ApigateError {
  if (cause instanceof Error && cause.name === "TimeoutError")
    return failure(shown, `the server did not answer within ${timeout / 1_000} s`, "Is it reachable from here?", cause);
  const code = codeOf(cause);
  return failure(
    shown,
    `the URL cannot be read${code === undefined ? "" : `: ${code}`}`,
    "Is the server running?",
    cause,
  );
}

/** What fetch hides one level down: `ECONNREFUSED`. Its messages may show the URL and are not repeated. */
function codeOf(error: unknown): string | undefined {
  const inner = error instanceof Error ? error.cause : undefined;
  return inner instanceof Error && "code" in inner && typeof inner.code === "string" ? inner.code : undefined;
}
