/**
 * Times apigate beside the floor and its peers: `node bench/run.mjs [--runs N] [--only CASE]`.
 * A complete run rewrites docs/benchmarks.md; `--only` takes the id of one case, or text that some titles have.
 */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { cases } from "./cases.mjs";
import { findGauge } from "./gauge.mjs";
import { judge, renderGoal } from "./goals.mjs";
import { missingFrom, openInputs } from "./inputs.mjs";
import { renderPage, renderSection } from "./page.mjs";
import { race } from "./race.mjs";
import { summarise } from "./summary.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const { runs, only } = readArguments();
const corpus = process.env.APIGATE_CORPUS ?? join(root, "../shared/corpus");
const gauge = findGauge();

requireInputs();
const folder = mkdtempSync(join(tmpdir(), "apigate-bench-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
await main();

async function main() {
  const inputs = openInputs(corpus, folder);
  const sections = [];
  for (const entry of chosenCases()) {
    const section = await runCase(entry, inputs);
    process.stdout.write(`${renderSection(section)}\n\n`);
    sections.push(section);
  }
  const goals = judge(new Map(sections.map(({ id, rows }) => [id, rows])));
  const shown = goals.filter(({ held }) => !only || held !== undefined);
  process.stdout.write(`### Goals\n\n${shown.map(renderGoal).join("\n")}\n`);
  if (!only) writePage(renderPage({ sections, goals, runs, gauge }));
}

async function runCase({ id, title, contestants }, inputs) {
  process.stderr.write(`${title}\n`);
  const lanes = await race(contestants(inputs), { runs, gauge, folder, onRun: reportRun });
  return { id, title, rows: summarise(lanes) };
}

function reportRun({ name }, { failure, cpu }) {
  process.stderr.write(`  ${name}: ${failure ?? `${cpu.toFixed(3)} s CPU`}\n`);
}

function chosenCases() {
  const wanted = only?.toLowerCase();
  const named = cases.filter(({ id }) => id === wanted);
  const alike = cases.filter(({ id, title }) => !wanted || `${id} ${title}`.toLowerCase().includes(wanted));
  const chosen = named.length > 0 ? named : alike;
  if (chosen.length === 0) giveUp(`No case matches "${only}": ${cases.map(({ id }) => id).join(", ")}`);
  return chosen;
}

function writePage(page) {
  mkdirSync(join(root, "docs"), { recursive: true });
  writeFileSync(join(root, "docs/benchmarks.md"), page);
  process.stdout.write("\nWrote docs/benchmarks.md\n");
}

function readArguments() {
  const { runs, only } = parseOptions();
  const count = Number(runs);
  if (!Number.isInteger(count) || count < 1) giveUp("--runs takes a whole number, at least 1");
  return { runs: count, only };
}

function parseOptions() {
  const options = { runs: { type: "string", default: "5" }, only: { type: "string" } };
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    return giveUp(`${error.message}\nUsage: node bench/run.mjs [--runs N] [--only CASE]`);
  }
}

function requireInputs() {
  if (!gauge) giveUp("Measuring needs python3 or GNU time (/usr/bin/time): please install one");
  const missing = missingFrom(corpus);
  if (missing.length === 0) return;
  giveUp(`The corpus lacks ${missing.join(", ")}: set APIGATE_CORPUS to the folder that has them`);
}

function giveUp(message) {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
