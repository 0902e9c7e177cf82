import { ApigateError } from "../../core/errors.ts";
import { LIMITS } from "../../core/limits.ts";
import type { Document } from "../../document/document.ts";
import { items, member, members, type Node, rootNode, valueAt } from "../../document/node.ts";
import { isObject } from "../../document/value.ts";
import type { Blob } from "../../source/tree.ts";
import { checkForm } from "./form.ts";
import { refuse, refuseName } from "./refuse.ts";
import { type CodeFile, type Extension, extensionsOf, isData, type Mode, type RulesetSource } from "./source.ts";
import { fileWithin, parseTarget, type Target } from "./target.ts";

/** Where rulesets are read from. */
export interface Sources {
  /** From the tree that the ruleset belongs to; undefined where there is no such regular file. */
  read(file: string): Promise<Blob | undefined>;
  /** Text of `rulesets/<name>.yaml` of this package. */
  builtin(name: string): Blob | undefined;
  /** Names that `builtin` knows. */
  builtins: readonly string[];
  allowCode: boolean;
  /** Throws `E_PARSE` or `E_LIMIT` with file, line and column. */
  parse(blob: Blob): Document;
}

/** Reads rulesets with all that they extend; every file once. `blobs` collects what was read. */
export class RulesetReader {
  readonly blobs: Blob[] = [];
  readonly #sources: Sources;
  readonly #known = new Map<string, RulesetSource>();
  /** Rulesets being read, outermost first. */
  readonly #open: string[] = [];

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** A name of `extends` in the file `from`, or, without `at`, of the command line. */
  async read(name: string, from = "", at?: Node, mode?: Mode): Promise<Extension> {
    const target = parseTarget(name, from, at);
    return { target: await this.#resolve(name, target, at), mode, at };
  }

  async #resolve(name: string, target: Target, at: Node | undefined): Promise<Extension["target"]> {
    if (target.kind === "pack") return target.name;
    if (target.kind === "own") return this.#source(name, at, async () => this.#builtin(target.name, at));
    if (target.kind === "code") return this.#code(target.file, name, target.mayBePackage, at);
    return this.#source(target.file, at, async () => {
      const blob = await this.#sources.read(target.file);
      if (blob) return blob;
      throw refuse(at, `the ruleset \`${target.file}\` does not exist, or is no regular file`, hintOf(target));
    });
  }

  #builtin(name: string, at: Node | undefined): Blob {
    const { builtins } = this.#sources;
    const blob = builtins.includes(name) ? this.#sources.builtin(name) : undefined;
    if (blob) return blob;
    const known = builtins.map((each) => `apigate:${each}`);
    throw refuseName(at, `there is no ruleset \`apigate:${name}\``, `apigate:${name}`, known);
  }

  async #code(file: string, name: string, mayBePackage: boolean, at: Node | undefined): Promise<CodeFile> {
    if (!this.#sources.allowCode)
      throw refuse(at, `\`${name}\` is ${mayBePackage ? "a package or a program" : "a program"}`, ALLOW_CODE);
    const candidates = [file, `${file}.mjs`, `${file}.js`];
    for (const candidate of candidates)
      if (await this.#sources.read(candidate))
        return { kind: "code", isFunction: false, specifier: `./${candidate}`, at };
    if (mayBePackage) return { kind: "code", isFunction: false, specifier: name, at };
    throw refuse(at, `the ruleset \`${file}\` does not exist, or is no regular file`);
  }

  async #source(name: string, at: Node | undefined, read: () => Promise<Blob>): Promise<RulesetSource> {
    if (this.#open.includes(name))
      throw refuse(at, `rulesets extend one another in a circle: ${[...this.#open, name].join(" → ")}`);
    const known = this.#known.get(name);
    if (known) return known;
    if (this.#known.size + this.#open.length >= LIMITS.extendedRulesets) throw tooMany(at);
    this.#open.push(name);
    const source = await this.#build(name, await read(), at);
    this.#open.pop();
    this.#known.set(name, source);
    return source;
  }

  async #build(name: string, blob: Blob, at: Node | undefined): Promise<RulesetSource> {
    this.blobs.push(blob);
    const root = parseRuleset(blob, this.#sources.parse(blob), at);
    const source = {
      kind: "data" as const,
      name,
      root,
      extends: await this.#extends(root, name),
      overrides: await this.#overrides(root, name),
      functions: await this.#functions(root, name),
    };
    return source;
  }

  async #extends(part: Node, from: string): Promise<Extension[]> {
    const found: Extension[] = [];
    const written = member(part, "extends");
    for (const each of Array.isArray(written?.value) ? items(written) : written ? [written] : []) {
      const [name, mode] = Array.isArray(each.value) ? each.value : [each.value];
      found.push(await this.read(String(name), fileOf(from), each, mode as Mode | undefined));
    }
    return found;
  }

  async #overrides(root: Node, from: string): Promise<RulesetSource["overrides"]> {
    const found = [];
    for (const at of items(member(root, "overrides")))
      found.push({ at, files: textsOf(member(at, "files")), extends: await this.#extends(at, from) });
    for (const [pattern, at] of members(member(root, "except"))) {
      const file = pattern.startsWith("#") ? `**${pattern}` : pattern;
      found.push({ at, files: [file], extends: [], except: items(at) });
    }
    return found;
  }

  async #functions(root: Node, from: string): Promise<ReadonlyMap<string, CodeFile>> {
    const folder = valueAt(root, "functionsDir") ?? "functions";
    const found = new Map<string, CodeFile>();
    for (const at of items(member(root, "functions"))) {
      const file = fileWithin(`./${folder}/${at.value}.js`, fileOf(from), at);
      if (!this.#sources.allowCode) throw refuse(at, `the function \`${at.value}\` is a program`, ALLOW_CODE);
      if (!(await this.#sources.read(file))) throw refuse(at, `the function \`${file}\` does not exist`);
      found.set(baseName(file), { kind: "code", isFunction: true, specifier: `./${file}`, at });
    }
    return found;
  }
}

const ALLOW_CODE = "Rulesets that are programs run only with --allow-ruleset-code";

/** Rulesets of this package name others of this package only. */
const fileOf = (name: string): string => (name.startsWith("apigate:") ? "" : name);

const baseName = (file: string): string => file.slice(file.lastIndexOf("/") + 1).replace(/\.js$/, "");

const textsOf = (node: Node | undefined): string[] => items(node).map(({ value }) => String(value));

const hintOf = ({ mayBePackage }: Extract<Target, { file: string }>): string =>
  mayBePackage ? "Rulesets of packages are not read: copy it into the repository" : "Is it committed?";

const tooMany = (at: Node | undefined) =>
  refuse(at, `there are more than ${LIMITS.extendedRulesets} extended rulesets, the limit extendedRulesets`);

function parseRuleset(blob: Blob, document: Document, at: Node | undefined): Node {
  const root = rootNode(document);
  if (document.value === null || document.value === "") throw at ? refuse(at, isEmpty(blob)) : refuseEmpty(blob);
  if (!isObject(document.value)) throw refuse(root, "a ruleset is a mapping");
  checkForm(root);
  return root;
}

const isEmpty = ({ path }: Blob): string => `the ruleset \`${path}\` is empty`;

const refuseEmpty = (blob: Blob): ApigateError =>
  new ApigateError("E_RULESET", isEmpty(blob), { location: { file: blob.path, line: 1, column: 1 } });

/** Refuses rulesets that, written out with everything that they extend, are too many. */
export function checkCount(roots: readonly Extension[]): void {
  const counts = new Map<RulesetSource, number>();
  const count = ({ target }: Extension): number => {
    if (!isData(target)) return 1;
    const known = counts.get(target);
    if (known !== undefined) return known;
    const total = extensionsOf(target).reduce((sum, each) => sum + count(each), 1);
    counts.set(target, total);
    return total;
  };
  for (const root of roots) if (count(root) > LIMITS.extendedRulesets) throw tooMany(root.at);
}
