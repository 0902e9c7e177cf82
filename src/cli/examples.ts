import { readFileSync } from "node:fs";
import type { Example } from "../reporters/explain-text.ts";

/** The shipped example of a rule; the build makes it from the tested fixture. Rules about whole descriptions have none. */
export function exampleOf(ruleId: string): Example | null {
  const text = readFileSync(new URL("../../dist/examples.json", import.meta.url), "utf8");
  return new Map(Object.entries(JSON.parse(text) as Record<string, Example>)).get(ruleId) ?? null;
}
