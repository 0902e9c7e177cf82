import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { load } from "js-yaml";
import { defineConfig } from "rolldown";
import { examples } from "./scripts/examples.mjs";

/** Packages that every command loads, file by file, which takes as long as all of ours: they are bundled, too. */
const BUNDLED = ["commander", "picocolors"];

const { dependencies } = JSON.parse(readFileSync(new URL("./package.json", import.meta.url), "utf8"));
const packages = Object.keys(dependencies).map((name) => new RegExp(`^${name}(/|$)`));

/** Examples are shipped beside the code, so that `apigate explain` needs no network and nothing else loads them. */
const shipExamples = {
  name: "ship-examples",
  generateBundle() {
    this.emitFile({ type: "asset", fileName: "examples.json", source: JSON.stringify(examples()) });
  },
};

/** Our rulesets as JSON, which is read without loading a parser of YAML. */
const shipRulesets = {
  name: "ship-rulesets",
  generateBundle() {
    const folder = new URL("./rulesets/", import.meta.url);
    for (const file of readdirSync(folder).filter((name) => name.endsWith(".yaml"))) {
      const source = JSON.stringify(load(readFileSync(new URL(file, folder), "utf8")));
      this.emitFile({ type: "asset", fileName: `rulesets/${file.replace(/\.yaml$/, ".json")}`, source });
    }
  },
};

/** Whoever hands on a package hands on its licence. */
const shipLicences = {
  name: "ship-licences",
  generateBundle() {
    const licences = BUNDLED.map((name) => {
      const folder = new URL(`./node_modules/${name}/`, import.meta.url);
      const { version } = JSON.parse(readFileSync(new URL("package.json", folder), "utf8"));
      return `${name} ${version}\n\n${readFileSync(new URL("LICENSE", folder), "utf8")}`;
    });
    this.emitFile({ type: "asset", fileName: "third-party-licences.txt", source: licences.join("\n\n") });
  },
};

/** What a command loads however it is used; whatever it imports lazily besides stays in chunks of its own. */
const LOADED_BY = {
  start: ["cli/main.ts"],
  diff: ["cli/commands/diff.ts", "check/compare.ts", "rules/breaking/index.ts", "reporters/text.ts"],
  verify: ["cli/commands/verify.ts", "rules/contract/index.ts", "reporters/text.ts"],
  lint: ["cli/commands/lint.ts", "reporters/lint-text.ts"],
  native: ["check/lint-description.ts", "rules/lint/index.ts"],
  spectral: ["check/lint-spectral.ts", "lint/ruleset/spectral-ruleset.ts"],
};

/** Everything that the `roots` import, and what that imports, as far as it is ours. */
function closure(roots, getModuleInfo) {
  const found = new Set();
  const open = roots.map((file) => fileURLToPath(new URL(`src/${file}`, import.meta.url)));
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const info = found.has(id) ? undefined : getModuleInfo(id);
    if (!info) continue;
    found.add(id);
    open.push(...info.importedIds);
  }
  return found;
}

const closures = new Map();
const loads = (command, id, context) => {
  if (!closures.has(command))
    closures.set(
      command,
      closure(LOADED_BY[command], (known) => context.getModuleInfo(known)),
    );
  return closures.get(command).has(id);
};

/** What the same commands load stays together: each file that is loaded costs half a millisecond and more. */
const chunk = (...commands) => ({
  // A chunk takes along what its modules import, as far as no chunk of more commands has it.
  priority: commands.length,
  debugName: commands.join("-"),
  name: (id, context) => (commands.every((command) => loads(command, id, context)) ? commands.join("-") : null),
});

const groups = [
  {
    priority: 4,
    debugName: "start",
    // The entry itself waits for its commands, which must not wait for it.
    name: (id, context) => (loads("start", id, context) && !context.getModuleInfo(id).isEntry ? "start" : null),
  },
  chunk("diff", "verify", "lint"),
  chunk("diff", "verify"),
  chunk("diff", "lint"),
  chunk("verify", "lint"),
  chunk("diff"),
  chunk("verify"),
  chunk("lint"),
  { ...chunk("native"), priority: 0 },
  { ...chunk("spectral"), priority: 0 },
];

/**
 * A hundred rule files read well and load slowly: each costs a process half a millisecond. They are bundled into a
 * few chunks along the dynamic imports, readable and not minified; other dependencies stay outside.
 */
export default defineConfig({
  input: {
    index: "src/index.ts",
    "cli/main": "src/cli/main.ts",
    "cli/verifier-child": "src/cli/live/verifier-child.ts",
  },
  platform: "node",
  external: packages,
  // The public API imports what commands import lazily: the chunks below see to it that both get what they need.
  checks: { ineffectiveDynamicImport: false },
  plugins: [shipExamples, shipRulesets, shipLicences],
  output: { dir: "dist", format: "esm", chunkFileNames: "chunks/[name].js", minify: false, codeSplitting: { groups } },
});
