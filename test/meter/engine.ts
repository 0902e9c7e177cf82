import { type Draft, runRules } from "../../src/breaking/run.ts";
import type { Severity } from "../../src/core/finding.ts";
import { diff } from "../../src/diff/diff.ts";
import type { Description } from "../../src/document/description.ts";
import type { Document } from "../../src/document/document.ts";
import { loadDescription } from "../../src/document/load.ts";
import { parseDocument } from "../../src/document/parse.ts";
import type { Json as EngineJson } from "../../src/document/value.ts";
import type { Api } from "../../src/model/api.ts";
import { buildApi } from "../../src/model/build.ts";
import { breakingRules } from "../../src/rules/breaking/index.ts";
import type { Blob, Tree } from "../../src/source/tree.ts";
import type { Json } from "../support/json.ts";
import { POLICY } from "../support/policy.ts";
import type { Files } from "./files.ts";

/** What a comparison says: rules with their severities, worst first. */
export interface Said {
  severity: Severity;
  ruleId: string;
  subject: string;
  message: string;
}

/** A description that stays as it is, to be compared with any number of mutants. */
export interface Base {
  files: Files;
  root: string;
  /** Everything that a comparison of the whole description with a mutant finds. */
  compare(mutant: Files): Promise<Said[]>;
}

/** Reads a description with everything it refers to. Documents are parsed once: mutants share them. */
export async function openBase(root: Blob, tree: Tree): Promise<Base> {
  const description = await loadDescription(tree, parseDocument(root), parseDocument);
  const documents = new Map([...description.documents].map((document) => [document.file, document]));
  const base = buildApi(description);
  const files = new Map([...documents].map(([file, { value }]) => [file, value as Json]));
  const compare = async (mutant: Files) => said(base, await build(description, documents, files, mutant));
  return { files, root: root.path, compare };
}

async function build(
  { root }: Description,
  documents: ReadonlyMap<string, Document>,
  files: Files,
  mutant: Files,
): Promise<Api> {
  const documentOf = (file: string): Document => {
    const known = documents.get(file) as Document;
    const value = mutant.get(file);
    if (value === files.get(file)) return known;
    const { format, bytes, text, source } = known;
    return {
      file,
      format,
      bytes,
      text,
      source,
      oid: `${known.oid} mutated`,
      value: value as EngineJson,
      references: referencesOf(known, value),
    };
  };
  return buildApi(await loadDescription(inMemory(documents), documentOf(root.file), ({ path }) => documentOf(path)));
}

/** The references of a file that is not split stay what they are but for a few new ones, which are looked for. */
function referencesOf({ references }: Document, value: Json | undefined): Set<string> | undefined {
  if (!references) return undefined;
  const added = ADDED.filter((reference) => has(value, reference));
  return new Set([...references, ...added].filter((reference) => !reference.startsWith("#/") || has(value, reference)));
}

const ADDED = ["ZzAlias", "ZzMoved", "ZzRenamed"].map((name) => `#/components/schemas/${name}`);

function has(value: Json | undefined, reference: string): boolean {
  let at: unknown = value;
  for (const token of reference.split("/").slice(1)) {
    const key = decodeURIComponent(token).replaceAll("~1", "/").replaceAll("~0", "~");
    at =
      typeof at === "object" && at !== null && Object.hasOwn(at, key)
        ? (at as Record<string, unknown>)[key]
        : undefined;
  }
  return at !== undefined;
}

/** The files of the base again; what differs is put in their place as it is read. */
const inMemory = (documents: ReadonlyMap<string, Document>): Tree => ({
  label: "mutant",
  ref: { ref: "mutant", commit: null },
  id: undefined,
  only: undefined,
  entries: async () => new Map(),
  read: async (paths) =>
    new Map(paths.flatMap((path) => (documents.has(path) ? [[path, { path, oid: path, bytes: NOTHING }]] : []))),
  close: () => undefined,
});

const NOTHING = new Uint8Array();

function said(base: Api, revision: Api): Said[] {
  const { file } = base.description.root;
  const drafts = runRules("measured", [file, file], diff(base, revision, POLICY), breakingRules);
  return drafts
    .sort((a, b) => rank(a) - rank(b))
    .map(({ severity, ruleId, subject, message }) => ({ severity, ruleId, subject, message }));
}

const rank = ({ severity }: Draft): number => ["error", "warn", "info"].indexOf(severity);
