import { ApigateError } from "../core/errors.ts";
import { lazy } from "../core/lazy.ts";
import { pairRoots, type Root } from "../document/pair.ts";
import { lintedIn } from "../document/scope.ts";
import { contentOf, type Problem } from "../lint/findings.ts";
import { type Matching, matchProblems, type ToldProblem, tell } from "../lint/ratchet/match.ts";
import { Places } from "../lint/ratchet/place.ts";
import { findRenames, type Renames } from "../lint/ratchet/renames.ts";
import type { Tree } from "../source/tree.ts";
import { type LintReadOptions, lintCached } from "./lint-cached.ts";
import type { Described, Linted, LintPlan } from "./lint-description.ts";
import { ownershipIn } from "./ownership.ts";
import { readApi } from "./read-api.ts";

/** A tree that is linted, with all descriptions in it. */
export interface LintedTree {
  tree: Tree;
  described: readonly Described[];
}

/** Opens what a tree is compared with; undefined where there is nothing. The opener closes it. */
export type BaseOf = (revision: Tree) => Promise<Tree | undefined>;

/** What base has of the problems of a description. */
export interface Comparison extends Matching<Problem, Problem> {
  /** What base has at a place of the revision, by `contentOf`; undefined where it has nothing, or too much. */
  contentAt(subject: string): Promise<string | undefined>;
}

const NOTHING: Comparison = { known: [], fresh: [], gone: [], contentAt: async () => undefined };

/** The side that problems are compared with. Nothing of it is read before somebody asks. */
export class LintBase {
  readonly #base: Tree;
  readonly #revision: LintedTree;
  readonly #plan: LintPlan;
  readonly #options: LintReadOptions;
  readonly #partners = lazy(() => this.#pair());

  constructor(base: Tree, revision: LintedTree, plan: LintPlan, options: LintReadOptions) {
    this.#base = base;
    this.#revision = revision;
    this.#plan = plan;
    this.#options = options;
  }

  /**
   * Which problems of a description base has, too. A description whose files are all the same has no others; one that
   * refers to a file that is not there may have lost it since.
   */
  async compare(one: Described, { problems, files, summary }: Linted): Promise<Comparison> {
    const isWhole = !problems.some(({ finding }) => finding.ruleId === "invalid-ref");
    if (isWhole && (await this.#isSame(one.root.file, files)))
      return { ...NOTHING, known: problems.map((same) => [same, same]) };
    const root = (await this.#partners()).get(one.root);
    if (!root) return { ...NOTHING, fresh: [...problems] };
    const before = await this.#lint(root, one);
    const matching = matchProblems(problems.map(tell), before.problems.map(tell));
    if (![summary, before.summary].every(isOpenApi)) return { ...NOTHING, ...untold(matching) };
    const sides = lazy(() => this.#sides(root, one.root));
    const { fresh, gone } = matching;
    const renames = fresh.length > 0 && gone.length > 0 ? (await sides()).renames() : undefined;
    const rest = renames ? matchProblems(fresh, gone, renames.now) : { ...matching, known: [] };
    return {
      ...untold({ ...rest, known: [...matching.known, ...rest.known] }),
      async contentAt(subject) {
        const places = (await sides()).places();
        const place = places.find(renames ? renames.before(subject) : subject);
        return place && contentOf(place);
      },
    };
  }

  /**
   * Git knows without reading; a file that is named stands for another of another name. Whoever owns the description is
   * named in other files.
   */
  async #isSame(root: string, files: Readonly<Record<string, string>>): Promise<boolean> {
    if ((this.#base.only ?? root) !== root) return false;
    const entries = await this.#base.entries();
    if (!Object.entries(files).every(([path, oid]) => entries.get(path)?.oid === oid)) return false;
    const [before, now] = [await ownershipIn(this.#base, root), await ownershipIn(this.#revision.tree, root)];
    return JSON.stringify(before) === JSON.stringify(now);
  }

  /** By path, else as what has moved; two files that are both named are a pair. */
  async #pair(): Promise<Map<Root, Root>> {
    const { tree, described } = this.#revision;
    const before = await this.#described();
    const after = described.map(({ root }) => root);
    const [only, other] = [before[0], after[0]];
    if (only && other && this.#base.only !== undefined && tree.only !== undefined) return new Map([[other, only]]);
    const pairs = pairRoots(byFile(before), byFile(after));
    return new Map(pairs.flatMap(({ base, revision }) => (base && revision ? [[revision, base]] : [])));
  }

  /** Where base has no description at all, everything is new. */
  async #described(): Promise<Root[]> {
    const { cache, memory } = this.#options;
    try {
      return (await lintedIn(this.#base, cache, memory)).map(({ root }) => root);
    } catch (error) {
      if (error instanceof ApigateError && error.code === "E_NO_API") return [];
      throw this.#inBase(error);
    }
  }

  /** With the rules that hold for the description today, wherever it stood. */
  async #lint(root: Root, { root: now, name }: Described): Promise<Linted> {
    const isMoved = root.file !== now.file;
    const moved = { ...this.#plan, fingerprint: undefined, settings: () => this.#plan.settings(now.file) };
    const options = { ...this.#options, isBare: true, like: now.oid };
    try {
      return await lintCached(this.#base, { root, name }, isMoved ? moved : this.#plan, options, new Map());
    } catch (error) {
      throw this.#inBase(error);
    }
  }

  async #sides(before: Root, after: Root): Promise<Sides> {
    const base = await readApi(this.#base, before, this.#options, new Map());
    const revision = await readApi(this.#revision.tree, after, this.#options, new Map());
    return { places: lazy(() => new Places(base.description)), renames: lazy(() => findRenames(base, revision)) };
  }

  /** Says on which side something cannot be read: what is past cannot be mended. */
  #inBase(error: unknown): unknown {
    if (!(error instanceof ApigateError)) return error;
    const { code, message, hint, location, output, cause } = error;
    const place = `This is ${this.#base.label}, with which the problems are compared`;
    return new ApigateError(code, message, { hint: hint ? `${hint}. ${place}` : place, location, output, cause });
  }
}

/** Both versions of a description, side by side. */
interface Sides {
  /** Of base. */
  places(): Places;
  renames(): Renames;
}

const untold = ({ known, fresh, gone }: Matching<ToldProblem, ToldProblem>): Matching<Problem, Problem> => ({
  known: known.map(([a, b]) => [a.problem, b.problem]),
  fresh: fresh.map(({ problem }) => problem),
  gone: gone.map(({ problem }) => problem),
});

const isOpenApi = ({ format }: { format: string }): boolean => !format.startsWith("asyncapi");

const byFile = (roots: readonly Root[]): Map<string, Root> => new Map(roots.map((root) => [root.file, root]));
