import { createRequire } from "node:module";
import type { Rule, Ruleset } from "@stoplight/spectral-core";
import type { Document } from "../../document/document.ts";
import { isSomething } from "./apply.ts";
import type { SpectralHit, SpectralOptions, SpectralRun } from "./engine.ts";
import { defaultName, severityOf } from "./names.ts";
import type { Sources } from "./sources.ts";

/** What is used of a URI of urijs. */
interface Uri {
  href(): string;
}

interface Resolver {
  new (options: { resolvers: Record<string, { resolve(uri: Uri): Promise<string> }> }): never;
}

/**
 * Runs a ruleset with Spectral itself, which reads no file but those of the description. Many times slower than
 * `runSpectral`: it is there to be compared with.
 */
export async function runStock(
  ruleset: Ruleset,
  sources: Sources,
  { nameOf = defaultName }: SpectralOptions = {},
): Promise<SpectralRun> {
  const require = createRequire(import.meta.url);
  const core = require("@stoplight/spectral-core") as typeof import("@stoplight/spectral-core");
  const { Yaml } = require("@stoplight/spectral-parsers") as typeof import("@stoplight/spectral-parsers");
  const { Resolver } = createRequire(require.resolve("@stoplight/spectral-core"))(
    "@stoplight/spectral-ref-resolver",
  ) as { Resolver: Resolver };
  const named = new Map([...sources.documents.values()].map((document) => [nameOf(document.file), document]));
  const spectral = new core.Spectral({ resolver: new Resolver({ resolvers: { file: reader(named) } }) });
  const document = new core.Document(sources.root.text(), Yaml, nameOf(sources.root.file));
  const own = ruleset.fromSource(document.source) as Ruleset;
  spectral.setRuleset(own);
  const watch = watchRules(Object.values(own.rules).filter((rule) => rule.enabled));
  try {
    const results = await spectral.run(document);
    const hits = results.map((result) => hitOf(result, named.get(result.source ?? "") ?? sources.root));
    return { hits, idle: watch.idle() };
  } finally {
    watch.end();
  }
}

/** Reads documents by name, and nothing else. */
const reader = (named: ReadonlyMap<string, Document>) => ({
  async resolve(uri: Uri): Promise<string> {
    const document = named.get(uri.href()) ?? named.get(decodeURI(uri.href()));
    if (!document) throw new Error(`ENOENT: no such file or directory, open '${uri.href()}'`);
    return document.text();
  },
});

const hitOf = (
  {
    code,
    message,
    severity,
    path,
    range,
    documentationUrl,
  }: Awaited<ReturnType<import("@stoplight/spectral-core").Spectral["run"]>>[number],
  document: Document,
): SpectralHit => ({
  ruleId: String(code),
  severity: severityOf(severity),
  message,
  document,
  path,
  range,
  ...(documentationUrl === undefined ? {} : { documentationUrl }),
});

/** Sees which rules are given something to look at. */
function watchRules(rules: readonly Rule[]) {
  const busy = new Set<Rule>();
  const originals = new Map<Rule, Rule["then"]>();
  for (const rule of rules) {
    originals.set(rule, rule.then);
    rule.then = rule.then.map((part) => ({ ...part, function: watched(part.function, () => busy.add(rule)) })) as never;
  }
  return {
    idle: (): string[] => rules.filter((rule) => !busy.has(rule)).map(({ name }) => name),
    end(): void {
      for (const [rule, then] of originals) rule.then = then as never;
    },
  };
}

type RuleFunction = Rule["then"][number]["function"];

const watched = (original: RuleFunction, onSomething: () => void): RuleFunction =>
  new Proxy(original, {
    apply(target, self, values) {
      const results: unknown = Reflect.apply(target, self, values);
      if (isSomething(target.name, values[0], results)) onSomething();
      return results;
    },
  });
