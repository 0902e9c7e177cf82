import type { Finding, Unchecked } from "../core/finding.ts";
import { getOrMake } from "../core/get-or-make.ts";
import type { Ref, Result } from "../core/result.ts";
import type { Problem } from "../lint/findings.ts";
import { type Baseline, toldBefore } from "../lint/ratchet/baseline.ts";
import { matchProblems, tell } from "../lint/ratchet/match.ts";
import type { Tree } from "../source/tree.ts";
import type { BaseOf, Comparison, LintBase, LintedTree } from "./lint-base.ts";
import type { LintReadOptions } from "./lint-cached.ts";
import type { Described, Linted, LintPlan } from "./lint-description.ts";
import { Exceptions } from "./lint-ignores.ts";
import { labelOf, Published } from "./lint-published.ts";

/** What of all problems is to be reported, and how. */
export interface RatchetOptions {
  /** Problems that this side has, too, are not reported. */
  since?: { ref: Ref; baseOf: BaseOf } | undefined;
  /** The same, of an earlier result. */
  baseline?: Baseline | undefined;
  /** What consumers have: no rule demands to break it. Asked only when a rule would. */
  published?: BaseOf | undefined;
  /** Whether a description may make exceptions for itself. */
  allowIgnores?: boolean | undefined;
}

/** Decides for each description which of its problems are findings; counts the others. */
export class Ratchet {
  readonly #options: RatchetOptions;
  readonly #plan: LintPlan;
  readonly #read: LintReadOptions;
  readonly #exceptions: Exceptions;
  readonly #published: Published;
  readonly #bases = new Map<Tree, Promise<LintBase | undefined>>();
  #known = 0;
  #fixed = 0;

  constructor(options: RatchetOptions, plan: LintPlan, read: LintReadOptions) {
    this.#options = options;
    this.#plan = plan;
    this.#read = read;
    this.#exceptions = new Exceptions(options.allowIgnores ?? false);
    this.#published = new Published(options.published, plan, read);
  }

  async findingsOf(of: LintedTree, one: Described, linted: Linted): Promise<Finding[]> {
    const excused = this.#exceptions.excuse(of.tree, linted, this.#rulesOf(one, linted));
    const all = { ...linted, problems: excused };
    const { since, baseline } = this.#options;
    if (since) {
      const comparison = this.#count(await this.#compare(of, one, all));
      return this.#published.spare(of, one, comparison.fresh, { comparison, label: labelOf(since.ref.ref) });
    }
    const { fresh } = baseline ? this.#count(compareRecorded(baseline, one, excused)) : { fresh: excused };
    return this.#published.spare(
      of,
      one,
      fresh,
      await this.#published.compare(of, one, { ...linted, problems: fresh }),
    );
  }

  /** How many problems are no findings; only where such are left out. */
  get counts(): Result["ratchet"] {
    const since = this.#options.since?.ref ?? this.#options.baseline?.since;
    return since && { since, known: this.#known, fixed: this.#fixed };
  }

  get unchecked(): Unchecked[] {
    return [...this.#published.unchecked, ...this.#exceptions.unchecked()];
  }

  #rulesOf({ root }: Described, { problems, idle }: Linted): string[] {
    const { rules } = this.#plan.settings(root.file);
    return [...rules.keys(), ...problems.map(({ finding }) => finding.ruleId), ...idle];
  }

  #count<T extends { known: readonly unknown[]; gone: readonly unknown[] }>(comparison: T): T {
    this.#known += comparison.known.length;
    this.#fixed += comparison.gone.length;
    return comparison;
  }

  async #compare(of: LintedTree, one: Described, linted: Linted): Promise<Comparison> {
    const base = await getOrMake(this.#bases, of.tree, async () => {
      const tree = await this.#options.since?.baseOf(of.tree);
      if (!tree) return undefined;
      const { LintBase } = await import("./lint-base.ts");
      return new LintBase(tree, of, this.#plan, this.#read);
    });
    return base
      ? base.compare(one, linted)
      : { known: [], fresh: linted.problems, gone: [], contentAt: async () => undefined };
  }
}

function compareRecorded(baseline: Baseline, { name, root }: Described, problems: readonly Problem[]) {
  const recorded = toldBefore(baseline, name, root.file, problems);
  const { known, fresh, gone } = matchProblems(problems.map(tell), recorded);
  return { known, fresh: fresh.map(({ problem }) => problem), gone };
}
