import type { Row, Trial } from "./measure.ts";
import { type Share, wilson } from "./wilson.ts";

/** What is asked of the engine over all mutants. */
export const GOALS = { recall: 0.995, falseAlarms: 0.001 };

/** One of the two figures of a measurement. */
export interface Figure {
  hits: number;
  trials: number;
  /** Undefined where nothing was tried. */
  share: Share | undefined;
}

export interface Summary {
  mutants: number;
  /** Of what breaks, or is worth a warning, how much is reported. */
  recall: Figure;
  /** Of what breaks nobody, how much is reported as an error. */
  falseAlarms: Figure;
  isGood: boolean;
}

const isDue = ({ expected }: Pick<Trial, "expected">): boolean => expected === "breaking" || expected === "warn";

const figure = (hits: number, trials: number): Figure => ({ hits, trials, share: wilson(hits, trials) });

export function summarise(rows: readonly Row[]): Summary {
  const trials = rows.flatMap((row) => row.trials);
  const [due, harmless] = [trials.filter(isDue), trials.filter((trial) => !isDue(trial))];
  const recall = figure(due.filter(({ outcome }) => outcome === "right").length, due.length);
  const falseAlarms = figure(harmless.filter(({ outcome }) => outcome === "false-alarm").length, harmless.length);
  const isGood = (recall.share?.share ?? 1) >= GOALS.recall && (falseAlarms.share?.share ?? 0) <= GOALS.falseAlarms;
  return { mutants: trials.length, recall, falseAlarms, isGood };
}

const HEADINGS = ["expected", "mutation", "sites", "tried", "right", "wrong", "95 % bound"];

/** A table by area, then everything that went wrong with its site, then the two figures. */
export function render(rows: readonly Row[]): string {
  const lines = rows.map(cellsOf);
  const widths = HEADINGS.map((heading, index) =>
    Math.max(heading.length, ...lines.map((line) => line[index]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `  ${cells.map((cell, index) => (index < 2 ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0))).join("  ")}`.trimEnd();
  const areas = [...new Set(rows.map(({ area }) => area))];
  const tables = areas.map((area) =>
    [area, ...rows.flatMap((row, index) => (row.area === area ? [line(lines[index] ?? [])] : []))].join("\n"),
  );
  return [line(HEADINGS), ...tables, ...wrongs(rows), closing(rows)].join("\n\n");
}

function cellsOf(row: Row): string[] {
  const { expected, mutator, sites, trials } = row;
  const right = trials.filter(({ outcome }) => outcome === "right").length;
  return [expected, mutator, sites, trials.length, right, remarkOf(trials), boundOf(row)].map(String);
}

/** `2 missed`, `1 false alarm, 3 mentioned`. */
function remarkOf(trials: readonly Trial[]): string {
  const counts = ["missed", "false-alarm", "noisy", "mentioned"].flatMap((name) => {
    const count = trials.filter(({ outcome }) => outcome === name).length;
    return count > 0 ? [`${count} ${name.replace("-", " ")}`] : [];
  });
  return counts.join(", ") || "–";
}

/** How bad it may be where no mutant was tried: reported at least, false alarms at most. */
function boundOf({ trials, expected }: Row): string {
  if (isDue({ expected })) {
    const share = wilson(trials.filter(({ outcome }) => outcome === "right").length, trials.length);
    return share ? `≥ ${percent(share.low)}` : "–";
  }
  const share = wilson(trials.filter(({ outcome }) => outcome === "false-alarm").length, trials.length);
  return share ? `≤ ${percent(share.high)}` : "–";
}

export const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;

/** Every miss and false alarm with its site and what was said instead; of one mutator a few. */
function wrongs(rows: readonly Row[]): string[] {
  return (["missed", "false-alarm", "noisy", "mentioned"] as const).flatMap((outcome) => {
    const blocks = rows.flatMap((row) => blockOf(row, outcome));
    return blocks.length > 0 ? [`${outcome.replace("-", " ").toUpperCase()}\n${blocks.join("\n")}`] : [];
  });
}

const SHOWN = 5;

function blockOf({ mutator, expected, trials }: Row, outcome: Trial["outcome"]): string[] {
  const found = trials.filter((trial) => trial.outcome === outcome);
  if (found.length === 0) return [];
  const shown = found.slice(0, SHOWN).flatMap(({ site, said }) => {
    const [worst] = said;
    const heard = worst ? `${worst.severity} ${worst.ruleId}: ${worst.message}` : "nothing was reported";
    return [`    ${site}`, `      ${heard.slice(0, 160)}`];
  });
  const more = found.length > SHOWN ? [`    and ${found.length - SHOWN} more`] : [];
  return [[`  ${mutator} (${expected})`, ...shown, ...more].join("\n")];
}

function closing(rows: readonly Row[]): string {
  const { mutants, recall, falseAlarms, isGood } = summarise(rows);
  return [
    `${mutants} mutants, each compared as a whole description`,
    `  recall        ${tell(recall)}  goal ≥ ${percent(GOALS.recall)}`,
    `  false alarms  ${tell(falseAlarms)}  goal ≤ ${percent(GOALS.falseAlarms)}`,
    isGood ? "Both goals hold." : "A goal is missed.",
  ].join("\n");
}

const tell = ({ hits, trials, share }: Figure): string =>
  share
    ? `${percent(share.share)} (${hits} of ${trials}; 95 % bounds ${percent(share.low)} to ${percent(share.high)})`
    : "nothing to tell from";
