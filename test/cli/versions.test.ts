import { expect, test } from "vitest";
import type { Result } from "../../src/core/result.ts";
import { apigate } from "../support/apigate.ts";
import { gitDir } from "../support/git-dir.ts";

const orders = (version: string, ...properties: string[]): string =>
  JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Orders", version },
    paths: {
      "/orders": {
        get: {
          responses: {
            "200": {
              description: "The orders",
              content: {
                "application/json": {
                  schema: {
                    type: "object",
                    required: properties,
                    properties: Object.fromEntries(properties.map((name) => [name, { type: "string" }])),
                  },
                },
              },
            },
          },
        },
      },
    },
  });

const API = "openapi.json";
const { path: cwd } = gitDir({
  "v1.0.0": { [API]: orders("1.0.0", "id", "total") },
  "v1.1.0": { [API]: orders("1.1.0", "id") },
  "v2.0.0": { [API]: orders("2.0.0", "id") },
  "v2.1.0": { [API]: orders("2.0.5", "id", "status") },
});

async function said(...refs: string[]): Promise<string[]> {
  const { stdout } = await apigate(["diff", ...refs, "--format", "json"], { cwd });
  const { findings } = JSON.parse(stdout) as Result;
  return findings
    .filter(({ kind }) => kind === "policy")
    .map(({ severity, ruleId, message }) => `${severity} ${ruleId}: ${message}`);
}

test("a release that breaks something and says it does not is told so", async () => {
  expect(await said("v1.0.0", "v1.1.0")).toEqual([
    "warn info-version-not-raised: the changes break consumers, but info.version only went from 1.0.0 to 1.1.0; the next release is 2.0.0",
  ]);
});

test("one that says so is not", async () => {
  expect(await said("v1.0.0", "v2.0.0")).toEqual([]);
});

test("a tag that says another version than the description is told", async () => {
  expect(await said("v2.0.0", "v2.1.0")).toEqual([
    "warn version-tag-mismatch: the tag is `v2.1.0`, but info.version is 2.0.5",
  ]);
});

test("a version that goes down is told", async () => {
  expect(await said("v2.0.0", "v1.1.0")).toEqual([
    "warn info-version-decreased: info.version went down from 2.0.0 to 1.1.0",
  ]);
});
