import { lintGoals } from "./lint-goals.mjs";
import { atMost, megabyte, seconds, times, verdict } from "./verdict.mjs";

const pairs = [
  ["github-files", "GitHub"],
  ["stripe-files", "Stripe"],
];

const rivals = ["oasdiff breaking", "oasdiff changelog"];

const caches = [
  ["github-cache", "GitHub"],
  ["digitalocean-tags", "DigitalOcean"],
];

/**
 * The goals for speed, `{ goal, held, figures }` each, judged by the figures: `results` are rows
 * by case id. `held` is missing where a figure is.
 */
export function judge(results) {
  const row = (id, name) => results.get(id)?.find((candidate) => candidate.name === name);
  return [
    ...["--version", "--help"].map((flag) => startUp(row("start", `apigate ${flag}`), flag)),
    ...pairs.flatMap(([id, title]) => lean(row(id, "apigate diff"), title)),
    ...pairs.flatMap(([id, title]) =>
      rivals.map((rival) => outruns(row(id, rival), row(id, "apigate diff"), `${title}, files: ${rival}`)),
    ),
    ...caches.map(([id, title]) =>
      cached(row(id, "apigate diff, first run"), row(id, "apigate diff, second run"), title),
    ),
    ...contracts((name) => row("contract-stripe", name), row("contract-small", "apigate verify, 300 interactions")),
    ...lintGoals(row),
  ];
}

function contracts(stripe, small) {
  const hundred = stripe("apigate verify, 100 interactions");
  return [
    atMost("Stripe, 100 interactions: under 2 s CPU", hundred?.cpu, 2, seconds),
    atMost("Stripe, 100 interactions: under 300 MB", hundred?.peak, 300e6, megabyte),
    atMost("300 small interactions: under 0.3 s CPU", small?.cpu, 0.3, seconds),
  ];
}

function startUp(row, flag) {
  return atMost(`${flag}: at most 2× \`node -e 0\``, row?.toFloor, 2, times);
}

function lean(row, title) {
  return [
    atMost(`${title}, files: at most 4× the floor`, row?.toFloor, 4, times),
    atMost(`${title}, files: at most 400 MB`, row?.peak, 400e6, megabyte),
  ];
}

/** The least figures judge, on both sides: where a rival's runs differ, its best one counts. */
function outruns(rival, own, title) {
  const factor = rival?.toApigate;
  const medians = factor && times(rival.cpuMedian / own.cpuMedian);
  const figures = factor && `${times(factor)}; ${medians} by the medians`;
  return verdict(`${title} needs at least 20× as much CPU`, factor && factor >= 20, figures);
}

function cached(first, second, title) {
  const known = first?.cpu && second?.cpu;
  const figures = known && `${seconds(first.cpu)}, then ${seconds(second.cpu)}`;
  return verdict(`${title}: less CPU with the cache`, known && second.cpu < first.cpu, figures);
}

export function renderGoal({ goal, held, figures }) {
  if (held === undefined) return `- **not measured**: ${goal}`;
  return `- **${held ? "held" : "not held"}**: ${goal} (${figures})`;
}
