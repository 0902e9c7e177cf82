import { atMost, megabyte, seconds, times, verdict } from "./verdict.mjs";

const rules = "`spectral:oas`";

/** `factor` is how much more CPU spectral-cli is to need; DigitalOcean's was set for the bundled file. */
const descriptions = [
  { id: "lint-stripe", title: "Stripe", factor: 6 },
  { id: "lint-github", title: "GitHub", factor: 20 },
  { id: "lint-digitalocean-bundle", title: "DigitalOcean, bundled", factor: 20 },
  { id: "lint-digitalocean-files", title: "DigitalOcean, many files", factor: 20 },
];

const rivals = ["redocly lint", "vacuum spectral-report"];

const pairs = [
  ["lint-pair-stripe", "Stripe"],
  ["lint-pair-github", "GitHub"],
];

const together = ["revision --new-since base", "base and revision"];

/** The goals for linting, judged by rows that `row(case, name)` finds, as those of `judge`. */
export function lintGoals(row) {
  return [
    ...descriptions.flatMap((description) => large(description, (name) => row(description.id, name))),
    ...pairs.flatMap(([id, title]) =>
      together.map((sides) => shared(row(id, `apigate lint, ${sides}`), `lint, ${title}, ${sides}`)),
    ),
    ...small((name) => row("lint-small", name)),
    atMost("lint, GitHub, from the cache: at most 2× `node -e 0`", cached(row), 2, times),
  ];
}

function cached(row) {
  return row("lint-cache", "apigate lint, second run")?.toFloor;
}

function large({ title, factor }, row) {
  const own = row("apigate lint");
  return [
    agrees(own, row("spectral lint"), `lint, ${title}, ${rules}: as many findings as spectral-cli`),
    outdoes(own, row("spectral lint"), {
      goal: `lint, ${title}, ${rules}: spectral-cli needs at least ${factor}× as much CPU`,
      enough: (ratio) => ratio >= factor,
    }),
    atMost(`lint, ${title}, ${rules}: under 350 MB`, own?.peak, 350e6, megabyte),
    ...rivals.map((name) =>
      outdoes(own, row(name), {
        goal: `lint, ${title}: ${name} needs more CPU`,
        enough: (ratio) => ratio > 1,
      }),
    ),
  ];
}

/** The least figures judge, on both sides. */
function outdoes(own, rival, { goal, enough }) {
  const ratio = rival?.toApigate;
  const medians = ratio && times(rival.cpuMedian / own.cpuMedian);
  const figures = ratio && `${times(ratio)}; ${medians} by the medians`;
  return verdict(goal, ratio && enough(ratio), figures);
}

/** To be quicker counts for nothing where something else is found. */
function agrees(own, rival, goal) {
  const known = own?.findings && rival?.findings;
  return verdict(goal, known && own.findings === rival.findings, known && `${own.findings} and ${rival.findings}`);
}

function shared(row, title) {
  return atMost(`${title}: at most 1.35× the revision alone`, row?.toApigate, 1.35, times);
}

function small(row) {
  return [
    atMost("lint, small, native rules: at most 3× `node -e 0`", row("apigate lint, recommended")?.toFloor, 3, times),
    atMost(`lint, small, ${rules}: at most 0.4 s CPU`, row("apigate lint")?.cpu, 0.4, seconds),
  ];
}
