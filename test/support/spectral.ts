import { createRequire } from "node:module";
import path from "node:path";
import type { Ruleset as SpectralRuleset } from "@stoplight/spectral-core";
import { loadAll } from "../../src/document/load-all.ts";
import { parseDocument } from "../../src/document/parse.ts";
import { runSpectral, type SpectralRun } from "../../src/lint/spectral/engine.ts";
import type { Range } from "../../src/lint/spectral/ranges.ts";
import type { Sources } from "../../src/lint/spectral/sources.ts";
import { workTree } from "../../src/source/work-tree.ts";
import { type Files, folder } from "./folder.ts";

const require = createRequire(import.meta.url);

export const core = require("@stoplight/spectral-core") as typeof import("@stoplight/spectral-core");
export const functions = require("@stoplight/spectral-functions") as typeof import("@stoplight/spectral-functions");
export const formats = require("@stoplight/spectral-formats") as typeof import("@stoplight/spectral-formats");
export const { oas, asyncapi, arazzo } =
  require("@stoplight/spectral-rulesets") as typeof import("@stoplight/spectral-rulesets");
const { Yaml } = require("@stoplight/spectral-parsers") as typeof import("@stoplight/spectral-parsers");

/** One finding on a line. */
export type Line = string;

/** A ruleset as a JavaScript module exports it; what is no ruleset is part of some tests. */
export type Definition = Record<string, unknown>;

/** A new one each time: Spectral writes into the rules of a ruleset. */
export const rulesetAt = (definition: Definition, source: string): SpectralRuleset =>
  new core.Ruleset(definition as never, { severity: "recommended", source });

export interface Described {
  code: string | number;
  path: readonly (string | number)[];
  message: string;
  severity: number;
  range: Range;
  source?: string | undefined;
  documentationUrl?: string | undefined;
}

export const lineOf = ({ code, path, message, severity, range, source, documentationUrl }: Described): Line =>
  JSON.stringify([code, path.map(String), message, severity, places(range), source, documentationUrl]);

const places = ({ start, end }: Range): string => `${start.line}:${start.character}-${end.line}:${end.character}`;

/** What Spectral finds, run as its command line runs it. */
export async function stockLines(top: string, root: string, definition: Definition): Promise<Line[]> {
  const file = path.join(top, root);
  const spectral = new core.Spectral();
  spectral.setRuleset(rulesetAt(definition, path.join(top, ".spectral.js")));
  const { readFileSync } = await import("node:fs");
  const results = await spectral.run(new core.Document(readFileSync(file, "utf8"), Yaml as never, file));
  return results.map((result) => lineOf({ ...result, source: path.relative(top, result.source ?? file) }));
}

const SEVERITIES = ["error", "warn", "info", "hint"];

export async function sourcesIn(top: string, root: string): Promise<Sources> {
  const tree = workTree(top, undefined);
  const blob = (await tree.read([root])).get(root);
  if (!blob) throw new Error(`there is no ${root}`);
  return loadAll(tree, parseDocument(blob), parseDocument);
}

export const linesOf = ({ hits }: SpectralRun): Line[] =>
  hits.map(({ ruleId, path, message, severity, range, document, documentationUrl }) =>
    lineOf({
      code: ruleId,
      path,
      message,
      severity: SEVERITIES.indexOf(severity),
      range,
      source: document.file,
      documentationUrl,
    }),
  );

export async function ourRun(top: string, root: string, definition: Definition): Promise<SpectralRun> {
  const ruleset = rulesetAt(definition, path.join(top, ".spectral.js"));
  return runSpectral(ruleset, await sourcesIn(top, root), { nameOf: (file) => path.join(top, file) });
}

/** What both find in a description; its root is the first file. */
export async function lintBoth(files: Files, definition: Definition): Promise<{ stock: Line[]; ours: Line[] }> {
  const top = folder(files);
  const root = Object.keys(files)[0] ?? "";
  return {
    stock: await stockLines(top, root, definition),
    ours: linesOf(await ourRun(top, root, definition)),
  };
}
