import { expect, test } from "vitest";
import { ApigateError } from "../../../../src/core/errors.ts";
import { parseDocument } from "../../../../src/document/parse.ts";
import type { Problem } from "../../../../src/lint/findings.ts";
import { parseBaseline, toldBefore } from "../../../../src/lint/ratchet/baseline.ts";
import { matchProblems, tell } from "../../../../src/lint/ratchet/match.ts";
import { problemsOf } from "../../../support/lint.ts";
import type { JsonObject } from "../../../support/openapi.ts";

const parsed = (text: string) =>
  parseBaseline(parseDocument({ path: "lint.json", oid: "1", bytes: Buffer.from(text) }));

/** The result of a lint with these problems. */
const result = (problems: readonly Problem[], more: object = {}): JsonObject => ({
  schemaVersion: 1,
  tool: { name: "apigate", version: "0.0.0" },
  command: "lint",
  revision: { ref: "work tree", commit: null },
  apis: [{ name: "api", path: "api.json" }],
  findings: problems.map(({ finding }) => ({ ...finding })) as unknown as JsonObject[],
  ...more,
});

const refusal = (value: unknown): string => {
  try {
    parsed(JSON.stringify(value));
  } catch (error) {
    if (error instanceof ApigateError && error.hint) return `${error.code} ${error.message}`;
    throw error;
  }
  throw new Error("nothing was refused");
};

const described = (paths: Record<string, JsonObject>): JsonObject => ({
  openapi: "3.0.3",
  info: { title: "t", version: "1" },
  paths: Object.fromEntries(
    Object.entries(paths).map(([path, get]) => [
      path,
      { get: { ...get, responses: { "200": { description: "ok" } } } },
    ]),
  ),
});

const PROBLEMS = await problemsOf(described({ "/a": { tags: ["x", "y"] }, "/b": {} }));
const [FIRST] = result(PROBLEMS).findings as JsonObject[];

test.each<[string, unknown, string]>([
  ["another schema", result([], { schemaVersion: 2 }), "schemaVersion 2"],
  ["another command", result([], { command: "diff" }), "`apigate diff`"],
  ["no command", result([], { command: undefined }), "`apigate unknown`"],
  ["another tool", result([], { tool: { name: "lint" } }), "no JSON result"],
  ["only what was new", result([], { ratchet: {} }), "only what was new"],
  ["a commit that is none", result([], { revision: { ref: "x", commit: "--help" } }), "no JSON result"],
  ["no revision", result([], { revision: undefined }), "no JSON result"],
  ["no findings", result([], { findings: undefined }), "no JSON result"],
  ["no descriptions", result([], { apis: undefined }), "no JSON result"],
  ["a description without a path", result([], { apis: [{ name: "api" }] }), "no JSON result"],
  ["findings of another kind", result([], { findings: [{ ...FIRST, kind: "breaking" }] }), "no JSON result"],
  ["a finding without a fingerprint", result([], { findings: [{ ...FIRST, fingerprint: "" }] }), "no JSON result"],
  ["a subject that is no text", result([], { findings: [{ ...FIRST, subject: 7 }] }), "no JSON result"],
  ["a finding that is a text", result([], { findings: ["x"] }), "no JSON result"],
  ["a list", [], "no JSON result"],
  ["null", null, "no JSON result"],
])("%s is no baseline", (_, value, why) => {
  expect(refusal(value)).toContain("E_USAGE");
  expect(refusal(value)).toContain(why);
});

/** How many of today's problems an earlier result knows, and how many are gone. */
function held(before: readonly Problem[], now: readonly Problem[], api = "api", file = "api.json") {
  const baseline = parsed(JSON.stringify(result(before)));
  const { known, fresh, gone } = matchProblems(now.map(tell), toldBefore(baseline, api, file, now));
  return [known.length, fresh.length, gone.length];
}

test("its own result knows every problem", () => {
  expect(PROBLEMS.length).toBeGreaterThan(4);
  expect(held(PROBLEMS, PROBLEMS)).toEqual([PROBLEMS.length, 0, 0]);
});

test("keys are known again by the fingerprints, also when the words are others", () => {
  const reworded = PROBLEMS.map((one) => ({ ...one, finding: { ...one.finding, message: "in other words" } }));
  expect(held(reworded, PROBLEMS)).toEqual([PROBLEMS.length, 0, 0]);
});

test("at one place another key is another problem", async () => {
  const other = await problemsOf(described({ "/a": { tags: ["x", "z"] }, "/b": {} }));
  expect(held(PROBLEMS, other)).toEqual([PROBLEMS.length - 1, 1, 1]);
});

test("an API goes by its file when it has another name", () => {
  expect(held(PROBLEMS, PROBLEMS, "renamed")).toEqual([PROBLEMS.length, 0, 0]);
  expect(held(PROBLEMS, PROBLEMS, "renamed", "other.json")).toEqual([0, PROBLEMS.length, 0]);
});

test("what another version fingerprints otherwise is known by its words, one for one", () => {
  const [one] = PROBLEMS as [Problem];
  const many = Array.from({ length: 20_000 }, (_, index): Problem => {
    const fingerprint = String(index).padStart(16, "0");
    return { ...one, finding: { ...one.finding, fingerprint } };
  });
  expect(held(many, PROBLEMS)).toEqual([1, PROBLEMS.length - 1, 19_999]);
});
