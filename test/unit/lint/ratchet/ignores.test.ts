import { expect, test } from "vitest";
import { parseDocument } from "../../../../src/document/parse.ts";
import { covers, type Ignore, ignoresIn } from "../../../../src/lint/ratchet/ignores.ts";

const found = (text: string, file = "api.yaml"): Ignore[] =>
  ignoresIn([parseDocument({ path: file, oid: text, bytes: Buffer.from(text) })]);

/** `3:10 /paths/~1a path-case` or what is wrong. */
const shown = (text: string, file?: string): string[] =>
  found(text, file).map(({ location: { line, column }, holder, said }) =>
    [`${line}:${column}`, holder, "rule" in said ? `${said.rule} (${said.reason})` : said.wrong].join(" "),
  );

test("entries are found on every object, with their places", () => {
  const text = `paths:
  /a:
    x-apigate-ignore: [{ rule: path-case, reason: as the partner calls it }]
    get:
      x-apigate-ignore:
        - { rule: one, reason: first }
        - rule: two
          reason: " second "
`;
  expect(shown(text)).toEqual([
    "3:24 /paths/~1a path-case (as the partner calls it)",
    "6:11 /paths/~1a/get one (first)",
    "7:11 /paths/~1a/get two (second)",
  ]);
});

test.each([
  ["no list", "{ rule: a, reason: b }", "it is no list of `{ rule, reason }`"],
  ["a text", "a", "it is no list of `{ rule, reason }`"],
  ["a list of texts", "[a]", "it is no `{ rule, reason }`"],
  ["no rule", "[{ reason: b }]", "it names no `rule`"],
  ["an empty rule", "[{ rule: ' ', reason: b }]", "it names no `rule`"],
  ["a rule that is a list", "[{ rule: [a], reason: b }]", "it names no `rule`"],
  ["no reason", "[{ rule: a }]", "it gives no `reason` why `a` is to be ignored"],
  ["an empty reason", "[{ rule: a, reason: '' }]", "it gives no `reason` why `a` is to be ignored"],
  [
    "more than that",
    "[{ rule: a, reason: b, expires: 2030-01-01 }]",
    "it has `expires`, and is `{ rule, reason }` only",
  ],
])("%s is no exception, and is told", (_, value, wrong) => {
  expect(found(`info:\n  x-apigate-ignore: ${value}\n`).map(({ said }) => said)).toEqual([{ wrong }]);
});

test("an empty list says nothing", () => {
  expect(found("x-apigate-ignore: []\n")).toEqual([]);
});

test("what users name so is no exception, and neither is data", () => {
  const entry = "x-apigate-ignore: [{ rule: a, reason: b }]";
  expect(
    found(`components: { schemas: { Order: { properties: { x-apigate-ignore: {}, example: { ${entry} } } } } }`),
  ).toEqual([expect.objectContaining({ holder: "/components/schemas/Order/properties/example" })]);
  for (const data of ["example", "default", "enum", "const", "examples"])
    expect(found(`components: { schemas: { Order: { ${data}: { ${entry} } } } }`)).toEqual([]);
  expect(found(`description: "${entry}"`)).toEqual([]);
});

test("a key that is written with escapes excuses nothing", () => {
  expect(found('{"x-apigate\\u002dignore": [{"rule": "a", "reason": "b"}]}', "api.json")).toEqual([]);
});

test("it is about the object and what is inside it, and nothing else", () => {
  const [ignore] = found("paths: { /a: { x-apigate-ignore: [{ rule: path-case, reason: b }] } }") as [Ignore];
  const at = (pointer: string, rule = "path-case", file = "api.yaml") =>
    covers(ignore, rule, { file, line: 1, column: 1, pointer });
  expect([at("/paths/~1a"), at("/paths/~1a/get/responses")]).toEqual([true, true]);
  expect([at("/paths"), at("/paths/~1ab"), at(""), at("/paths/~1a~1b")]).toEqual([false, false, false, false]);
  expect([at("/paths/~1a", "path-cases"), at("/paths/~1a", "path-case", "b.yaml")]).toEqual([false, false]);
  const [everywhere] = found("x-apigate-ignore: [{ rule: path-case, reason: b }]") as [Ignore];
  expect(covers(everywhere, "path-case", { file: "api.yaml", line: 1, column: 1, pointer: "/paths" })).toBe(true);
});
