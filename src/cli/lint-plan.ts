import { realpathSync, statSync } from "node:fs";
import path from "node:path";
import type { DescriptionKind, LintPlan, PlannedRule } from "../check/lint-description.ts";
import { ApigateError } from "../core/errors.ts";
import { didYouMean } from "../core/nearest.ts";
import { openCache } from "../document/cache.ts";
import type { Document } from "../document/document.ts";
import { formatOf, parseDocument } from "../document/parse.ts";
import {
  DEFAULT_FILES,
  type LintRuleset,
  loadRuleset,
  type NativeSettings,
  type RulesetContext,
} from "../lint/ruleset/load.ts";
import { lintInfo } from "../rules/lint/info.ts";
import { findRepository } from "../source/repository.ts";
import type { Blob, Tree } from "../source/tree.ts";
import { workTree } from "../source/work-tree.ts";
import { builtinNames, builtinRuleset } from "./builtin-rulesets.ts";
import { cacheFolder } from "./cache-folder.ts";
import type { RulesetFlags } from "./register/lint.ts";
import { spectralVersion } from "./spectral-version.ts";

/** The rulesets that are asked for, and where they are read from. */
interface Asked {
  names: string[];
  tree: Tree | undefined;
}

const rules = new Map(Object.entries(lintInfo));

/** What the flags, or the ruleset that is found at the top of the first tree, ask for; or of that one rule alone. */
export async function lintPlan(
  trees: readonly Tree[],
  flags: RulesetFlags,
  cwd: string,
  only?: string,
): Promise<LintPlan> {
  const { names, tree } = flags.ruleset ? asked(flags.ruleset, cwd) : await found(trees[0]);
  const context = contextOf(tree, flags, cwd);
  const ruleset = await loadRuleset(names, context);
  const engine = flags.engine ?? "graph";
  const isAsked = (id: string) => only === undefined || id === only;
  return {
    fingerprint: ruleset.fingerprint && `${engine} ${ruleset.fingerprint} ${only ?? ""} ${versionsOf(ruleset)}`,
    own: ruleset.own && new Set(ruleset.own),
    settings: (file) => (only === undefined ? ruleset.settingsFor(file) : onlyOne(only, ruleset.settingsFor(file))),
    spectral: (kind) => {
      const load = spectralOf(kind, ruleset, context);
      if (!load || (only !== undefined && rules.has(only))) return undefined;
      return async (...args) => {
        const { drafts, ...rest } = await (await runnerOf(load, engine))(...args);
        return { drafts: drafts.filter(({ ruleId }) => isAsked(ruleId)), ...rest };
      };
    },
    rules: () => plannedRules(ruleset),
  };
}

/** One native rule as the rulesets have it, or as it comes where they do not have it. */
function onlyOne(id: string, { rules: set, severityAt }: NativeSettings): NativeSettings {
  const setting = set.get(id);
  if (setting) return { rules: new Map([[id, setting]]), severityAt };
  const severity = rules.get(id)?.severity;
  if (severity === undefined) return { rules: new Map(), severityAt };
  return { rules: new Map([[id, { severity, options: {} }]]), severityAt: () => severity };
}

async function plannedRules({ native, spectral, own = [] }: LintRuleset): Promise<PlannedRule[]> {
  const loaded = Object.values((await spectral?.())?.rules ?? {}).filter(({ enabled }) => enabled);
  const ids = [...native.keys(), ...loaded.map(({ name }) => name)];
  return ids.sort().map((id) => ({ id, isOwn: own.includes(id) }));
}

/** AsyncAPI documents are linted with Spectral's rules for them, where a ruleset says nothing of Spectral's at all. */
function spectralOf(
  kind: DescriptionKind,
  { spectral }: LintRuleset,
  context: RulesetContext,
): LintRuleset["spectral"] {
  if (spectral || kind === "openapi") return spectral;
  return async () => {
    const standard = await loadRuleset(["spectral:asyncapi"], context);
    return (standard.spectral as () => ReturnType<NonNullable<LintRuleset["spectral"]>>)();
  };
}

async function runnerOf(load: NonNullable<LintRuleset["spectral"]>, engine: RulesetFlags["engine"]) {
  const { graphEngine, spectralRunner } = await import("../check/lint-spectral.ts");
  if (engine !== "spectral") return spectralRunner(load, graphEngine);
  const { stockEngine } = await import("../check/lint-stock.ts");
  return spectralRunner(load, stockEngine);
}

/** Without a ruleset in the tree, ours. */
async function found(tree: Tree | undefined): Promise<Asked> {
  const blobs = (await tree?.read(DEFAULT_FILES)) ?? new Map<string, Blob>();
  const file = DEFAULT_FILES.find((name) => blobs.has(name));
  return file === undefined ? { names: ["apigate:recommended"], tree } : { names: [file], tree };
}

/** `naming`, `spectral:oas` or a file on disk. */
function asked(names: readonly string[], cwd: string): Asked {
  const files = names.filter((name) => !isNamed(name)).map((name) => onDisk(name, cwd));
  const root = common(files.map((file) => findRepository(path.dirname(file))?.root ?? path.dirname(file)));
  return {
    names: names.map((name) => {
      if (builtinNames().includes(name)) return `apigate:${name}`;
      return isNamed(name)
        ? name
        : path
            .relative(root ?? "", onDisk(name, cwd))
            .split(path.sep)
            .join("/");
    }),
    tree: root === undefined ? undefined : workTree(root, undefined),
  };
}

const isNamed = (name: string): boolean => builtinNames().includes(name) || /^(?:apigate|spectral|https?):/.test(name);

function onDisk(name: string, cwd: string): string {
  const file = path.resolve(cwd, name);
  if (statSync(file, { throwIfNoEntry: false })?.isFile()) return realpathSync(file);
  throw new ApigateError("E_RULESET", `there is no ruleset \`${name}\``, {
    hint:
      didYouMean(name, builtinNames()) ??
      `A file, spectral:oas, spectral:asyncapi, spectral:arazzo, or one of ours: ${builtinNames().join(", ")}`,
  });
}

/** The folder that all of these are in. */
const common = (folders: readonly string[]): string | undefined =>
  folders.reduce<string | undefined>((shared, folder) => {
    let at = shared ?? folder;
    while (at !== folder && !folder.startsWith(at.endsWith(path.sep) ? at : at + path.sep)) at = path.dirname(at);
    return at;
  }, undefined);

function contextOf(tree: Tree | undefined, { allowRulesetCode = false }: RulesetFlags, cwd: string): RulesetContext {
  return {
    read: async (file) => (await tree?.read([file]))?.get(file),
    builtin: builtinRuleset,
    builtins: builtinNames(),
    allowCode: allowRulesetCode,
    parse: parseKept,
    rules,
    packages: cwd,
  };
}

/** What is YAML is parsed once, and then kept as JSON: the parser alone costs more than all else that is kept. */
function parseKept(blob: Blob): Document {
  if (formatOf(blob.path, blob.bytes) === "json") return parseDocument(blob);
  const known = openCache(cacheFolder(), `ruleset ${blob.oid}`);
  const document = parseDocument(blob, known);
  known?.save();
  return document;
}

/** Another version of Spectral may find other things. */
function versionsOf({ spectral }: LintRuleset): string {
  return spectral ? spectralVersion() : "";
}
