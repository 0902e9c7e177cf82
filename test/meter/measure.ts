import type { Expected } from "../mutators/mutator.ts";
import { catalogue } from "./catalogue.ts";
import type { Base, Said } from "./engine.ts";
import { apply, nameOf } from "./files.ts";
import type { Scene, Site } from "./mutator.ts";
import { reach } from "./reach.ts";
import { seeded, spread } from "./sample.ts";
import { survey } from "./survey.ts";

export interface MeasureOptions {
  /** At most so many sites of each mutator and verdict. */
  sites: number;
  seed: number;
  /** Only mutators whose names contain this. */
  only?: string | undefined;
  onTrial?: (done: number, all: number) => void;
}

/**
 * `missed`: something was to be reported and was not. `false-alarm`: an error where nothing breaks. `noisy`: a warning
 * there. `mentioned`: both sides mean the same, and yet there is something to read.
 */
export type Outcome = "right" | "missed" | "false-alarm" | "noisy" | "mentioned";

/** One mutant and what became of it. */
export interface Trial {
  mutator: string;
  expected: Expected;
  /** File and JSON Pointer. */
  site: string;
  outcome: Outcome;
  said: Said[];
}

/** All mutants of one mutator of which the same was expected. */
export interface Row {
  area: string;
  mutator: string;
  expected: Expected;
  /** Sites in the description, of which some were tried. */
  sites: number;
  trials: Trial[];
}

/** Injects the catalogue into a description and compares each mutant with it. Rows without a site are left out. */
export async function measure(base: Base, options: MeasureOptions): Promise<Row[]> {
  const scene = look(base);
  const planned = plan(scene, options);
  const all = planned.reduce((sum, { chosen }) => sum + chosen.length, 0);
  const rows: Row[] = [];
  let done = 0;
  for (const { chosen, ...row } of planned) {
    const trials: Trial[] = [];
    for (const site of chosen) {
      trials.push(await attempt(base, row.mutator, site));
      options.onTrial?.(++done, all);
    }
    rows.push({ ...row, trials });
  }
  return rows;
}

/** The description as its raw JSON shows it. The engine that is measured has no part in this. */
export function look({ files, root }: Pick<Base, "files" | "root">): Scene {
  const found = survey(files, root);
  return { survey: found, schemas: reach(found) };
}

type Planned = Omit<Row, "trials"> & { chosen: Site[] };

function plan(scene: Scene, { sites: most, seed, only = "" }: MeasureOptions): Planned[] {
  const planned: Planned[] = [];
  for (const [area, mutators] of Object.entries(catalogue)) {
    for (const mutator of mutators.filter(({ name }) => name.includes(only))) {
      const sites = [...mutator.sites(scene)];
      for (const expected of ["breaking", "warn", "harmless", "equivalent"] as const) {
        const own = sites.filter((site) => site.expected === expected);
        const chosen = spread(own, most, seeded(seed));
        if (own.length > 0) planned.push({ area, mutator: mutator.name, expected, sites: own.length, chosen });
      }
    }
  }
  return planned;
}

async function attempt(base: Base, mutator: string, { expected, place, edits }: Site): Promise<Trial> {
  const said = await base.compare(apply(base.files, edits()));
  return { mutator, expected, site: nameOf(place), outcome: outcomeOf(expected, said), said };
}

/** What an expected verdict asks of the findings. */
export function outcomeOf(expected: Expected, said: readonly Pick<Said, "severity">[]): Outcome {
  const has = (severity: string) => said.some((finding) => finding.severity === severity);
  if (expected === "breaking") return has("error") ? "right" : "missed";
  if (expected === "warn") return has("error") || has("warn") ? "right" : "missed";
  if (has("error")) return "false-alarm";
  if (has("warn")) return "noisy";
  return expected === "equivalent" && said.length > 0 ? "mentioned" : "right";
}
