import { cpus } from "node:os";
import { renderGoal } from "./goals.mjs";
import { linterVersions } from "./linters.mjs";
import { LIMIT_SECONDS } from "./measure.mjs";
import { renderTable } from "./table.mjs";
import { versions } from "./tools.mjs";

/** The whole page of docs/benchmarks.md, made from the figures of one run. */
export function renderPage({ sections, goals, runs, gauge }) {
  return `# Benchmarks

This page is written by \`npm run bench\`, from one run on one machine.

${facts(runs, gauge)}

## How to read the tables

${reading}

## Goals

${goals.map(renderGoal).join("\n")}

## Figures

${sections.map(renderSection).join("\n\n")}
`;
}

export function renderSection({ title, rows }) {
  return `### ${title}\n\n${renderTable(rows)}`;
}

function facts(runs, gauge) {
  const processors = cpus();
  const tools = Object.entries({ ...versions(), ...linterVersions() }).map(
    ([name, version]) => `- ${name}: ${version ?? absent(name)}`,
  );
  return [
    `- node: ${process.version}, ${process.platform} ${process.arch}`,
    `- CPU: ${processors.length} × ${processors[0]?.model ?? "unknown"}`,
    ...tools,
    `- ${runs} turns for each command; measured with ${gauge.name}`,
  ].join("\n");
}

const absent = (name) => `not ${onPath.includes(name) ? "on PATH" : "installed"}, not measured`;

const onPath = ["oasdiff", "vacuum", "git"];

const reading = `- The *floor* is a node process that reads and \`JSON.parse\`s both files and visits
  every node once; for start-up and for linting it is \`node -e 0\`. No comparison in node can cost
  less.
- CPU is user + system time of the whole process tree. Both ratios compare the *least* CPU of a
  row with the least CPU of the floor and of the first apigate row, in the same table.
- Peak is the most resident memory of any one process of the tree, over all runs.
- Within a table the commands take turns, so that a busy machine is unfair to all alike. The least
  CPU is the figure to compare; a wide gap between least and most means a busy machine or a
  command whose work differs from run to run.
- A command that needs more than 10 s runs three times at most, and is stopped after ${LIMIT_SECONDS} s.
  Failures are shown, not hidden; figures come from the runs that succeeded. No limit on memory is
  set, and peers can take several gigabytes.
- Exit status 0 and 1 of apigate are both results; 2 means that it could not compare.
- The tools do not answer the same question: they differ in what they count as a change. apigate
  runs with its cache off unless the title says otherwise.
- Linters do not answer the same question either. apigate and spectral-cli run the same rules, from
  a ruleset file that says \`extends: spectral:oas\`, and have to find the same; \`apigate lint,
  recommended\` runs native rules. redocly runs its own rules, those it recommends
  (\`--extends recommended\`), vacuum its own, those it recommends (its default;
  \`spectral-report\` is its lint with JSON, and drops the results of a rule that takes more than 5 s).
  All write every finding as JSON, and *findings* is how many: several numbers where runs disagree.
- A large description in YAML is not the same work as one in JSON: DigitalOcean's is linted as its
  many files are, and bundled into one JSON file, which the goal of 20× was stated for.
- That base and revision cost at most 1.35× one was stated for neighbouring versions of Stripe, which
  have most in common. GitHub's pair is an upgrade by a major version: two thirds of its schemas, by
  size, are others, and its base costs about as much as they do.`;
