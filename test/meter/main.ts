import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { ApigateError } from "../../src/core/errors.ts";
import { openSource } from "../../src/source/source-ref.ts";
import type { Blob } from "../../src/source/tree.ts";
import { type Base, openBase } from "./engine.ts";
import { type MeasureOptions, measure, type Row } from "./measure.ts";
import { render, summarise } from "./report.ts";

const USAGE = `Usage: npm run mutate -- <description> [--sites N|all] [--seed S] [--json FILE] [--only MUTATION]
  <description>  a file, or <git-rev>:<path> of the repository in the working folder
  --sites        at most N sites of each mutation and verdict (default 25)
  --seed         chooses other sites (default 1)
  --only         mutations whose names contain this`;

/** Measures how much of what breaks is found. Exit status: 0 both goals hold, 1 one is missed, 2 nothing was measured. */
export async function main(argv: readonly string[]): Promise<number> {
  try {
    const { description, json, ...options } = readArguments(argv);
    const rows = await measure(await open(description), { ...options, onTrial: progress });
    if (rows.length === 0) throw new UsageError("no mutation of that name has a site in this description");
    process.stdout.write(`${render(rows)}\n`);
    if (json !== undefined) writeFileSync(json, asJson(description, options, rows));
    return summarise(rows).isGood ? 0 : 1;
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof ApigateError)) throw error;
    process.stderr.write(`mutate: ${error.message}\n`);
    return 2;
  }
}

class UsageError extends Error {}

interface Arguments extends Omit<MeasureOptions, "onTrial"> {
  description: string;
  json: string | undefined;
}

function readArguments(argv: readonly string[]): Arguments {
  const { positionals, values } = parse(argv);
  const [description, ...others] = positionals;
  if (description === undefined || others.length > 0) throw new UsageError(`one description is needed\n${USAGE}`);
  const sites = values.sites === "all" ? Number.POSITIVE_INFINITY : wholeNumber("--sites", values.sites);
  return { description, sites, seed: wholeNumber("--seed", values.seed), only: values.only, json: values.json };
}

function parse(argv: readonly string[]) {
  const options = {
    sites: { type: "string", default: "25" },
    seed: { type: "string", default: "1" },
    json: { type: "string" },
    only: { type: "string" },
  } as const;
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}

function wholeNumber(flag: string, text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new UsageError(`${flag} takes a whole number from 1 on, not "${text}"`);
  return Number(text);
}

async function open(description: string): Promise<Base> {
  const tree = await openSource(description, process.cwd());
  try {
    const blobs = await tree.read(tree.only === undefined ? [] : [tree.only]);
    const [root]: (Blob | undefined)[] = [...blobs.values()];
    if (!root) throw new UsageError(`${description} names no single description`);
    return await openBase(root, tree);
  } finally {
    tree.close();
  }
}

function progress(done: number, all: number): void {
  if (process.stderr.isTTY && (done % 10 === 0 || done === all))
    process.stderr.write(`\r${done} of ${all} mutants${done === all ? "\n" : ""}`);
}

/** The same for machines: every mutant with its site and outcome; findings of those that went wrong. */
function asJson(description: string, { sites, seed }: Omit<MeasureOptions, "onTrial">, rows: readonly Row[]): string {
  const told = rows.map(({ trials, ...row }) => ({
    ...row,
    trials: trials.map(({ site, outcome, said }) => ({ site, outcome, ...(outcome === "right" ? {} : { said }) })),
  }));
  const report = { description, sites: Number.isFinite(sites) ? sites : "all", seed, ...summarise(rows), rows: told };
  return `${JSON.stringify(report, null, 2)}\n`;
}
