import fc from "fast-check";
import { expect, test } from "vitest";
import { childEnvironment } from "../../../src/cli/live/child-environment.ts";
import { parseBaseUrl, parseHealth, parseLocalUrl } from "../../../src/cli/live/loopback.ts";
import { splitWords } from "../../../src/cli/live/split-words.ts";
import { errorOf } from "../../support/errors.ts";
import { check } from "../../support/property.ts";

test.each([
  ["npm start", ["npm", "start"]],
  ["  npm\trun  start\n", ["npm", "run", "start"]],
  [`sh -c 'a && "b" \\c'`, ["sh", "-c", 'a && "b" \\c']],
  [`node -e "say(\\"x\\", '\\\\')"`, ["node", "-e", `say("x", '\\')`]],
  [`a\\ b"c d"'e f'`, ["a bc de f"]],
  [`run "" ''`, ["run", "", ""]],
  [`run "a\\nb"`, ["run", "a\\nb"]],
  ["run --env=A=b '&&' \\;", ["run", "--env=A=b", "&&", ";"]],
])("words of %s", (command, words) => {
  expect(splitWords(command)).toEqual(words);
});

test.each([
  ["", "--start names no command"],
  [" \t", "--start names no command"],
  ["run 'a", "--start: a quote or an escape is not finished in `run 'a`"],
  ['run "a\\"', '--start: a quote or an escape is not finished in `run "a\\"`'],
  ["run \\", "--start: a quote or an escape is not finished in `run \\`"],
  ["npm ci && npm start", "--start: `&&` in `npm ci && npm start` needs a shell, and none is used"],
  ["npm start >log", "--start: `>log` in `npm start >log` needs a shell, and none is used"],
  ["npm start 2>&1", "--start: `2>&1` in `npm start 2>&1` needs a shell, and none is used"],
  ["PORT=80 npm start", "--start: `PORT=80` in `PORT=80 npm start` needs a shell, and none is used"],
])("no words in %j", (command, message) => {
  expect(errorOf(() => splitWords(command))).toMatchObject({ code: "E_USAGE", message });
});

test("words that are quoted come back", async () => {
  const quote = (word: string) => `'${word.replaceAll("'", `'\\''`)}'`;
  await check(
    fc.property(fc.array(fc.string({ unit: "grapheme" }), { minLength: 1 }), (words) => {
      expect(splitWords(words.map(quote).join(" "))).toEqual(words);
    }),
    200,
  );
});

test.each([
  ["http://127.0.0.1:80", "http://127.0.0.1/"],
  ["http://localhost:8080/api", "http://localhost:8080/api"],
  ["https://[::1]:1", "https://[::1]:1/"],
  ["http://127.1:1", "http://127.0.0.1:1/"],
  ["http://0x7f.0.0.2:1", "http://127.0.0.2:1/"],
])("%s is on this machine", (text, href) => {
  expect(parseBaseUrl(text, false).href).toBe(href);
});

test.each([
  "http://example.com",
  "http://127.0.0.1.example.com",
  "http://localhost.example.com",
  "http://0.0.0.0",
  "http://10.0.0.1",
  "http://[::]",
  "http://[::ffff:10.0.0.1]",
  "http://128.0.0.1",
])("%s is not, and needs leave", (text) => {
  expect(errorOf(() => parseBaseUrl(text, false))).toMatchObject({
    code: "E_USAGE",
    message: expect.stringMatching(/^--base-url: `.*` is not this machine$/),
    hint: expect.stringContaining("--allow-remote"),
  });
  expect(parseBaseUrl(text, true)).toBeInstanceOf(URL);
});

test.each([
  "",
  "127.0.0.1:80",
  "ftp://127.0.0.1",
  "file:///etc/passwd",
  "http://user@127.0.0.1",
  "http://:secret@127.0.0.1",
  "http://127.0.0.1/#top",
])("%j cannot be asked", (text) => {
  expect(errorOf(() => parseLocalUrl(text, "--provider-states-url", true)).message).toMatch(/^--provider-states-url: /);
});

test("a base URL has no query", () => {
  expect(errorOf(() => parseBaseUrl("http://127.0.0.1/?a=1", false)).message).toMatch(/query/);
});

test.each([
  ["http://127.0.0.1:1", "/health", "http://127.0.0.1:1/health"],
  ["http://127.0.0.1:1/api/", "/health?deep=1", "http://127.0.0.1:1/api/health?deep=1"],
])("the health of %s at %s", (base, health, href) => {
  expect(parseHealth(health, new URL(base)).href).toBe(href);
});

test.each(["health", "//example.com/health", "http://example.com/health"])(
  "%s is no path to ask for health",
  (health) => {
    expect(errorOf(() => parseHealth(health, new URL("http://127.0.0.1:1"))).code).toBe("E_USAGE");
  },
);

test("the verifier gets no variable that sways it, and is told to report nothing", () => {
  const kept = { PATH: "/bin", DATABASE_URL: "x", PACT_PREBUILD_LOCATION: "/opt/pact" };
  const swaying = {
    PACT_DESCRIPTION: "x",
    PACT_BROKER_BASE_URL: "x",
    PACT_DO_NOT_TRACK: "1",
    HTTP_PROXY: "x",
    https_proxy: "x",
    No_Proxy: "x",
    LOG_LEVEL: "trace",
  };
  expect(childEnvironment({ ...kept, ...swaying })).toEqual({
    ...kept,
    PACT_DO_NOT_TRACK: "true",
    pact_do_not_track: "true",
    SCARF_ANALYTICS: "false",
  });
});
