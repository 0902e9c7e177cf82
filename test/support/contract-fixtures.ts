import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

export const contractFixturesFolder = path.resolve(import.meta.dirname, "../../fixtures/contract");

export const contractFixtureIds: readonly string[] = readdirSync(contractFixturesFolder).sort();

export const contractFixtureFile = (id: string, file: string): string => path.join(contractFixturesFolder, id, file);

/** The files that are held against each other: the description and the pact. */
export const contractFixture = (id: string): Record<"openapi.yaml" | "pact.json", string> => ({
  "openapi.yaml": readFileSync(contractFixtureFile(id, "openapi.yaml"), "utf8"),
  "pact.json": readFileSync(contractFixtureFile(id, "pact.json"), "utf8"),
});
