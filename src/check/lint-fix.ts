import type { Policy } from "../core/policy.ts";
import type { Edit } from "../document/edit/edit.ts";
import { editDocuments } from "../document/edit/edit-document.ts";
import { placeName } from "../document/node.ts";
import { lintedIn, onlyNamed } from "../document/scope.ts";
import type { LintDraft } from "../lint/draft.ts";
import { fixerOf } from "../lint/fix/fixers.ts";
import type { Blob, Tree } from "../source/tree.ts";
import { asBlob } from "../source/work-tree.ts";
import { diffTrees } from "./diff.ts";
import { type Described, draftsOf, type LintPlan } from "./lint-description.ts";
import type { ReadOptions } from "./read-api.ts";

export interface FixOptions {
  tree: Tree;
  /** What consumers have: what is new since then may still be renamed. Without it, everything counts as published. */
  published: Tree | undefined;
  plan: LintPlan;
  policy: Policy;
  api?: string | undefined;
  /** Of apigate. */
  version: string;
}

/** A problem that was mended, or that could not be without harm. */
export interface Mended {
  ruleId: string;
  message: string;
  /** `<file>#<pointer>` */
  place: string;
}

export interface Fixes {
  /** Files with their new text, by path. */
  files: ReadonlyMap<string, { before: string; after: string }>;
  mended: Mended[];
  /** Left alone because to mend them would break whoever uses the API. */
  harmful: Mended[];
}

/** The edits that mend one finding. */
interface Remedy {
  draft: LintDraft;
  edits: readonly Edit[];
}

/** One remedy may make way for another, such as a declared tag for sorted ones. */
const ROUNDS = 10;

/**
 * What `apigate lint --fix` does: mends what can be mended by editing the text in place, and leaves alone what would
 * break consumers. That is not guessed: the edited description is compared with the published one, as `apigate diff` does.
 */
export async function fixTree(options: FixOptions): Promise<Fixes> {
  const { tree, plan, api } = options;
  const all = await lintedIn(tree, undefined);
  const asked = onlyNamed(new Map(all.map((one) => [one, one.name])), api);
  const fixes = { texts: new Map<string, string>(), mended: [] as Mended[], harmful: [] as Mended[] };
  for (const [one] of asked) await fixDescription(one, { ...options, plan }, fixes);
  const files = new Map<string, { before: string; after: string }>();
  const before = await tree.read([...fixes.texts.keys()]);
  for (const [file, after] of fixes.texts)
    files.set(file, { before: Buffer.from(before.get(file)?.bytes ?? []).toString(), after });
  return { files, mended: fixes.mended, harmful: fixes.harmful };
}

interface Found {
  texts: Map<string, string>;
  mended: Mended[];
  harmful: Mended[];
}

async function fixDescription({ name }: Described, options: FixOptions, found: Found): Promise<void> {
  const refused = new Set<string>();
  for (let round = 0; round < ROUNDS; round++) {
    const tree = overlay(options.tree, found.texts);
    const remedies = await remediesIn(tree, name, options, refused);
    if (remedies.length === 0) return;
    const isHarmless = await harmCheck(name, options, found.texts);
    const done = await applied(remedies, found.texts, isHarmless);
    for (const remedy of done.harmful) {
      refused.add(keyOf(remedy));
      found.harmful.push(mendedOf(remedy));
    }
    for (const [file, text] of done.texts) found.texts.set(file, text);
    for (const remedy of done.mended) found.mended.push(mendedOf(remedy));
    if (done.mended.length === 0) return;
  }
}

const mendedOf = ({ draft: { ruleId, message, place } }: Remedy): Mended => ({
  ruleId,
  message,
  place: placeName(place),
});

const keyOf = ({ draft: { ruleId, message, place } }: Remedy): string => `${ruleId} ${placeName(place)} ${message}`;

