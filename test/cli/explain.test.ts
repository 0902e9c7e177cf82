import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { explain } from "../../src/cli/commands/explain.ts";
import { breakingRules, contractRules, policyRules } from "../../src/index.ts";
import { apigate } from "../support/apigate.ts";
import { WITHOUT_FIXTURE } from "../support/fixtures.ts";
import { folder } from "../support/folder.ts";

const cwd = folder();
const run = (...args: string[]) => apigate(["explain", ...args], { cwd });
const WITHOUT_EXAMPLE = new Set([...WITHOUT_FIXTURE, "provider-response-differs", "provider-state-failed"]);

test("a rule about a change: what, why, whom, an excerpt of the change, what is found, and what to do", async () => {
  const { status, stdout, stderr } = await run("response-property-removed");
  expect(stdout).toBe(`response-property-removed  breaking, properties
A property that was always returned was removed.

Why it matters
  Consumers that read it get nothing. Breaks consumers that read it (error); in requests it is
  worth knowing (info).

For example
      components:
        schemas:
          Pet:
            type: object
    -       required: [name]
            properties:
    -         name: { type: string }
              tag: { type: string }

What apigate finds
  error  \`Pet\`: the property \`name\` was removed  response of POST /pets

What is safe instead
  Keep returning the property, mark it deprecated, and remove it in the next major version.

How to make it safe
  If it has to be: offer the new behaviour beside the old one, move consumers over (\`apigate
  usage\` tells by their pacts who uses what), and make the change in a new major version.

How to live with it
  It fails the gate. With \`--fail-on none\` everything is reported and nothing fails; one finding
  alone cannot be accepted yet.
`);
  expect([status, stderr]).toEqual([0, ""]);
});

test("a rule about contracts: the description, and what the consumer expects", async () => {
  const { status, stdout } = await run("request-body-refused");
  expect(stdout).toMatch(/^ +quantity: \{ type: integer, minimum: 1 \}$/m);
  expect(stdout).toMatch(/^ +"body": \{ "sku": "A-1", "quantity": 0 \}$/m);
  expect(stdout, "only what is wrong").not.toContain('"quantity": 2');
  expect(stdout).toMatch(/^ {2}error {2}`quantity` 0 is below 1 {2}request of POST \/orders$/m);
  expect(status).toBe(0);
});

test("JSON", async () => {
  const { status, stdout } = await run("became-nullable", "--format", "json");
  expect(JSON.parse(stdout)).toMatchObject({
    id: "became-nullable",
    kind: "breaking",
    area: "types",
    side: "response",
    severity: "error",
    docs: "docs/rules/became-nullable.md",
    example: {
      change: expect.arrayContaining(['+           type: [string, "null"]']),
      findings: [
        { severity: "error", side: "response", operations: "POST /pets", message: "`Pet.value`: null is now allowed" },
        { severity: "info", side: "request" },
      ],
    },
  });
  expect(status).toBe(0);
});

test("colour is for terminals", async () => {
  expect((await run("became-nullable", "--color", "always")).stdout).toContain("\u001b[31m-  ");
  expect((await run("became-nullable")).stdout).not.toContain("\u001b");
});

describe.each([...breakingRules, ...contractRules, ...policyRules].map(({ id }) => id))("%s", (id) => {
  test("has a short example that shows it", () => {
    const { example, severity, side, kind } = explain(id);
    if (WITHOUT_EXAMPLE.has(id)) return expect(example).toBeNull();
    const { change, description, expects, findings } = example ?? { findings: [] };
    if (kind !== "contract") {
      expect(change?.some((line) => /^[-+] /.test(line))).toBe(true);
      expect(change?.length).toBeLessThanOrEqual(30);
    } else {
      expect(description?.length).toBeGreaterThan(3);
      expect(expects?.length).toBeGreaterThan(3);
    }
    expect(findings.length).toBeGreaterThan(0);
    const ranks = findings.map((finding) => SEVERITIES.indexOf(finding.severity));
    expect(Math.min(...ranks), "no worse than the rule says").toBeGreaterThanOrEqual(SEVERITIES.indexOf(severity));
    if (kind === "contract") expect(findings.map((finding) => finding.severity)).toContain(severity);
    const worst = findings.filter((finding) => finding.severity === severity && severity !== "info");
    if (side !== "both") for (const finding of worst) expect([side, null]).toContain(finding.side);
  });
});

const SEVERITIES = ["error", "warn", "info"];

test("examples stay small", () => {
  const text = readFileSync(path.resolve(import.meta.dirname, "../../dist/examples.json"), "utf8");
  expect(text.length / Object.keys(JSON.parse(text) as object).length).toBeLessThan(800);
});

test.each([
  ["respons-property-remove", /there is no rule/, /Did you mean `response-property-removed`/],
  ["xyzzy-plugh-nothing-like-it", /there is no rule/, /apigate rules lists them all/],
  ["__proto__", /there is no rule `__proto__`/, /apigate rules/],
  ["a\u001b[31mb\n::error::c", /there is no rule `a\\u\{1b\}\[31mb␊/, /apigate rules/],
])("%j: 2, with what was meant", async (id, message, hint) => {
  const { status, stdout, stderr } = await run(id);
  expect(stderr).toMatch(message);
  expect(stderr).toMatch(hint);
  expect([status, stdout]).toEqual([2, ""]);
});

test("without a rule: 2; --help has examples", async () => {
  expect((await run()).status).toBe(2);
  expect((await run("--help")).stdout).toMatch(/\$ apigate explain response-property-removed/);
});
