import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { expect, test } from "vitest";
import * as publicApi from "../src/index.ts";
import { sourceFiles, sourceOf } from "./support/source-files.ts";

const root = path.resolve(import.meta.dirname, "..");

interface Manifest {
  type: string;
  engines: Record<string, string>;
  bin: Record<string, string>;
  exports: Record<string, string | Record<string, string>>;
  files: string[];
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
}

const manifest = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as Manifest;

test("what the package is", () => {
  expect(manifest.type).toBe("module");
  expect(manifest.engines).toEqual({ node: ">=20.19" });
  expect(manifest.bin).toEqual({ apigate: "bin/apigate.js" });
  expect(manifest.files).toEqual(["bin", "dist", "rulesets", "schemas"]);
  expect(manifest.exports).toEqual({
    ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
    "./result.schema.json": "./schemas/result.schema.json",
    "./package.json": "./package.json",
  });
});

test("every exported file is there", () => {
  const targets = Object.values(manifest.exports).flatMap((target) =>
    typeof target === "string" ? [target] : Object.values(target),
  );
  expect(targets.filter((target) => !existsSync(path.join(root, target)))).toEqual([]);
});

test("installing runs nothing", () => {
  const lifecycle =
    /^(?:(?:pre|post)?(?:install|prepare|pack|publish|publishOnly|uninstall|version)|prepublishOnly|dependencies)$/;
  expect(Object.keys(manifest.scripts).filter((name) => lifecycle.test(name))).toEqual([]);
});

test("publint finds nothing", async () => {
  const { messages, pkg } = await publint({ pkgDir: root, level: "warning", pack: "npm" });
  expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
});

test("the exports of the public API", () => {
  expect(Object.keys(publicApi).sort()).toEqual([
    "ApigateError",
    "breakingRules",
    "contractRules",
    "diffTrees",
    "lintRules",
    "openSource",
    "policyRules",
    "usageOfTree",
    "verifyTree",
  ]);
  const statements = [...sourceOf("index.ts").matchAll(/export (type )?\{([^}]*)\}/g)];
  const types = statements.flatMap(([, allTypes, names = ""]) => {
    const listed = names
      .split(",")
      .map((name) => name.trim())
      .filter(Boolean);
    return allTypes
      ? listed
      : listed.filter((name) => name.startsWith("type ")).map((name) => name.slice("type ".length));
  });
  expect(types.sort()).toEqual([
    "AffectedConsumer",
    "ApiSummary",
    "BreakingRuleId",
    "Bump",
    "ContractRuleId",
    "DiffOptions",
    "ErrorCode",
    "FailOn",
    "Finding",
    "FindingKind",
    "InteractionResult",
    "LintRuleId",
    "Location",
    "Policy",
    "PolicyRuleId",
    "Result",
    "Severity",
    "Side",
    "Tree",
    "Unchecked",
    "UsageOptions",
    "UsageReport",
    "Verdict",
    "VerifyOptions",
  ]);
});

test("what is packed", () => {
  const packed = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    cwd: root,
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [{ files }] = JSON.parse(packed.toString()) as [{ files: { path: string }[] }];
  const paths = files.map((file) => file.path);
  for (const needed of [
    "package.json",
    "bin/apigate.js",
    "dist/index.js",
    "dist/index.d.ts",
    "dist/cli/main.js",
    "dist/cli/verifier-child.js",
    "dist/examples.json",
    "rulesets/recommended.yaml",
    "schemas/result.schema.json",
    "schemas/rules.schema.json",
  ]) {
    expect(paths).toContain(needed);
  }
  const folders = new Set(paths.filter((file) => file.includes("/")).map((file) => file.split("/")[0]));
  expect([...folders].sort()).toEqual(["bin", "dist", "rulesets", "schemas"]);
  const declared = paths
    .filter((file) => file.endsWith(".d.ts"))
    .map((file) => file.replace(/^dist\/(.*)\.d\.ts$/, "$1.ts"));
  expect(declared.filter((file) => !sourceFiles.includes(file))).toEqual([]); // left over from an earlier build
});
