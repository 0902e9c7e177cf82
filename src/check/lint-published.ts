import { ApigateError } from "../core/errors.ts";
import type { Finding, Unchecked } from "../core/finding.ts";
import { getOrMake } from "../core/get-or-make.ts";
import type { Problem } from "../lint/findings.ts";
import type { Tree } from "../source/tree.ts";
import type { BaseOf, Comparison, LintBase, LintedTree } from "./lint-base.ts";
import type { LintReadOptions } from "./lint-cached.ts";
import type { LintConsumers } from "./lint-consumers.ts";
import type { Described, Linted, LintPlan } from "./lint-description.ts";

/** What consumers have, and the name of that version. */
interface Release {
  comparison: Comparison;
  label: string;
}

/** No rule demands to break what is published: such findings are worth knowing, and say whom mending them would break. */
export class Published {
  readonly #baseOf: BaseOf | undefined;
  readonly #plan: LintPlan;
  readonly #read: LintReadOptions;
  readonly #bases = new Map<Tree, Promise<{ base: LintBase; label: string } | undefined>>();
  readonly #consumers = new Map<Tree, LintConsumers>();
  readonly #unread: Unchecked[] = [];

  constructor(baseOf: BaseOf | undefined, plan: LintPlan, read: LintReadOptions) {
    this.#baseOf = baseOf;
    this.#plan = plan;
    this.#read = read;
  }

  get unchecked(): Unchecked[] {
    return [...this.#unread, ...[...this.#consumers.values()].flatMap(({ unchecked }) => unchecked)];
  }

  /** What is published of a description; undefined where nothing is, or where no rule asks for it. */
  async compare(of: LintedTree, one: Described, linted: Linted): Promise<Release | undefined> {
    if (!linted.problems.some(mayBeSpared)) return undefined;
    try {
      const opened = await getOrMake(this.#bases, of.tree, () => this.#open(of));
      return opened && { comparison: await opened.base.compare(one, linted), label: opened.label };
    } catch (error) {
      if (!(error instanceof ApigateError)) throw error;
      this.#unread.push({ what: `what is published of ${one.name}`, why: error.message });
      return undefined;
    }
  }

  /** The problems as findings: where mending would break whoever uses it, they are worth knowing and no more. */
  async spare(
    of: LintedTree,
    one: Described,
    problems: readonly Problem[],
    release: Release | undefined,
  ): Promise<Finding[]> {
    if (!release) return problems.map(({ finding }) => finding);
    const before = new Map(release.comparison.known);
    const findings: Finding[] = [];
    const published: Finding[] = [];
    for (const problem of problems) {
      const reason = await reasonToSpare(problem, before.get(problem), release.comparison);
      const finding = reason ? spared(problem.finding, NOTES[reason](release.label)) : problem.finding;
      (reason === "added" ? published : findings).push(finding);
    }
    return [...findings, ...(await this.#tellConsumers(of, one, published))];
  }

  async #open(of: LintedTree): Promise<{ base: LintBase; label: string } | undefined> {
    const tree = await this.#baseOf?.(of.tree);
    if (!tree) return undefined;
    const { LintBase } = await import("./lint-base.ts");
    return { base: new LintBase(tree, of, this.#plan, this.#read), label: labelOf(tree.label) };
  }

  /** Pacts are read, and the contract engine loaded, only here. */
  async #tellConsumers(of: LintedTree, one: Described, findings: Finding[]): Promise<Finding[]> {
    if (!findings.some(({ operations }) => operations.length > 0)) return findings;
    const { LintConsumers } = await import("./lint-consumers.ts");
    return getOrMake(this.#consumers, of.tree, () => new LintConsumers(of, this.#read)).tell(one, findings);
  }
}

/** `refs/tags/v1.2` → `v1.2`. */
export const labelOf = (ref: string): string => ref.replace(/^refs\/(?:tags|heads)\//, "");

const mayBeSpared = ({ when, finding }: Problem): boolean => when !== "always" && finding.waiver === null;

const NOTES = {
  added: (label: string) => `published in ${label}: mending it breaks whoever uses it`,
  changed: (label: string) => `as it is in ${label}: to be mended when it is next edited`,
};

/**
 * A rule about what is added says nothing of what base has with the same problem, nor of what nobody has touched since;
 * a rule about what is changed nothing of the latter. What was edited into a problem can be edited back.
 */
async function reasonToSpare(
  problem: Problem,
  before: Problem | undefined,
  { contentAt }: Comparison,
): Promise<keyof typeof NOTES | undefined> {
  const { when, content, finding } = problem;
  if (when === "always" || !mayBeSpared(problem)) return undefined;
  if (before === problem || (before && when === "added")) return when;
  const old = before ? before.content : content && (await contentAt(finding.subject));
  return old !== undefined && old === content ? when : undefined;
}

const spared = (finding: Finding, note: string): Finding => ({
  ...finding,
  severity: "info",
  message: `${finding.message} (${note})`,
});
