import { createRequire } from "node:module";
import path from "node:path";
import { compileFunction } from "node:vm";
import { isObject } from "../../document/value.ts";
import type { Blob } from "../../source/tree.ts";
import { refuse } from "./refuse.ts";
import { type CodeFile, type Extension, extensionsOf, isCode, isData, type RulesetSource } from "./source.ts";

const require = createRequire(import.meta.url);

export interface CodeSources {
  read(file: string): Promise<Blob | undefined>;
  /** The folder on disk whose `node_modules` have the packages that programs ask for. */
  packages: string | undefined;
}

/** What the programs of a ruleset export: functions and rulesets, by where they are named. */
export type Code = ReadonlyMap<CodeFile, unknown>;

/**
 * Runs the programs that rulesets name: bundled as Spectral's command line does it, but read from the tree of the
 * ruleset, and never from the network. Reached only where the user has allowed it.
 */
export async function loadCode(roots: readonly Extension[], sources: CodeSources): Promise<Code> {
  const files = codeFilesOf(roots);
  const [first] = files;
  if (!first) return new Map();
  const specifiers = files.map((file) => resolvePackage(file, sources.packages));
  let exported: unknown;
  try {
    exported = run(await bundle(specifiers, sources), sources.packages);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw refuse(first.at, `the programs of the ruleset cannot be run: ${reason}`);
  }
  const values = Array.isArray(exported) ? exported : [];
  return new Map(files.map((file, index) => [file, checkExport(file, values[index])]));
}

function codeFilesOf(roots: readonly Extension[]): CodeFile[] {
  const files = new Set<CodeFile>();
  const seen = new Set<RulesetSource>();
  const collect = (extensions: readonly Extension[]): void => {
    for (const { target } of extensions) {
      if (isCode(target)) files.add(target);
      if (!isData(target) || seen.has(target)) continue;
      seen.add(target);
      for (const file of target.functions.values()) files.add(file);
      collect(extensionsOf(target));
    }
  };
  collect(roots);
  return [...files];
}

function checkExport(file: CodeFile, value: unknown): unknown {
  const isFine = file.isFunction ? typeof value === "function" : isObject(value);
  const name = file.specifier.replace(/^\.\//, "");
  if (!isFine) throw refuse(file.at, `\`${name}\` exports no ${file.isFunction ? "function" : "ruleset"}`);
  return value;
}

/** The file that a package stands for, so that it is bundled like one of the tree. */
function resolvePackage({ specifier, at }: CodeFile, folder: string | undefined): string {
  if (specifier.startsWith("./")) return specifier;
  try {
    if (folder !== undefined) return createRequire(path.join(folder, "ruleset.js")).resolve(specifier);
  } catch {
    // Refused below.
  }
  throw refuse(at, `the package \`${specifier}\` is not installed`, `Install it: npm install --save-dev ${specifier}`);
}

const ENTRY = "/apigate-ruleset/.spectral.js";

async function bundle(specifiers: readonly string[], sources: CodeSources): Promise<string> {
  const imports = specifiers.map((specifier, index) => `import part${index} from ${JSON.stringify(specifier)};`);
  const entry = `${imports.join("\n")}\nexport default [${specifiers.map((_, index) => `part${index}`).join(", ")}];\n`;
  const { bundleRuleset } = load("");
  const { builtins } = load("/plugins/builtins");
  const { commonjs } = load("/plugins/commonjs");
  const plugins = [treePlugin(entry, sources), builtins(), commonjs()];
  return String(await bundleRuleset(ENTRY, { target: "node", format: "commonjs", plugins }));
}

type Make = (...options: unknown[]) => unknown;

/** Spectral's bundler, which is not needed for rulesets that are data. */
function load(part: string): Record<"bundleRuleset" | "builtins" | "commonjs", Make> {
  const name = `@stoplight/spectral-ruleset-bundler${part}`;
  try {
    return require(name) as Record<"bundleRuleset" | "builtins" | "commonjs", Make>;
  } catch (cause) {
    throw new Error(`${name} is not installed beside apigate`, { cause });
  }
}

/** What is needed of a plugin of Rollup. */
interface TreePlugin {
  name: string;
  options(options: object): object;
  resolveId(id: string, importer: string | undefined): Promise<string | null>;
  load(id: string): Promise<string | null>;
}

/** Relative imports are files of the tree, which may be one of another revision than what lies on disk. */
function treePlugin(entry: string, sources: CodeSources): TreePlugin {
  const folder = path.posix.dirname(ENTRY);
  const inTree = (id: string) => path.posix.relative(folder, id);
  const isThere = async (id: string) => id.startsWith(`${folder}/`) && (await sources.read(inTree(id))) !== undefined;
  return {
    name: "tree",
    options: (options) => ({ ...options, onwarn: () => {} }),
    async resolveId(id, importer) {
      if (id === ENTRY) return id;
      if (!/^\.\.?\//.test(id) || !importer?.startsWith(`${folder}/`)) return null;
      const named = path.posix.join(path.posix.dirname(importer), id);
      for (const candidate of [named, `${named}.mjs`, `${named}.js`]) if (await isThere(candidate)) return candidate;
      throw new Error(`${inTree(named)} does not exist`);
    },
    async load(id) {
      if (id === ENTRY) return entry;
      const blob = id.startsWith(`${folder}/`) ? await sources.read(inTree(id)) : undefined;
      return blob ? Buffer.from(blob.bytes).toString() : null;
    },
  };
}

function run(code: string, folder: string | undefined): unknown {
  const module: { exports?: unknown } = {};
  const local = createRequire(folder === undefined ? import.meta.url : path.join(folder, "ruleset.js"));
  compileFunction(code, ["module", "require"], { filename: ENTRY })(module, local);
  return module.exports;
}

/** Rules that a ruleset from a program defines, with those of what it extends. */
export function namesOfDefinition(definition: unknown, depth = 0): string[] {
  if (!isObject(definition) || depth > DEEPEST) return [];
  const extended = [definition.extends].flat().map((each) => (Array.isArray(each) ? each[0] : each));
  const rules = isObject(definition.rules) ? Object.keys(definition.rules) : [];
  return [...rules, ...extended.flatMap((each) => namesOfDefinition(each, depth + 1))];
}

const DEEPEST = 20;
