import { expect, test } from "vitest";
import type { Finding } from "../../src/core/finding.ts";
import { apigate } from "../support/apigate.ts";
import { resultOf } from "../support/contracts.ts";
import { folder } from "../support/folder.ts";

const RULES = "rules: { path-case: error, operation-summary: warn }\n";

const described = (ignore: string): string => `openapi: 3.0.3
info: { title: Orders, version: 1.0.0 }
paths:
  /order_lines:
    x-apigate-ignore: ${ignore}
    get:
      summary: List them
      responses: { "200": { description: ok } }
`;

const GOOD = "[{ rule: path-case, reason: partners call it so }]";
const at = (ignore: string, more: Record<string, string> = {}) =>
  folder({ "rules.yaml": RULES, "orders.yaml": described(ignore), ...more });
const lint = (cwd: string, ...args: string[]) => resultOf(["lint", "--ruleset", "rules.yaml", ...args], { cwd });
const waivers = ({ findings }: { findings: readonly Finding[] }) => findings.map(({ waiver }) => waiver);

test("an exception in a description counts only when it is allowed to", async () => {
  const cwd = at(GOOD);
  const refused = await lint(cwd);
  expect([refused.status, waivers(refused)]).toEqual([1, [null]]);
  expect(refused.unchecked).toEqual([
    {
      what: "x-apigate-ignore of path-case at orders.yaml:5:24",
      why: "it is not honoured: --allow-ignore was not given",
    },
  ]);
  const allowed = await lint(cwd, "--allow-ignore");
  expect(allowed.status).toBe(0);
  expect(waivers(allowed)).toEqual([{ owner: "x-apigate-ignore", reason: "partners call it so", expires: "never" }]);
  expect(allowed.summary).toMatchObject({ error: 0, waived: 1 });
  expect(allowed.unchecked).toEqual([]);
});

test("the text says what was waived, and what was not honoured", async () => {
  const cwd = at(GOOD);
  const args = ["lint", "--ruleset", "rules.yaml"];
  expect((await apigate(args, { cwd })).stdout).toContain("it is not honoured: --allow-ignore was not given");
  const { stdout } = await apigate([...args, "--allow-ignore"], { cwd });
  expect(stdout).toContain("waived by x-apigate-ignore: partners call it so");
  expect(stdout).toContain("1 waived");
});

test.each([
  ["[{ rule: path-case }]", "it gives no `reason`", 1],
  ["{ rule: path-case, reason: x }", "it is no list", 1],
  ["[{ rule: path-cas, reason: x }]", "Did you mean `path-case`?", 1],
  [
    "[{ rule: operation-summary, reason: x }, { rule: path-case, reason: x }]",
    "`operation-summary` has no problem here",
    0,
  ],
])("%s excuses nothing and is listed", async (ignore, why, status) => {
  const result = await lint(at(ignore), "--allow-ignore");
  expect(result.unchecked).toEqual([expect.objectContaining({ why: expect.stringContaining(why) })]);
  expect(result.status).toBe(status);
});

test("what is wrong with an exception is told also where none would be honoured", async () => {
  const { unchecked } = await lint(at("[{ rule: path-case }]"));
  expect(unchecked.map(({ why }) => why)).toEqual([expect.stringContaining("it gives no `reason`")]);
});

test("it stays in its file: what a shared file excuses is excused for every API", async () => {
  const shared = `get:
  x-apigate-ignore: [{ rule: operation-summary, reason: generated }]
  responses: { "200": { description: ok } }
`;
  const root = (title: string) =>
    `openapi: 3.0.3\ninfo: { title: ${title}, version: 1.0.0 }\npaths: { /lines: { $ref: shared.yaml } }\n`;
  const cwd = folder({ "rules.yaml": RULES, "a.yaml": root("A"), "b.yaml": root("B"), "shared.yaml": shared });
  const result = await lint(cwd, "--allow-ignore", "--fail-on", "warn");
  expect(result.findings.map(({ api, waiver }) => [api, waiver?.reason])).toEqual([
    ["a", "generated"],
    ["b", "generated"],
  ]);
  expect([result.status, result.unchecked]).toEqual([0, []]);
});
