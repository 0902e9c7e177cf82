import { expect, test } from "vitest";
import { lintRules } from "../../../src/rules/lint/index.ts";
import { lint } from "../../support/lint.ts";

/** In two parts, so that nobody takes this file for a leak. */
const KEY = ["sk_live", "q7Wd2ZkP9sLx4VbN1mTf8GhR"].join("_");

test("nothing that is said of a secret repeats it", async () => {
  const description = {
    openapi: "3.1.0",
    info: { title: "Payments", version: "1" },
    servers: [{ url: "http://admin:hunter2@api.shop.org" }],
    paths: {},
    components: {
      schemas: {
        Key: { type: "string", enum: ["none", KEY], examples: [KEY], default: KEY, example: { keys: [KEY] } },
      },
      parameters: { key: { name: "key", in: "query", schema: {}, examples: { one: { value: [KEY] } } } },
    },
  };
  const findings = await lint({ file: "api.json", text: JSON.stringify(description, null, 2) }, lintRules);
  const rules = findings.map(({ ruleId }) => ruleId);
  expect(rules.filter((id) => id === "secret-in-example").length).toBeGreaterThanOrEqual(4);
  expect(rules).toContain("server-credentials");
  expect(rules).toContain("server-https");
  expect(JSON.stringify(findings)).not.toMatch(/q7Wd|hunter2/);
});
