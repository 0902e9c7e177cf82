import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Policy } from "../../src/core/policy.ts";
import type { Text } from "./compare.ts";
import { POLICY } from "./policy.ts";

/** Rules about whole descriptions: their fixture would be an empty folder on one side. */
export const WITHOUT_FIXTURE: ReadonlySet<string> = new Set(["api-added", "api-removed"]);

export const fixturesFolder = path.resolve(import.meta.dirname, "../../fixtures/breaking");

export const fixtureIds: readonly string[] = readdirSync(fixturesFolder).sort();

export const fixtureFile = (id: string, file: string): string => path.join(fixturesFolder, id, file);

export const fixture = (id: string, side: "base" | "revision"): Text => ({
  file: `${side}.yaml`,
  text: readFileSync(fixtureFile(id, `${side}.yaml`), "utf8"),
});

/** What a fixture is judged by: `policy.json` states what differs from the usual. */
export function fixturePolicy(id: string): Policy {
  const file = fixtureFile(id, "policy.json");
  return existsSync(file) ? { ...POLICY, ...(JSON.parse(readFileSync(file, "utf8")) as Partial<Policy>) } : POLICY;
}
