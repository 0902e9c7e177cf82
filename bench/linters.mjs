import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findOnPath, goVersion, versionIn } from "./installed.mjs";
import { redocly } from "./redocly.mjs";
import { apigate } from "./tools.mjs";

const spectral = fileURLToPath(new URL("../node_modules/@stoplight/spectral-cli", import.meta.url));
const vacuumBin = findOnPath("vacuum");

/**
 * Every linter writes each of its findings as JSON, so that all report as much as they find, and
 * `count` reads their number: a run whose findings cannot be counted has failed.
 */
export function apigateLint(args, { name = "apigate lint", ...options } = {}) {
  const count = (output) => JSON.parse(output).findings.length;
  return apigate(["lint", ...args, "--format", "json"], { name, count, ...options });
}

/** The peers that are installed, linting one file; Spectral with a ruleset file. */
export function linters(file, ruleset) {
  return [spectralLint, redoclyLint, vacuumLint].flatMap((peer) => peer(file, ruleset) ?? []);
}

/** spectral-cli exits 1 on errors found and 2 on failure; a sentence may follow its JSON. */
function spectralLint(file, ruleset) {
  const bin = join(spectral, "dist/index.js");
  if (!existsSync(bin)) return;
  return {
    name: "spectral lint",
    tool: "spectral-cli",
    argv: [process.execPath, bin, "lint", file, "--ruleset", ruleset, "--format", "json"],
    env: { SCARF_ANALYTICS: "false" },
    succeeds: [0, 1],
    count: (output) => JSON.parse(output.slice(0, output.lastIndexOf("]") + 1)).length,
  };
}

/** redocly exits 1 on errors found and on failure alike, but writes JSON only when it has linted. */
function redoclyLint(file) {
  const args = ["lint", file, "--extends", "recommended", "--format", "json", "--max-problems", "1000000"];
  const count = (output) => JSON.parse(output).problems.length;
  return redocly(args, { name: "redocly lint", succeeds: [0, 1], count });
}

/**
 * vacuum's `lint` has no JSON: its `spectral-report` applies the same rules and has. It drops what a rule finds that
 * takes more than 5 s.
 */
function vacuumLint(file) {
  if (!vacuumBin) return;
  return {
    name: "vacuum spectral-report",
    tool: "vacuum",
    argv: [vacuumBin, "spectral-report", file, "--stdout", "--no-style", "--no-update-check"],
    succeeds: [0],
    count: (output) => JSON.parse(output).length,
  };
}

export function linterVersions() {
  return {
    "@stoplight/spectral-cli": versionIn(join(spectral, "package.json")),
    vacuum: vacuumBin ? goVersion(vacuumBin, "version") : undefined,
  };
}
