import { rmSync } from "node:fs";
import { join } from "node:path";
import { apigateLint, linters } from "./linters.mjs";
import { nodeStart } from "./tools.mjs";

/** Cases of `apigate lint`, beside the floor `node -e 0`. Sides of a pair are named base and revision. */
export const lintCases = [
  {
    id: "lint-small",
    title: "Lint: a small generated description",
    contestants: (inputs) => {
      const file = inputs.smallFiles().base;
      return everyLinter(inputs, file, [
        apigateLint([file, "--ruleset", "recommended"], { name: "apigate lint, recommended" }),
      ]);
    },
  },
  {
    id: "lint-stripe",
    title: "Lint: Stripe v127",
    contestants: (inputs) => everyLinter(inputs, inputs.stripeAt("v127")),
  },
  {
    id: "lint-github",
    title: "Lint: GitHub 23.0.2",
    contestants: (inputs) => everyLinter(inputs, inputs.gitHubFiles().revision),
  },
  {
    id: "lint-digitalocean-files",
    title: "Lint: DigitalOcean v1.10, its YAML files as they are",
    contestants: (inputs) => everyLinter(inputs, inputs.digitalOceanEntry()),
  },
  {
    id: "lint-digitalocean-bundle",
    title: "Lint: DigitalOcean v1.10, bundled into one JSON file by redocly",
    contestants: (inputs) => everyLinter(inputs, inputs.digitalOceanBundle()),
  },
  {
    id: "lint-pair-stripe",
    title: "Lint: Stripe v126 and v127 in one process",
    contestants: (inputs) => pair(inputs, inputs.stripeAt("v126"), inputs.stripeAt("v127")),
  },
  {
    id: "lint-pair-github",
    title: "Lint: GitHub 22.0.0 and 23.0.2 in one process",
    contestants: (inputs) => {
      const { base, revision } = inputs.gitHubFiles();
      return pair(inputs, base, revision);
    },
  },
  {
    id: "lint-cache",
    title: "Lint: GitHub 23.0.2, with the cache",
    contestants: (inputs) => [nodeStart(), ...withCache(inputs, inputs.gitHubFiles().revision)],
  },
];

/** All that lint one file; only the floor where there is no file. */
function everyLinter(inputs, file, others = []) {
  if (!file) return [nodeStart()];
  const ruleset = inputs.oasRuleset();
  return [nodeStart(), apigateLint([file, "--ruleset", ruleset]), ...others, ...linters(file, ruleset)];
}

function pair(inputs, base, revision) {
  const rules = ["--ruleset", inputs.oasRuleset()];
  return [
    nodeStart(),
    apigateLint([revision, ...rules], { name: "apigate lint, revision alone" }),
    apigateLint([revision, "--new-since", base, ...rules], { name: "apigate lint, revision --new-since base" }),
    apigateLint([base, revision, ...rules], { name: "apigate lint, base and revision" }),
  ];
}

/** Contestants take turns, so each second run finds the cache the first run has just filled. */
function withCache({ folder, oasRuleset }, file) {
  const cache = join(folder, "lint-cache");
  const env = { APIGATE_CACHE_DIR: cache };
  const before = () => rmSync(cache, { recursive: true, force: true });
  const args = [file, "--ruleset", oasRuleset()];
  return [
    apigateLint(args, { name: "apigate lint, first run", env, before }),
    apigateLint(args, { name: "apigate lint, second run", env }),
  ];
}
