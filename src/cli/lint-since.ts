import { realpathSync, statSync } from "node:fs";
import path from "node:path";
import type { RatchetOptions } from "../check/lint-since.ts";
import { ApigateError } from "../core/errors.ts";
import { getOrMake } from "../core/get-or-make.ts";
import { parseDocument } from "../document/parse.ts";
import { type Baseline, parseBaseline } from "../lint/ratchet/baseline.ts";
import { findRepository } from "../source/repository.ts";
import { openSource } from "../source/source-ref.ts";
import type { Tree } from "../source/tree.ts";
import { treeUnder } from "../source/tree-under.ts";
import { readRegular } from "../source/work-tree.ts";
import type { LintFlags } from "./register/lint.ts";

/** Where a source stands. */
interface Place {
  /** In which git is asked. */
  directory: string;
  /** The source is this folder, and its files are named relative to it. */
  folder: string | undefined;
}

/** What the problems of each source are compared with: what the flags name, and what is published. */
export class RatchetSources {
  readonly #flags: LintFlags;
  readonly #cwd: string;
  readonly #places = new Map<Tree, Place>();
  readonly #published = new Map<string, Promise<Tree | undefined>>();
  readonly #opened: Tree[] = [];

  constructor(flags: LintFlags, cwd: string) {
    this.#flags = flags;
    this.#cwd = cwd;
  }

  /** Standard input stands nowhere. */
  add(tree: Tree, source: string | undefined): void {
    if (source === "-") return;
    const isOnDisk = source !== undefined && tree.ref.commit === null;
    this.#places.set(
      tree,
      isOnDisk ? placeOf(path.resolve(this.#cwd, source)) : { directory: this.#cwd, folder: undefined },
    );
  }

  async open(): Promise<RatchetOptions> {
    const { newSince, baseline, allowIgnore = false } = this.#flags;
    if (newSince !== undefined && baseline !== undefined)
      throw new ApigateError("E_USAGE", "--new-since and --baseline both say what is known", {
        hint: "Give one of them",
      });
    const published = (tree: Tree) => this.#publishedBeside(tree);
    const options: RatchetOptions = { published, allowIgnores: allowIgnore };
    if (baseline !== undefined) return { ...options, baseline: readBaseline(baseline, this.#cwd) };
    return newSince === undefined ? options : { ...options, since: await this.#since(newSince) };
  }

  close(): void {
    for (const tree of this.#opened) tree.close();
  }

  async #since(source: string): Promise<RatchetOptions["since"]> {
    if (source === "-")
      throw new ApigateError("E_USAGE", "--new-since cannot be standard input", { hint: "Name a version or a file" });
    const base = await this.#openOnce(source, this.#cwd);
    return { ref: base.ref, baseOf: async (tree) => this.#beside(base, tree) };
  }

  /** The newest version tag of the repository that a source is in. */
  async #publishedBeside(tree: Tree): Promise<Tree | undefined> {
    const place = this.#places.get(tree);
    if (!place) return undefined;
    const base = await getOrMake(this.#published, place.directory, () => this.#newestTag(place.directory));
    return base && this.#beside(base, tree);
  }

  async #newestTag(directory: string): Promise<Tree | undefined> {
    const repository = findRepository(directory);
    if (!repository) return undefined;
    const { newestVersionTag } = await import("../source/porcelain.ts");
    const tag = await newestVersionTag(repository);
    return tag === undefined ? undefined : this.#openOnce(`refs/tags/${tag}`, directory);
  }

  /** A folder that is linted has its counterpart in every version of its repository. */
  #beside(base: Tree, tree: Tree): Tree {
    const folder = this.#places.get(tree)?.folder;
    const root = folder === undefined ? undefined : findRepository(folder)?.root;
    if (folder === undefined || root === undefined || base.only !== undefined || base.ref.commit === null) return base;
    const inside = path.relative(root, folder).split(path.sep).join("/");
    return inside === "" ? base : treeUnder(base, inside);
  }

  async #openOnce(source: string, directory: string): Promise<Tree> {
    const tree = await openSource(source, directory);
    this.#opened.push(tree);
    return tree;
  }
}

function placeOf(onDisk: string): Place {
  const real = realpathSync(onDisk);
  return statSync(real).isDirectory()
    ? { directory: real, folder: real }
    : { directory: path.dirname(real), folder: undefined };
}

function readBaseline(file: string, cwd: string): Baseline {
  const absolute = path.resolve(cwd, file);
  const exists = file !== "" && statSync(absolute, { throwIfNoEntry: false }) !== undefined;
  const blob = exists ? readRegular(absolute, file) : undefined;
  if (!blob)
    throw new ApigateError("E_USAGE", `--baseline: there is no file \`${file}\``, {
      hint: "Make one with: apigate lint --format json=lint.json",
    });
  if (blob.bytes.length === 0) throw emptyBaseline(file);
  return parseBaseline(parseDocument(blob));
}

const emptyBaseline = (file: string): ApigateError =>
  new ApigateError("E_USAGE", "the baseline is empty", {
    location: { file },
    hint: "It holds no result, not even one without problems. Make it anew: apigate lint --format json=lint.json",
  });
