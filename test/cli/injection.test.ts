import { describe, expect, test } from "vitest";
import { apigate, diffJson } from "../support/apigate.ts";
import { type Files, folder } from "../support/folder.ts";
import { gitDir } from "../support/git-dir.ts";
import { json, operation } from "../support/openapi.ts";

/** Texts that a terminal, a log viewer or a CI runner would act upon. */
const HOSTILE = [
  "\n::error file=a,line=1::PWN",
  "::set-output name=x::PWN",
  "\r\n  ::add-mask::PWN",
  "##[error]PWN",
  "\u001b[31mPWN\u001b[0m",
  "\u001b]8;;https://example.org\u0007PWN",
  "\u009b31mPWN",
  "\bPWN",
  "\u202ePWN\u2066",
  "\u2028::error::PWN",
  "\u200bPWN\ufeff",
  "\u0085::error::PWN",
];

/** Nothing that reaches a terminal or a log may be acted upon: Actions reads `::` at the start of a line and `##[` anywhere. */
function expectHarmless(output: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to keep out
  expect(output).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/);
  expect(output).not.toMatch(/^\s*::/m);
  expect(output).not.toContain("##[");
}

describe("nothing in a description can act upon a terminal or a CI runner", () => {
  const paths = (type: string) =>
    Object.fromEntries(
      HOSTILE.map((text) => [text, { get: { operationId: text, summary: text, ...operation({ type }) } }]),
    );
  const properties = (type: string) => ({
    "/p": {
      get: operation({
        type: "object",
        properties: Object.fromEntries(HOSTILE.map((text) => [text, { type, description: text }])),
      }),
    },
  });
  const enums = (values: string[]) => ({ "/e": { get: operation({ type: "string", enum: values }) } });
  const named = (title: string, all: object): string =>
    json({ openapi: "3.0.3", info: { title, version: title }, paths: all as Record<string, never> });

  test.each([
    ["paths", paths("string"), paths("integer")],
    ["paths that go", paths("string"), {}],
    ["properties", properties("string"), properties("integer")],
    ["values", enums(["a"]), enums(["a", ...HOSTILE])],
  ])("through %s", async (_, before, after) => {
    for (const title of ["T", HOSTILE[1] ?? ""]) {
      const cwd = folder({ "base.json": named(title, before), "revision.json": named(title, after) });
      expectHarmless((await apigate(["diff", "base.json", "revision.json", "--verbose"], { cwd })).stdout);
    }
  });

  test("through quoted lines", async () => {
    const text = (type: string): string =>
      `openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n  /a:\n    get:\n      responses:\n        '200':\n          description: ok\n          content:\n            application/json:\n              schema:\n                {type: ${type}, description: "##[error]PWN ::error::PWN"}\n`;
    const cwd = folder({ "a.yaml": text("string"), "b.yaml": text("integer") });
    expectHarmless((await apigate(["diff", "a.yaml", "b.yaml"], { cwd })).stdout);
  });

  test("through names of files", async () => {
    const names = HOSTILE.filter((name) => !name.includes("/") && !name.includes("\0"));
    const root = (name: string): string =>
      json({
        openapi: "3.0.3",
        info: { title: "", version: "1" },
        paths: { "/a": { get: operation({ $ref: encodeURIComponent(`${name}.fragment.json`) }) } },
      });
    const all = (type: string): Files =>
      Object.fromEntries(
        names.flatMap((name) => [
          [`${name}.json`, root(name)],
          [`${name}.fragment.json`, json({ type })],
        ]),
      );
    const files = gitDir({ "v1.2": all("string"), "v1.3": all("integer") });
    expect((await diffJson(["v1.2", "v1.3"], { cwd: files.path })).findings).toHaveLength(names.length);
    expectHarmless((await apigate(["diff", "v1.2", "v1.3", "--verbose"], { cwd: files.path })).stdout);
  });

  test.each([HOSTILE[0] ?? "", HOSTILE[1] ?? "", HOSTILE.slice(2).join(" ")])(
    "through the error about %j",
    async (text) => {
      const twice = `{"openapi":"3.0.3",${JSON.stringify(text)}:1,${JSON.stringify(text)}:2}`;
      const cwd = folder({ "a.json": named("T", {}), "b.json": named("T", { "/a": { $ref: text } }), "c.json": twice });
      const commands = [
        ["a.json", "b.json"],
        ["a.json", "c.json"],
        [text, "a.json"],
        ["a.json", "a.json", "--api", text],
        ["a.json", "a.json", "--format", text],
        ["a.json", "a.json", "--cwd", text],
      ];
      for (const args of commands) {
        const { status, stdout, stderr } = await apigate(["diff", ...args], { cwd });
        expect([status, stdout], args.join(" ")).toEqual([2, ""]);
        expectHarmless(stderr);
      }
    },
  );
});
