import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findOnPath, firstMatch, goVersion, versionIn } from "./installed.mjs";
import { redocly, redoclyVersion } from "./redocly.mjs";

const bench = fileURLToPath(new URL(".", import.meta.url));
const apigateBin = fileURLToPath(new URL("../bin/apigate.js", import.meta.url));
const openapiDiffBin = join(bench, "node_modules/openapi-diff/bin/openapi-diff");
const comparatorBin = join(bench, "node_modules/@pactflow/openapi-pact-comparator/dist/cli.cjs");
const oasdiffBin = findOnPath("oasdiff");

/** Each tool says which of its exit statuses mean "compared": findings are no failure. */
export function nodeStart() {
  return { name: "node -e 0", tool: "floor", argv: [process.execPath, "-e", "0"], succeeds: [0] };
}

export function floor({ base, revision, megabytes }) {
  const argv = [process.execPath, join(bench, "floor.mjs"), base, revision];
  const size = megabytes.map((number) => number.toFixed(2)).join(" + ");
  return { name: `floor (${size} MB)`, tool: "floor", argv, succeeds: [0] };
}

export function apigate(args, { name = `apigate ${args.join(" ")}`, ...options } = {}) {
  return {
    name,
    tool: "apigate",
    needs: apigateBin,
    argv: [process.execPath, apigateBin, ...args],
    env: { APIGATE_CACHE_DIR: "off" },
    succeeds: args[0].startsWith("--") ? [0] : [0, 1],
    crashed: (stderr) => /^Node\.js v\d/m.test(stderr),
    ...options,
  };
}

/** The peers that are installed, comparing one pair of files. */
export function peers({ base, revision }) {
  return [openapiDiff, redoclyDiff, ...oasdiff].flatMap((peer) => peer(base, revision) ?? []);
}

/** openapi-diff exits 1 on findings and on failure alike, but reports failures only on stderr. */
function openapiDiff(base, revision) {
  if (!existsSync(openapiDiffBin)) return;
  return {
    name: "openapi-diff",
    tool: "openapi-diff",
    argv: [process.execPath, openapiDiffBin, base, revision],
    succeeds: [0, 1],
    crashed: (stderr) => /error/i.test(stderr),
  };
}

/** redocly exits 1 on findings and on failure alike, unless findings are told not to fail. */
function redoclyDiff(base, revision) {
  return redocly(["diff", base, revision, "--fail-on", "none"], { name: "redocly diff", succeeds: [0] });
}

const oasdiff = ["breaking", "changelog"].map((command) => (base, revision) => {
  if (!oasdiffBin) return;
  const argv = [oasdiffBin, command, base, revision];
  return { name: `oasdiff ${command}`, tool: "oasdiff", argv, succeeds: [0] };
});

/** openapi-pact-comparator exits with the number of pacts that fail. */
export function comparator({ description, pact, count }) {
  if (!existsSync(comparatorBin)) return;
  return {
    name: `openapi-pact-comparator, ${count} interactions`,
    tool: "openapi-pact-comparator",
    argv: [process.execPath, comparatorBin, "--oas", description, pact],
    succeeds: [0, 1],
    crashed: (stderr) => /^Node\.js v\d|Error:/m.test(stderr),
  };
}

export function versions() {
  return {
    apigate: versionIn(new URL("../package.json", import.meta.url)),
    "openapi-diff": versionIn(join(bench, "node_modules/openapi-diff/package.json")),
    "@redocly/cli": redoclyVersion(),
    "@pactflow/openapi-pact-comparator": versionIn(
      join(bench, "node_modules/@pactflow/openapi-pact-comparator/package.json"),
    ),
    oasdiff: oasdiffBin ? goVersion(oasdiffBin, "--version") : undefined,
    git: firstMatch("git", ["--version"], /version (\S+)/),
  };
}
