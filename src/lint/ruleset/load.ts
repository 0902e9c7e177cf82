import { createHash } from "node:crypto";
import type { Ruleset } from "@stoplight/spectral-core";
import { lazy } from "../../core/lazy.ts";
import { member } from "../../document/node.ts";
import type { Blob } from "../../source/tree.ts";
import { loadCode, namesOfDefinition } from "./code.ts";
import { RuleNames } from "./names.ts";
import { type NativeRuleInfo, NativeRules, type NativeSetting } from "./native.ts";
import { checkCount, RulesetReader, type Sources } from "./read.ts";
import { type NativeSettings, SettingsByFile } from "./settings.ts";
import { asksSpectral, definedIn, type Extension, extensionsOf, isCode, isData, type RulesetSource } from "./source.ts";

export type { NativeRuleInfo, NativeSetting } from "./native.ts";
export type { NativeSettings } from "./settings.ts";
export { sourceOf } from "./source.ts";

/** What a list of rulesets asks for. */
export interface LintRuleset {
  /** Native rules that run where no override says otherwise. */
  native: ReadonlyMap<string, NativeSetting>;
  /** Undefined when nothing of Spectral is asked for; else it is loaded when this is called, once. */
  spectral: (() => Promise<Ruleset>) | undefined;
  /** What the result depends on, as far as rulesets go. Undefined for programs: nobody knows what they look at. */
  fingerprint: string | undefined;
  /** The files that were read. */
  files: readonly string[];
  /** Rules that these files define themselves, sorted; undefined for programs: nobody knows which are theirs. */
  own: readonly string[] | undefined;
  /** Native rules for one description, by its path in the tree. */
  settingsFor(file: string): NativeSettings;
}

export interface RulesetContext extends Sources {
  /** Native rules by id. */
  rules: ReadonlyMap<string, NativeRuleInfo>;
  /** The folder on disk whose `node_modules` have the packages that programs ask for. */
  packages?: string | undefined;
}

/** Files that are a ruleset by their name, in the order in which they are looked for. */
export const DEFAULT_FILES: readonly string[] = [".spectral", "spectral"].flatMap((name) =>
  ["yaml", "yml", "json", "js", "mjs", "cjs"].map((extension) => `${name}.${extension}`),
);

/** Reads rulesets by name: files of the tree, `apigate:<name>`, `spectral:<name>`. Later ones win. */
export async function loadRuleset(names: readonly string[], context: RulesetContext): Promise<LintRuleset> {
  const reader = new RulesetReader(context);
  const roots: Extension[] = [];
  for (const name of names) roots.push(await reader.read(name));
  checkCount(roots);
  const sources = sourcesOf(roots);
  await checkExpressions([...sources]);
  const code = await loadCode(roots, { read: context.read, packages: context.packages });
  const namesOf = (target: Extension["target"]) => (isCode(target) ? namesOfDefinition(code.get(target)) : []);
  const native = new NativeRules(context.rules, namesOf);
  const settings = new SettingsByFile(roots, native);
  const isSpectral = roots.some(({ target }) => asksSpectral(target));
  if (!isSpectral) new RuleNames(native, namesOf).check(roots);
  return {
    native: settings.enabled,
    spectral: isSpectral
      ? lazy(async () => (await import("./spectral-ruleset.ts")).spectralRuleset(roots, native, code))
      : undefined,
    fingerprint: code.size > 0 ? undefined : fingerprintOf(names, reader.blobs),
    files: reader.blobs.map(({ path }) => path),
    own: code.size > 0 ? undefined : [...sources].flatMap(definedBy).sort(),
    settingsFor: (file) => settings.for(file),
  };
}

/** What reads JSONPath is loaded only where there is some. */
async function checkExpressions(sources: readonly RulesetSource[]): Promise<void> {
  if (!sources.some(hasExpressions)) return;
  const { checkGivens } = await import("./given.ts");
  for (const { root, overrides } of sources) checkGivens(root, overrides.flatMap(partOf));
}

const hasExpressions = (source: RulesetSource): boolean =>
  definedBy(source).length > 0 || partsOf(source).some((part) => member(part, "aliases"));

const definedBy = (source: RulesetSource): string[] => partsOf(source).flatMap(definedIn);

const partsOf = ({ root, overrides }: RulesetSource) => [root, ...overrides.map(({ at }) => at)];

const partOf = ({ at, except }: RulesetSource["overrides"][number]) => (except ? [] : [at]);

function sourcesOf(roots: readonly Extension[]): Set<RulesetSource> {
  const found = new Set<RulesetSource>();
  const collect = (extensions: readonly Extension[]): void => {
    for (const { target } of extensions) {
      if (!isData(target) || found.has(target)) continue;
      found.add(target);
      collect(extensionsOf(target));
    }
  };
  collect(roots);
  return found;
}

function fingerprintOf(names: readonly string[], blobs: readonly Blob[]): string {
  const hash = createHash("sha256").update(JSON.stringify(names));
  for (const { path, bytes } of blobs) hash.update(JSON.stringify([path, bytes.length])).update(bytes);
  return hash.digest("hex");
}
