import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { breakingRules } from "../src/rules/breaking/index.ts";
import { contractRules } from "../src/rules/contract/index.ts";
import { lintRules } from "../src/rules/lint/index.ts";
import { policyRules } from "../src/rules/policy/index.ts";
import { waivers } from "./rules.waivers.ts";
import { sourceFiles, sourceOf } from "./support/source-files.ts";

const root = path.resolve(import.meta.dirname, "..");
const ids: readonly string[] = breakingRules.map(({ id }) => id);
const rules = [...breakingRules, ...contractRules, ...policyRules, ...lintRules];
const files = sourceFiles.filter((file) => /^rules\/[a-z]+\/[a-z-]+\/[a-z][^/]*\.ts$/.test(file));

test("every rule file is in the catalogue, once", () => {
  expect(rules.map(({ id }) => id).sort()).toEqual(files.map((file) => path.basename(file, ".ts")).sort());
});

describe.each(rules.map((rule) => [rule.id, rule] as const))("%s", (id, { summary, why, instead }) => {
  test("speaks like the others", () => {
    expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    expect(summary, "a capital or the name of a value, no full stop").toMatch(/^(?:[A-Z]|null ).*[^.]$/);
    expect(summary.length).toBeLessThanOrEqual(80);
    expect(why, "full sentences").toMatch(/^[A-Z`].*[^.]\.$/);
    expect(instead, "a verb first, no full stop").toMatch(/^(?:Nothing needs to be done$|[A-Z][a-z]+ .*[^.]$)/);
    expect(VERBS, "the first word is a verb").toContain(instead.split(" ")[0]);
    for (const text of [summary, why, instead]) expect(text).not.toMatch(/\s{2}|^\s|\s$|\n/);
  });
});

/** First words of advice; a new one is added here when it is a verb. */
const VERBS =
  "Accept Add Announce Answer Change Demand Deprecate Describe Document Enforce Forbid Give Keep Leave List Make Mark Move Name Nothing Remove Return Say Send Tell Wait Widen Write".split(
    " ",
  );

/** Words with an opposite: where a rule has the one, a rule has the other. */
const OPPOSITES = [
  ["increased", "decreased"],
  ["added", "removed"],
  ["required", "optional"],
  ["introduced", "dropped"],
  ["widened", "narrowed"],
  ["tightened", "loosened"],
  ["opened", "closed"],
  ["restricted", "unrestricted"],
  ["generalized", "specialized"],
  ["deprecated", "reactivated"],
] as const;

function mirrorsOf(id: string): string[] {
  const words = id.split("-");
  const swapped = OPPOSITES.flatMap(([one, other]) =>
    [
      [one, other],
      [other, one],
    ]
      .filter(([from = ""]) => words.includes(from))
      .map(([from, to = ""]) => words.map((word) => (word === from ? to : word)).join("-")),
  );
  if (/(?:^|-)became-not-/.test(id)) return [...swapped, id.replace("became-not-", "became-")];
  return /(?:^|-)became-/.test(id) && swapped.length === 0 ? [id.replace("became-", "became-not-")] : swapped;
}

describe("the mirror law", () => {
  const missing = new Set(ids.flatMap(mirrorsOf).filter((id) => !ids.includes(id)));

  test("every rule has its mirror, or a reason why not", () => {
    expect([...missing].filter((id) => !Object.hasOwn(waivers, id)).sort()).toEqual([]);
  });

  test("every reason is needed, and is a sentence", () => {
    expect(Object.keys(waivers).filter((id) => !missing.has(id))).toEqual([]);
    for (const reason of Object.values(waivers)) expect(reason.split(" ").length).toBeGreaterThan(3);
  });
});

interface Generator {
  registry(kind: "breaking" | "contract" | "policy" | "lint"): string;
  areas(kind: "breaking" | "contract" | "policy" | "lint"): string;
  rulesSchema(): Promise<string>;
  lintInfo(): Promise<string>;
  docs(): Promise<Map<string, string>>;
}

describe("generated files are fresh: npm run generate", async () => {
  const { registry, areas, rulesSchema, lintInfo, docs } = (await import(
    pathToFileURL(path.join(root, "scripts/generate.mjs")).href
  )) as Generator;
  const folder = path.join(root, "docs/rules");

  test.each(["breaking", "contract", "policy", "lint"] as const)("src/rules/%s/index.ts", (kind) => {
    expect(sourceOf(`rules/${kind}/index.ts`)).toBe(registry(kind));
    expect(sourceOf(`rules/${kind}/areas.ts`)).toBe(areas(kind));
  });

  test("src/rules/lint/info.ts", async () => {
    expect(sourceOf("rules/lint/info.ts")).toBe(await lintInfo());
  });

  test("schemas/rules.schema.json", async () => {
    expect(readFileSync(path.join(root, "schemas/rules.schema.json"), "utf8")).toBe(await rulesSchema());
  });

  test.skipIf(!existsSync(folder))("docs/rules", async () => {
    const pages = await docs();
    expect(readdirSync(folder).sort()).toEqual([...pages.keys()].sort());
    const stale = [...pages]
      .filter(([file, text]) => readFileSync(path.join(folder, file), "utf8") !== text)
      .map(([file]) => file);
    expect(stale).toEqual([]);
  });
});
