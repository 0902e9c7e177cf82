import { getOrMake } from "../../core/get-or-make.ts";
import type { Document } from "../document.ts";
import { parseDocument } from "../parse.ts";
import { equalJson, type Json, type JsonObject } from "../value.ts";
import type { Edit } from "./edit.ts";
import { type Splice, spliced, splicesOf } from "./edit-text.ts";
import { editValue } from "./edit-value.ts";
import { type Span, SyntaxTree } from "./syntax.ts";

/** What became of a list of changes, each of which is some edits that belong together. */
export interface Edited {
  /** The documents that were edited, by path, everything else in them as it was. */
  documents: ReadonlyMap<string, Document>;
  /** Positions of the changes that were made. Those that others were in the way of may be made next time. */
  made: ReadonlySet<number>;
}

interface Planned {
  edit: Edit;
  splices: readonly Splice[];
  /** What no other edit may touch. */
  regions: readonly Span[];
}

/** Makes changes in the text of documents, as many as go together. Each document that results says exactly what it should. */
export function editDocuments(changes: readonly (readonly Edit[])[]): Edited {
  const trees = new Map<Document, SyntaxTree | undefined>();
  const together = makeTogether(changes, trees);
  if (together) return together;
  const sound = changes.map((change) => (makeTogether([change], trees) ? change : []));
  return makeTogether(sound, trees) ?? { documents: new Map(), made: new Set() };
}

/** One edit of one document; undefined where it cannot be made safely. */
export const editDocument = (document: Document, edit: Edit): Document | undefined =>
  editDocuments([[edit]]).documents.get(document.file);

type Trees = Map<Document, SyntaxTree | undefined>;

/** Undefined when what results would not say what it should. */
function makeTogether(changes: readonly (readonly Edit[])[], trees: Trees): Edited | undefined {
  const plans = new Map<Document, Planned[]>();
  const made = new Set<number>();
  for (const [index, change] of changes.entries()) {
    const planned = change.map((edit) => plan(edit, trees));
    if (planned.length === 0 || !planned.every((one) => one !== undefined) || collide(planned, plans)) continue;
    made.add(index);
    for (const one of planned) getOrMake(plans, one.edit.place.document, () => []).push(one);
  }
  const documents = new Map<string, Document>();
  for (const [document, planned] of plans) {
    const edited = carriedOut(document, planned);
    if (!edited) return undefined;
    documents.set(document.file, edited);
  }
  return { documents, made };
}

function plan(edit: Edit, trees: Trees): Planned | undefined {
  const tree = getOrMake(trees, edit.place.document, () => treeOf(edit.place.document));
  const splices = tree && splicesOf(tree, edit);
  if (!splices || splices.length === 0) return undefined;
  const whole = edit.kind === "order" ? tree.container(edit.place) : undefined;
  return { edit, splices, regions: whole ? [{ start: whole.start, end: whole.end + 1 }] : splices };
}

/** Text that is not plain UTF-8 would come back otherwise than it was. */
const treeOf = (document: Document): SyntaxTree | undefined =>
  Buffer.from(document.text()).equals(document.bytes) ? new SyntaxTree(document.text()) : undefined;

/** Stretches that share a character, or begin at the same place, cannot both be replaced. */
function collide(planned: readonly Planned[], plans: ReadonlyMap<Document, readonly Planned[]>): boolean {
  const taken = new Map([...plans].map(([document, others]) => [document, others.flatMap(({ regions }) => regions)]));
  for (const { edit, regions } of planned) {
    const { document } = edit.place;
    const others = taken.get(document) ?? [];
    if (regions.some((region) => others.some((other) => overlaps(region, other)))) return true;
    taken.set(document, [...others, ...regions]);
  }
  return false;
}

const overlaps = (a: Span, b: Span): boolean => a.start === b.start || (a.start < b.end && b.start < a.end);

/** From the end to the beginning, so that no edit moves the place of one that is still to come. */
function carriedOut(document: Document, planned: readonly Planned[]): Document | undefined {
  const edited = parsed(
    document.file,
    spliced(
      document.text(),
      planned.flatMap(({ splices }) => splices),
    ),
  );
  const backwards = [...planned].sort((a, b) => startOf(b) - startOf(a));
  const expected = backwards.reduce((value, { edit }) => editValue(value, edit), document.value);
  return edited && equalJson(edited.value, expected) && isInOrder(edited.value, expected) ? edited : undefined;
}

const startOf = ({ splices }: Planned): number => Math.min(...splices.map(({ start }) => start));

function parsed(file: string, text: string): Document | undefined {
  try {
    return parseDocument({ path: file, oid: "", bytes: Buffer.from(text) });
  } catch {
    return undefined;
  }
}

/** The order of members says nothing to machines, and everything to whoever put them in order. */
function isInOrder(a: Json, b: Json): boolean {
  if (typeof a !== "object" || a === null || typeof b !== "object" || b === null) return true;
  const [left, right] = [Object.keys(a), Object.keys(b)];
  return left.every(
    (key, index) => key === right[index] && isInOrder((a as JsonObject)[key] as Json, (b as JsonObject)[key] as Json),
  );
}
