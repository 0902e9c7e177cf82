import { ApigateError } from "../core/errors.ts";
import type { Finding, Unchecked } from "../core/finding.ts";
import { getOrMake } from "../core/get-or-make.ts";
import type { Ref, Result } from "../core/result.ts";
import type { Problem } from "../lint/findings.ts";
import { type Baseline, toldBefore } from "../lint/ratchet/baseline.ts";
import { matchProblems, tell } from "../lint/ratchet/match.ts";
import type { Tree } from "../source/tree.ts";
import { LintBase, type LintedTree } from "./lint-base.ts";
import type { LintReadOptions } from "./lint-cached.ts";
import type { LintConsumers } from "./lint-consumers.ts";
import type { Described, Linted, LintPlan } from "./lint-description.ts";
import { Exceptions } from "./lint-ignores.ts";

/** Opens what a tree is compared with; undefined where there is nothing. The opener closes it. */
export type BaseOf = (revision: Tree) => Promise<Tree | undefined>;

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
  readonly #bases = new Map<Tree, LintBase>();
  readonly #released = new Map<Tree, Promise<{ base: LintBase; label: string } | undefined>>();
  readonly #consumers = new Map<Tree, LintConsumers>();
  readonly #unchecked: Unchecked[] = [];
  #known = 0;
  #fixed = 0;

  constructor(options: RatchetOptions, plan: LintPlan, read: LintReadOptions) {
    this.#options = options;
    this.#plan = plan;
    this.#read = read;
    this.#exceptions = new Exceptions(options.allowIgnores ?? false);
  }

  async findingsOf(of: LintedTree, one: Described, linted: Linted): Promise<Finding[]> {
    const problems = this.#exceptions.excuse(of.tree, linted, this.#rulesOf(one, linted));
    const fresh = await this.#fresh(of, one, { ...linted, problems });
    return this.#spared(of, one, { ...linted, problems: fresh });
  }

  /** What there is to say of problems that are no findings; only where such are left out. */
  get counts(): Result["ratchet"] {
    const since = this.#options.since?.ref ?? this.#options.baseline?.since;
    return since && { since, known: this.#known, fixed: this.#fixed };
  }

  get unchecked(): Unchecked[] {
    const consumers = [...this.#consumers.values()].flatMap(({ unchecked }) => unchecked);
    return [...this.#unchecked, ...consumers, ...this.#exceptions.unchecked()];
  }

  #rulesOf({ root }: Described, { problems, idle }: Linted): string[] {
    const { settings } = this.#plan.settings(root.file);
    return [...settings.map(({ rule }) => rule.id), ...problems.map(({ finding }) => finding.ruleId), ...idle];
  }

  async #fresh(of: LintedTree, one: Described, linted: Linted): Promise<Problem[]> {
    const { since, baseline } = this.#options;
    if (!since && !baseline) return linted.problems;
    const matching = baseline ? compareRecorded(baseline, one, linted) : await this.#compare(of, one, linted);
    this.#known += matching.known;
    this.#fixed += matching.gone;
    return matching.fresh;
  }

  async #compare(of: LintedTree, one: Described, linted: Linted): Promise<Compared> {
    const base = await this.#options.since?.baseOf(of.tree);
    if (!base) return { known: 0, fresh: linted.problems, gone: 0 };
    const side = getOrMake(this.#bases, of.tree, () => new LintBase(base, of, this.#plan, this.#read));
    const { known, fresh, gone } = await side.compare(one, linted);
    return { known: known.length, fresh, gone: gone.length };
  }

  /** Where to mend something would break whoever uses it, the rule does not demand it: it is worth knowing. */
  async #spared(of: LintedTree, one: Described, linted: Linted): Promise<Finding[]> {
    const all = linted.problems.map(({ finding }) => finding);
    if (this.#options.since || !linted.problems.some(({ when }) => when !== "always")) return all;
    const released = await getOrMake(this.#released, of.tree, () => this.#release(of));
    const known = released && (await this.#publishedIn(released.base, one, linted));
    if (!known || known.size === 0) return all;
    const spared = linted.problems.map((problem) => spare(problem, known.get(problem), released.label));
    const told = await this.#tellConsumers(
      of,
      one,
      spared.filter(isPublished).map(({ finding }) => finding),
    );
    return spared.map(({ finding }) => told.get(finding) ?? finding);
  }

  async #publishedIn(base: LintBase, one: Described, linted: Linted): Promise<Map<Problem, Problem> | undefined> {
    try {
      return new Map((await base.compare(one, linted)).known);
    } catch (error) {
      this.#noRelease(error, one.name);
      return undefined;
    }
  }

  async #release(of: LintedTree): Promise<{ base: LintBase; label: string } | undefined> {
    try {
      const tree = await this.#options.published?.(of.tree);
      return tree && { base: new LintBase(tree, of, this.#plan, this.#read), label: labelOf(tree) };
    } catch (error) {
      return this.#noRelease(error, of.tree.label);
    }
  }

  /** Nobody asked for it by name, so it keeps nobody from linting; but then every rule is held against everything. */
  #noRelease(error: unknown, of: string): undefined {
    if (!(error instanceof ApigateError)) throw error;
    this.#unchecked.push({ what: `what is published of ${of}`, why: error.message });
  }

  async #tellConsumers(of: LintedTree, one: Described, findings: Finding[]): Promise<Map<Finding, Finding>> {
    if (!findings.some(({ operations }) => operations.length > 0)) return new Map();
    const { LintConsumers } = await import("./lint-consumers.ts");
    const consumers = getOrMake(this.#consumers, of.tree, () => new LintConsumers(of, this.#read));
    const told = await consumers.tell(one, findings);
    return new Map(findings.map((finding, index) => [finding, told[index] ?? finding]));
  }
}

interface Compared {
  known: number;
  fresh: Problem[];
  gone: number;
}

function compareRecorded(baseline: Baseline, { name, root }: Described, { problems }: Linted): Compared {
  const recorded = toldBefore(baseline, name, root.file, problems);
  const { known, fresh, gone } = matchProblems(problems.map(tell), recorded);
  return { known: known.length, fresh: fresh.map(({ problem }) => problem), gone: gone.length };
}

/** `refs/tags/v1.2` → `v1.2`. */
const labelOf = ({ label }: Tree): string => label.replace(/^refs\/(?:tags|heads)\//, "");

interface Spared {
  finding: Finding;
  why: "published" | "unedited" | undefined;
}

const isPublished = ({ why }: Spared): boolean => why === "published";

function spare({ finding, when, content }: Problem, before: Problem | undefined, label: string): Spared {
  if (!before || when === "always") return { finding, why: undefined };
  if (when === "changed" && before.content !== content) return { finding, why: undefined };
  const [why, note] =
    when === "added"
      ? (["published", `published in ${label}: mending it breaks whoever uses it`] as const)
      : (["unedited", `as it is in ${label}: to be mended when it is next edited`] as const);
  return { finding: { ...finding, severity: "info", message: `${finding.message} (${note})` }, why };
}
