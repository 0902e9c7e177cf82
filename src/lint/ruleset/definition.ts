import type { Format } from "@stoplight/spectral-core";
import { items, member, members, type Node } from "../../document/node.ts";
import { isObject } from "../../document/value.ts";
import { isDefinition } from "./form.ts";
import { exportOfFormat } from "./format-names.ts";
import { currentName, joined } from "./legacy-names.ts";
import type { NativeRules } from "./native.ts";
import { nodeAt, objectionOf } from "./objection.ts";
import { formats, functions, pack, type RuleFunction, urlFormat } from "./parts.ts";
import { plain } from "./plain.ts";
import { refuse, refuseName } from "./refuse.ts";
import { parseSeverity } from "./severity.ts";
import {
  asksSpectral,
  type CodeFile,
  type Extension,
  isData,
  isPack,
  type OverrideSource,
  type RulesetSource,
} from "./source.ts";
import { trust } from "./stand-ins.ts";

/** A ruleset as Spectral's `Ruleset` takes it: functions and formats themselves instead of their names. */
export type Definition = Record<string, unknown>;

/** Builds Spectral's rulesets from parsed files. Nothing is generated and nothing evaluated. */
export class Definitions {
  readonly #native: NativeRules;
  readonly #code: (file: CodeFile) => unknown;
  readonly #known = new Map<RulesetSource, Definition>();

  constructor(native: NativeRules, code: (file: CodeFile) => unknown) {
    this.#native = native;
    this.#code = code;
  }

  of(source: RulesetSource): Definition {
    const known = this.#known.get(source);
    if (known) return known;
    const definition: Definition = {};
    for (const [key, node] of members(source.root)) if (!OURS.has(key)) definition[key] = this.#part(node, source);
    if (member(source.root, "extends")) definition.extends = this.extends(source.extends);
    if (source.overrides.some((override) => this.#concerns(override, source)))
      definition.overrides = source.overrides.map((override) => this.#override(override, source));
    this.#known.set(source, trust(definition));
    return definition;
  }

  /** What Spectral has to load of a list; rulesets that only set native rules are left out. */
  extends(extensions: readonly Extension[]): unknown[] {
    return extensions
      .filter(({ target }) => asksSpectral(target))
      .map(({ target, mode }) => {
        const definition = this.#target(target);
        return mode === undefined ? definition : [definition, mode];
      });
  }

  #target(target: Extension["target"]): unknown {
    if (isPack(target)) return pack(target);
    return isData(target) ? this.of(target) : this.#code(target);
  }

  /** A member of a ruleset or of one of its overrides. */
  #part(node: Node, source: RulesetSource, override?: OverrideSource): unknown {
    if (node.key === "documentationUrl") checkUrl(node);
    if (node.key === "formats") return formatsOf(node);
    if (node.key === "aliases") return Object.fromEntries(members(node).map(([name, alias]) => [name, aliasOf(alias)]));
    return node.key === "rules" ? this.#rules(node, source, override) : plain(node.value);
  }

  #override(override: OverrideSource, source: RulesetSource): Definition {
    if (override.except) return { files: override.files, rules: this.#off(override.except, source) };
    const definition: Definition = {};
    for (const [key, node] of members(override.at))
      definition[key] = key === "extends" ? this.extends(override.extends) : this.#part(node, source, override);
    return definition;
  }

  /** False for overrides that only set native rules. */
  #concerns({ at, except, extends: extended }: OverrideSource, source: RulesetSource): boolean {
    if (except) return Object.keys(this.#off(except, source)).length > 0;
    const rules = members(member(at, "rules"));
    return (
      members(at).some(([key]) => !["files", "rules", "extends"].includes(key)) ||
      extended.some(({ target }) => asksSpectral(target)) ||
      rules.some(([, entry]) => !this.#native.isNative(entry, source))
    );
  }

  #off(names: readonly Node[], source: RulesetSource): Definition {
    const rules = names.map(({ value }) => String(value)).filter((name) => !this.#native.knows(name, source));
    return Object.fromEntries(rules.map((name) => [name, "off"]));
  }

  /** Entries that Spectral is to see. Old names are replaced where Spectral does so, which is not in overrides. */
  #rules(node: Node, source: RulesetSource, override: OverrideSource | undefined): Definition {
    const entries = members(node).filter(([, entry]) => !this.#native.isNative(entry, source, override));
    const rules = new Map<string, unknown>();
    for (const [name, entry] of entries) rules.set(override ? name : currentName(name, entry.value), undefined);
    for (const [name, entry] of entries) if (rules.has(name)) rules.set(name, this.#rule(entry, source));
    for (const [name, { value }] of entries)
      if (!rules.has(name)) rules.set(currentName(name, value), joined(value, rules.get(currentName(name, value))));
    return Object.fromEntries(rules);
  }

  #rule(entry: Node, source: RulesetSource): unknown {
    if (!isDefinition(entry)) return typeof entry.value === "boolean" ? entry.value : parseSeverity(entry.value);
    const rule: Definition = {};
    for (const [key, node] of members(entry)) {
      if (key === "documentationUrl") checkUrl(node);
      if (key === "formats") rule[key] = formatsOf(node);
      else if (key === "then") rule[key] = this.#then(node, source);
      else rule[key] = plain(node.value);
    }
    return rule;
  }

  #then(node: Node, source: RulesetSource): unknown {
    if (Array.isArray(node.value)) return items(node).map((item) => this.#then(item, source));
    const step = plain(node.value) as Definition;
    const called = this.#function(member(node, "function") ?? node, source);
    const objection = objectionOf(() => called.validator?.(step.functionOptions ?? null));
    if (objection) throw refuse(nodeAt(node, objection.path), objection.message);
    return { ...step, function: called };
  }

  #function(at: Node, source: RulesetSource): RuleFunction {
    const name = String(at.value);
    const file = source.functions.get(name);
    const found = functions().get(name) ?? (file && (this.#code(file) as RuleFunction));
    if (found !== undefined) return found;
    const known = [...functions().keys(), ...source.functions.keys()];
    throw refuseName(at, `there is no function \`${name}\``, name, known);
  }
}

/** Members that are not handed on as they are. */
const OURS = new Set(["extends", "functions", "functionsDir", "except", "overrides"]);

const formatsOf = (node: Node): Format[] => [...new Set(items(node).map(formatOf))];

function formatOf(at: Node): Format {
  const name = String(at.value);
  const format = formats().get(exportOfFormat(name));
  if (format) return format;
  throw refuseName(at, `there is no format \`${name}\``, exportOfFormat(name), formats().keys());
}

/** A list of expressions, or lists of them for certain formats. */
function aliasOf(node: Node): unknown {
  if (!isObject(node.value)) return plain(node.value);
  const targets = items(member(node, "targets")).map((target) => ({
    ...(plain(target.value) as Definition),
    formats: items(member(target, "formats")).map(formatOf),
  }));
  return { ...(plain(node.value) as Definition), targets };
}

/** Spectral asks the same of links, in words that say less. */
function checkUrl(node: Node): void {
  const url = String(node.value);
  if (url.length > LONGEST_URL || !urlFormat().test(url))
    throw refuse(node, `\`${node.key}\` must be a URL`, "It begins with http:// or https://");
}

const LONGEST_URL = 2_000;