async function remediesIn(
  tree: Tree,
  name: string,
  { plan }: FixOptions,
  refused: ReadonlySet<string>,
): Promise<Remedy[]> {
  const one = (await lintedIn(tree, undefined)).find((described) => described.name === name);
  if (!one) return [];
  const options: ReadOptions = { memory: new Map() };
  const { api, drafts } = await draftsOf(tree, one.root, plan, options, new Map());
  if (!api) return [];
  const remedies = drafts.map((draft) => ({ draft, edits: fixerOf(draft.ruleId)?.fix(draft.place, api) ?? [] }));
  return remedies
    .filter((remedy) => remedy.edits.length > 0 && !refused.has(keyOf(remedy)))
    .sort((a, b) => LAST.indexOf(kindOf(a)) - LAST.indexOf(kindOf(b)));
}

/** What moves other things out of their places comes last. */
const LAST: Edit["kind"][] = ["replace", "add", "append", "remove", "order", "rename"];

const kindOf = ({ edits }: Remedy): Edit["kind"] => edits[0]?.kind ?? "replace";

/** The tree as it would be with these texts in it. */
function overlay(tree: Tree, texts: ReadonlyMap<string, string>): Tree {
  if (texts.size === 0) return tree;
  return {
    ...tree,
    id: undefined,
    async read(paths, limit) {
      const blobs = await tree.read(paths, limit);
      for (const path of paths) {
        const text = texts.get(path);
        if (text !== undefined) blobs.set(path, blobOf(path, text));
      }
      return blobs;
    },
  };
}

const blobOf = (path: string, text: string): Blob => asBlob(path, Buffer.from(text));

type Texts = ReadonlyMap<string, string>;
type IsHarmless = (texts: Texts) => Promise<boolean>;

interface Applied {
  texts: Map<string, string>;
  mended: Remedy[];
  harmful: Remedy[];
}

/** Applies what harms nobody: all at once where that is so, else half by half. */
async function applied(remedies: readonly Remedy[], texts: Texts, isHarmless: IsHarmless): Promise<Applied> {
  const outcome: Applied = { texts: new Map(), mended: [], harmful: [] };
  const open: (readonly Remedy[])[] = [remedies];
  for (let part = open.pop(); part; part = open.pop()) {
    const edited = edit([...outcome.mended, ...part]);
    const made = part.filter((remedy) => edited.made.has(remedy));
    if (made.length === 0) continue;
    if (await isHarmless(new Map([...texts, ...edited.texts]))) {
      outcome.texts = edited.texts;
      outcome.mended.push(...made);
    } else if (part.length === 1) outcome.harmful.push(...part);
    else open.push(part.slice(part.length >> 1), part.slice(0, part.length >> 1));
  }
  return outcome;
}

/** The texts with these remedies in them, and which of them could be applied. */
function edit(remedies: readonly Remedy[]): { texts: Map<string, string>; made: Set<Remedy> } {
  const { documents, made } = editDocuments(remedies.map(({ edits }) => edits));
  return {
    texts: new Map([...documents].map(([file, document]) => [file, document.text()])),
    made: new Set(remedies.filter((_, index) => made.has(index))),
  };
}

/** Tells whether texts break nobody whom the description as it is does not break already. */
async function harmCheck(api: string, options: FixOptions, before: Texts): Promise<IsHarmless> {
  const { tree, published } = options;
  const base = published ?? overlay(tree, before);
  const known = published ? await harmOf(base, overlay(tree, before), api, options) : new Set<string>();
  return async (texts) => {
    const harm = await harmOf(base, overlay(tree, texts), api, options);
    return [...harm].every((fingerprint) => known.has(fingerprint));
  };
}

async function harmOf(base: Tree, revision: Tree, api: string, options: FixOptions): Promise<Set<string>> {
  const { policy, version } = options;
  const judged = { policy, version, failOn: "breaking", numbering: false, pacts: [], api } as const;
  const { result } = await diffTrees({ base, revision, ...judged });
  const harmful = result.findings.filter(({ kind, severity }) => kind === "breaking" && severity !== "info");
  return new Set(harmful.map(({ fingerprint }) => fingerprint));
}
