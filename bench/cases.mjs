import { rmSync } from "node:fs";
import { join } from "node:path";
import { lintCases } from "./lint-cases.mjs";
import { apigate, comparator, floor, nodeStart, peers } from "./tools.mjs";

/**
 * A case is `{ id, title, contestants(inputs) }`; its floor comes first, where it has one.
 * Peers meet only the pairs of neighbouring versions: on a long jump they need many gigabytes.
 */
export const cases = [
  {
    id: "start",
    title: "Start-up",
    contestants: () => [nodeStart(), apigate(["--version"]), apigate(["--help"])],
  },
  {
    id: "small",
    title: "A small generated pair, files",
    contestants: (inputs) => everyTool(inputs.smallFiles()),
  },
  {
    id: "stripe-files",
    title: "Stripe v120 → v121, files",
    contestants: (inputs) => everyTool(inputs.stripeFiles("v120", "v121")),
  },
  {
    id: "stripe-tags",
    title: "Stripe v120 → v121, git tags",
    contestants: (inputs) => stripeTags(inputs, "v120", "v121"),
  },
  {
    id: "github-files",
    title: "GitHub 22.0.0 → 23.0.2, files",
    contestants: (inputs) => everyTool(inputs.gitHubFiles()),
  },
  {
    id: "github-cache",
    title: "GitHub 22.0.0 → 23.0.2, files, with the cache",
    contestants: (inputs) => {
      const pair = inputs.gitHubFiles();
      return [floor(pair), ...withCache(inputs, [pair.base, pair.revision])];
    },
  },
  {
    id: "stripe-long-jump",
    title: "Stripe v71 → v127, git tags",
    contestants: (inputs) => stripeTags(inputs, "v71", "v127"),
  },
  {
    id: "digitalocean-tags",
    title: "DigitalOcean v1.9 → v1.10, git tags (1,500 YAML files), with the cache",
    contestants: (inputs) => withCache(inputs, ["v1.9", "v1.10"], inputs.digitalOcean()),
  },
  {
    id: "contract-stripe",
    title: "Contracts: 10 and 100 interactions against Stripe v127",
    contestants: (inputs) => {
      const [few, many] = [inputs.stripeContract(10), inputs.stripeContract(100)];
      return [verify(few), verify(many), comparator(few), comparator(many)].flatMap((one) => one ?? []);
    },
  },
  {
    id: "contract-github",
    title: "Contracts: 10 and 100 interactions against GitHub 23.0.2",
    contestants: (inputs) => {
      const [few, many] = [inputs.gitHubContract(10), inputs.gitHubContract(100)];
      return [verify(few), verify(many), comparator(many)].flatMap((one) => one ?? []);
    },
  },
  {
    id: "contract-small",
    title: "Contracts: 300 interactions against a small generated description",
    contestants: (inputs) => {
      const contract = inputs.smallContract(300);
      return [nodeStart(), verify(contract), comparator(contract)].flatMap((one) => one ?? []);
    },
  },
  ...lintCases,
];

function verify({ description, pact, count }) {
  const name = `apigate verify, ${count} interactions`;
  return apigate(["verify", description, "--pacts", pact], { name });
}

function everyTool(pair) {
  return [floor(pair), diff(pair.base, pair.revision), ...peers(pair)];
}

function stripeTags(inputs, base, revision) {
  const pair = inputs.stripeFiles(base, revision);
  return [floor(pair), diff(base, revision, { cwd: inputs.stripe() })];
}

function diff(base, revision, options) {
  return apigate(["diff", base, revision], { name: "apigate diff", ...options });
}

/** Contestants take turns, so each second run finds the cache the first run has just filled. */
function withCache({ folder }, sides, cwd = folder) {
  const cache = join(folder, "cache");
  const env = { APIGATE_CACHE_DIR: cache };
  const before = () => rmSync(cache, { recursive: true, force: true });
  return [
    diff(...sides, { name: "apigate diff, first run", cwd, env, before }),
    diff(...sides, { name: "apigate diff, second run", cwd, env }),
  ];
}
