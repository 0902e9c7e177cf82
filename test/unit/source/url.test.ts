import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LIMITS } from "../../../src/core/limits.ts";
import { readUrl } from "../../../src/source/url.ts";
import { rejectionOf } from "../../support/errors.ts";

const asked: string[] = [];

/** What the server does by path. */
const ANSWERS: Record<string, (response: ServerResponse) => void> = {
  "/pact": (response) => response.end('{"a":1}'),
  "/moved": (response) => response.writeHead(302, { location: "/pact" }).end(),
  "/away": (response) => response.writeHead(302, { location: "http://127.0.0.1:9/pact" }).end(),
  "/login": (response) => response.writeHead(302, { location: `http://u:p@${response.req.headers.host}/pact` }).end(),
  "/round": (response) => response.writeHead(302, { location: "/round" }).end(),
  "/nowhere": (response) => response.writeHead(302).end(),
  "/private": (response) => response.writeHead(401).end("secret"),
  "/silent": () => {},
  "/slow": (response) => response.write("{"),
  "/cut": (response) => response.write("{", () => response.destroy()),
  "/endless": (response) => {
    const part = Buffer.alloc(1 << 20);
    const more = () => {
      while (!response.destroyed && response.write(part));
    };
    response.on("drain", more);
    more();
  },
};

const server = createServer((request: IncomingMessage, response) => {
  asked.push(request.url ?? "");
  const answer = ANSWERS[(request.url ?? "").split("?")[0] ?? ""];
  if (answer) answer(response);
  else response.writeHead(404).end();
});
let origin = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const read = (path: string, timeout?: number) => readUrl(origin + path, [origin], timeout);

describe("what is allowed", () => {
  test("is read, and named without its query", async () => {
    const blob = await read("/pact?token=secret");
    expect(Buffer.from(blob.bytes).toString()).toBe('{"a":1}');
    expect(blob.path).toBe(`${origin}/pact`);
    expect(blob.oid).toMatch(/^[0-9a-f]{40}$/);
  });

  test("may move inside its origin, and may be allowed by any address in it", async () => {
    expect((await read("/moved")).bytes).toHaveLength(7);
    expect((await readUrl(`${origin}/pact`, ["no origin", `${origin}/any/path`])).bytes).toHaveLength(7);
  });

  test.each([
    ["/away", "redirects to another origin"],
    ["/login", "redirects to another origin"],
    ["/round", "more than 5 times"],
    ["/nowhere", "answered 302"],
    ["/private", "answered 401"],
    ["/missing", "answered 404"],
    ["/cut", "cannot be read"],
  ])("%s is an error", async (path, message) => {
    const error = await rejectionOf(read(`${path}?token=secret`));
    expect(error).toMatchObject({ code: "E_SOURCE", location: { file: origin + path } });
    expect(error.message).toContain(message);
    expect(`${error.message} ${error.hint}`).not.toContain("secret");
  });

  test.each(["/silent", "/slow"])("%s is given up", async (path) => {
    const started = performance.now();
    expect((await rejectionOf(read(path, 200))).message).toBe("the server did not answer within 0.2 s");
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  test("the size is bounded, however long the server goes on", async () => {
    const error = await rejectionOf(read("/endless"));
    expect(error).toMatchObject({ code: "E_LIMIT", location: { file: `${origin}/endless` } });
    expect(error.message).toContain(String(LIMITS.fileBytes));
  });

  test("a server that is not there is an error", async () => {
    const dead = "http://127.0.0.1:2"; // a port that was free a moment ago may be another test's by now
    const error = await rejectionOf(readUrl(`${dead}/pact?token=secret`, [dead]));
    expect(error).toMatchObject({ code: "E_SOURCE", location: { file: `${dead}/pact` } });
    expect(error.message).toBe("the URL cannot be read: ECONNREFUSED");
  });
});

describe("what is not allowed is never asked for", () => {
  test.each([
    ["another port", "nothing is read from", () => [`${origin}/pact`, "http://127.0.0.1:1"]],
    ["nothing", "nothing is read from", () => [`${origin}/pact`]],
    [
      "another name of this machine",
      "nothing is read from",
      () => [`${origin.replace("127.0.0.1", "localhost")}/pact`, origin],
    ],
    ["http elsewhere", "only https is read", () => ["http://example.com/pact", "http://example.com"]],
    [
      "http at a name that looks local",
      "only https is read",
      () => ["http://127.0.0.1.example.com/pact", "http://127.0.0.1.example.com"],
    ],
    ["a file", "only https is read", () => ["file:///etc/passwd", "file:///etc"]],
    ["data", "only https is read", () => ["data:application/json,{}", "data:application/json,{}"]],
    ["a login", "the URL holds a user name", () => [origin.replace("//", "//user:secret@"), origin]],
    ["no URL", "this is no URL", () => ["pacts/web.json?secret", origin]],
  ])("%s", async (_, message, urls) => {
    const [url = "", ...allowed] = urls();
    const before = asked.length;
    const error = await rejectionOf(readUrl(url, allowed));
    expect(error).toMatchObject({ code: "E_SOURCE", hint: expect.any(String) });
    expect(error.message).toContain(message);
    expect(`${error.message} ${error.hint} ${error.location?.file}`).not.toContain("secret");
    expect(asked.length).toBe(before);
  });
});
