import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { breakingRules, contractRules, lintRules, policyRules } from "../../src/index.ts";
import type { RuleEntry } from "../../src/rules/catalogue.ts";
import { apigate } from "../support/apigate.ts";
import { folder } from "../support/folder.ts";
import { modulesLoadedBy } from "../support/modules.ts";
import { sourceFiles } from "../support/source-files.ts";

const cwd = folder();
const rules = (...args: string[]) => apigate(["rules", ...args], { cwd });

async function listed(...args: string[]): Promise<RuleEntry[]> {
  const { status, stdout, stderr } = await rules("--format", "json", ...args);
  expect([status, stderr]).toEqual([0, ""]);
  return JSON.parse(stdout) as RuleEntry[];
}

describe("the list", () => {
  test("has every rule once, with the folder its file stands in", async () => {
    const found = (await listed()).map(({ area, id }) => `${area}/${id}.ts`);
    const files = sourceFiles.filter((file) => /^rules\/[a-z]+\/[a-z-]+\/[a-z][^/]*\.ts$/.test(file));
    expect(found.toSorted()).toEqual(files.map((file) => file.replace(/^rules\/[a-z]+\//, "")).toSorted());
    expect(found).toHaveLength(breakingRules.length + contractRules.length + policyRules.length + lintRules.length);
  });

  test("tells of each the same things, and where its page stands", async () => {
    for (const rule of await listed()) {
      expect(Object.keys(rule)).toEqual(["id", "kind", "area", "side", "severity", "summary", "docs"]);
      expect(existsSync(path.resolve(import.meta.dirname, "../..", rule.docs)), rule.docs).toBe(true);
    }
  });

  test("one rule of each sort", async () => {
    const byId = new Map((await listed()).map((rule) => [rule.id, rule]));
    const told = (id: string) => {
      const { kind, area, side, severity } = byId.get(id) ?? {};
      return [kind, area, side, severity];
    };
    expect(told("response-property-removed")).toEqual(["breaking", "properties", "response", "error"]);
    expect(told("request-property-removed")).toEqual(["breaking", "properties", "request", "warn"]);
    expect(told("operation-added")).toEqual(["breaking", "paths", null, "info"]);
    expect(told("pattern-changed")).toEqual(["breaking", "patterns", "both", "error"]);
    expect(told("response-null-possible")).toEqual(["contract", "response", "response", "warn"]);
    expect(told("provider-response-differs")).toEqual(["contract", "provider", null, "error"]);
    expect(told("sunset-missing")).toEqual(["policy", "lifecycle", "both", "error"]);
    expect(told("info-version-not-raised")).toEqual(["policy", "versions", null, "warn"]);
  });

  test("is the same bytes every time", async () => {
    const env = { LC_ALL: "tr_TR.UTF-8", TZ: "Asia/Kolkata", COLUMNS: "20" };
    expect((await apigate(["rules"], { cwd, env })).stdout).toBe((await rules()).stdout);
  });
});

describe("text", () => {
  test("a heading for each area, a line for each rule, and how many there are", async () => {
    const { stdout, stderr, status } = await rules("--area", "apis");
    expect(stdout).toBe(
      [
        "Breaking changes: apis",
        "  api-added    info   -         An API description was added",
        "  api-removed  error  both      An API description was removed",
        "",
        "2 rules; apigate explain <rule-id> tells more of one",
        "",
      ].join("\n"),
    );
    expect([status, stderr]).toEqual([0, ""]);
  });

  test("all rules", async () => {
    const { stdout } = await rules();
    for (const { id, summary } of [...breakingRules, ...contractRules]) {
      expect(stdout).toContain(`  ${id} `);
      expect(stdout).toContain(`  ${summary}\n`);
    }
    expect(stdout).not.toMatch(/[ \t]$/m);
    expect(stdout).not.toContain("\u001b");
    expect((await rules("--color", "always")).stdout).toContain("\u001b[");
  });
});

describe("a part of it", () => {
  test.each<[string[], (rule: RuleEntry) => boolean]>([
    [["--kind", "contract"], ({ kind }) => kind === "contract"],
    [["--area", "security"], ({ area }) => area === "security"],
    [["--side", "response"], ({ side }) => side === "response" || side === "both"],
    [
      ["--kind", "breaking", "--area", "bounds", "--side", "request"],
      ({ kind, area, side }) => kind === "breaking" && area === "bounds" && side !== "response" && side !== null,
    ],
  ])("%j", async (args, isWanted) => {
    const [some, all] = [await listed(...args), await listed()];
    expect(some).toEqual(all.filter(isWanted));
    expect(some.length).toBeGreaterThan(2);
  });

  test("a side without rules is an answer", async () => {
    expect(await listed("--area", "provider", "--side", "request")).toEqual([]);
  });

  test.each([
    [["--area", "propertys"], /there is no `propertys`/, /Did you mean `properties`\?/],
    [["--area", "xyzzy"], /--area/, /It is one of apis, arrays, /],
    [["--kind", "contract", "--area", "apis"], /there is no `apis`/, /interaction, provider, request, response/],
    [["--kind", "break"], /--kind/, /Did you mean `breaking`\?/],
    [["--side", "answer"], /--side/, /request, response/],
    [["--format", "sarif"], /`sarif` is no format/, /text, json/],
    [["--fomat", "json"], /unknown option/, /--format/],
  ])("%j: 2, with what was meant", async (args, message, hint) => {
    const { status, stdout, stderr } = await rules(...args);
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(hint);
    expect([status, stdout]).toEqual([2, ""]);
  });
});

test("loads neither git nor what compares", () => {
  const loaded = modulesLoadedBy(["rules"], cwd);
  expect(loaded.filter((url) => /node_modules\/|chunks\/(?:git|scope|compare)/.test(url))).toEqual([]);
});

test("--help has examples", async () => {
  const { status, stdout } = await rules("--help");
  expect(stdout).toMatch(/\$ apigate rules --area security/);
  expect(status).toBe(0);
});
