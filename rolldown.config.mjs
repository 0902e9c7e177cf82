import { readFileSync } from "node:fs";
import { defineConfig } from "rolldown";
import { examples } from "./scripts/examples.mjs";

const { dependencies } = JSON.parse(readFileSync(new URL("./package.json", import.meta.url), "utf8"));
const packages = Object.keys(dependencies).map((name) => new RegExp(`^${name}(/|$)`));

/** Examples are shipped beside the code, so that `apigate explain` needs no network and nothing else loads them. */
const shipExamples = {
  name: "ship-examples",
  generateBundle() {
    this.emitFile({ type: "asset", fileName: "examples.json", source: JSON.stringify(examples()) });
  },
};

/** What is loaded together stays together. */
const groups = [
  { name: "kernel", test: /\/src\/(?:core|document)\//, priority: 2 },
  { name: "engine", test: /\/src\/(?:schema|model|diff|breaking|rules\/(?:breaking|policy))\//, priority: 1 },
];

/**
 * A hundred rule files read well and load slowly: each costs a process half a millisecond. They are bundled into a
 * few chunks along the dynamic imports, readable and not minified; dependencies stay outside.
 */
export default defineConfig({
  input: {
    index: "src/index.ts",
    "cli/main": "src/cli/main.ts",
    "cli/verifier-child": "src/cli/live/verifier-child.ts",
  },
  platform: "node",
  external: packages,
  plugins: [shipExamples],
  output: { dir: "dist", format: "esm", chunkFileNames: "chunks/[name].js", minify: false, codeSplitting: { groups } },
});
