import { type Description, referenceOf } from "../document/description.ts";
import { items, member, type Node, stringOf } from "../document/node.ts";
import { schemaName } from "../document/subject.ts";
import { type Announcement, announcementOf, announces } from "../model/lifecycle.ts";
import { emitLifecycle, type Lifecycle, lifecycleAt } from "./lifecycle.ts";
import type { Scope } from "./scope.ts";
import type { Session } from "./session.ts";

/** Compares what a place and the schemas behind it announce: `deprecated` says nothing about values, so no pair does. */
export function diffSchemaLifecycle(
  session: Session,
  base: readonly Node[],
  revision: readonly Node[],
  scope: Scope,
): void {
  const [before, after] = [wordsOf(session.base.description, base), wordsOf(session.revision.description, revision)];
  if (!before || !after || (before.depth < 0 && after.depth < 0) || isParameter(before.chain[0])) return;
  const depth = after.depth >= 0 ? after.depth : before.depth;
  const [a, b] = [placeAt(before, depth), placeAt(after, depth)];
  const unit = session.once("lifecycle", a, b, scope);
  if (!unit) return;
  const name = (!scope.inParameter && schemaName(after.depth >= 0 ? b : a)) || `the ${scope.within}`;
  emitLifecycle(session, { kind: "property", name }, announced(before, a), announced(after, b), { ...scope, unit });
}

/** In Swagger 2.0 a parameter or header is its own schema, and was compared as what it is. */
const isParameter = (node: Node): boolean => stringOf(node, "in") !== undefined || node.parent?.key === "headers";

/** The lifecycle of a property that is gone. */
export function propertyLifecycle(session: Session, nodes: readonly Node[] | undefined): Lifecycle | undefined {
  const words = wordsOf(session.base.description, nodes ?? []);
  if (!words || words.depth < 0) return undefined;
  const place = placeAt(words, 0);
  const name = schemaName(place) ?? `the property \`${place.key}\``;
  return lifecycleAt(session, { kind: "property", name }, words.chain);
}

/** A place with what it refers to, and which of them is the first to announce anything; -1 when none does. */
interface Words {
  chain: [Node, ...Node[]];
  depth: number;
}

function wordsOf(description: Description, nodes: readonly Node[]): Words | undefined {
  const [first, ...rest] = nodes.flatMap((node) => chainOf(description, node));
  if (!first) return undefined;
  const chain: Words["chain"] = [first, ...rest];
  return { chain, depth: chain.findIndex(announces) };
}

/** The place, the schema it refers to, and what either wraps in an `allOf` of one. */
function chainOf(description: Description, place: Node): Node[] {
  const chain = [place];
  for (let node: Node | undefined = place; node && chain.length < DEEPEST; ) {
    const [branch, ...others]: Node[] = items(member(node, "allOf"));
    node = referenceOf(node.value) !== undefined ? description.resolve(node) : others.length === 0 ? branch : undefined;
    if (node) chain.push(node);
  }
  return chain;
}

const DEEPEST = 8;

const placeAt = ({ chain }: Words, depth: number): Node =>
  chain[Math.min(Math.max(depth, 0), chain.length - 1)] as Node;

const announced = ({ chain }: Words, place: Node): Announcement =>
  announcementOf([place, ...chain.filter((node) => node !== place)]);
