import { getOrMake } from "../core/get-or-make.ts";
import { referenceOf } from "../document/description.ts";
import { member, type Node, stringOf, valueAt } from "../document/node.ts";
import { isObject, show } from "../document/value.ts";
import { asText } from "../schema/types.ts";
import type { Scope } from "./scope.ts";
import type { Session } from "./session.ts";

type End = "base" | "revision";

type KeyOf = (node: Node, end: End) => string | undefined;

/** One way to tell that two branches are one: the same key, and whatever `holds` has to add. */
interface Round {
  /** Costs less than the key, and is the same wherever the key is: enough where there are few to be told apart. */
  glance?: KeyOf;
  keyOf: KeyOf;
  holds?(base: Node, revision: Node): boolean;
}

/** Pairs branches by what they are: the same text, the same meaning, the same reference or title, the same tag, the same name spelt otherwise, else what is left of one kind. */
export function matchBranches(
  session: Session,
  base: readonly Node[],
  revision: readonly Node[],
  scope: Scope,
): [Node, Node][] {
  const pairs: [Node, Node][] = [];
  let [left, right]: [readonly Node[], readonly Node[]] = [base, revision];
  for (const round of rounds(session, scope)) {
    const found = pairUp(left, right, round);
    for (const pair of found) pairs.push(pair);
    const taken = new Set(found.flat());
    left = left.filter((node) => !taken.has(node));
    right = right.filter((node) => !taken.has(node));
  }
  const [a, b] = [left[0], right[0]];
  const isOneEach = left.length === 1 && right.length === 1 && base.length > 1;
  if (isOneEach && a && b && sameKind(session, a, b, scope)) pairs.push([a, b]);
  return pairs;
}

const rounds = (session: Session, { side }: Scope): Round[] => {
  const glance: KeyOf = (node, end) => session.forms[end].of([node], side, 0);
  const keyOf: KeyOf = (node, end) => session.forms[end].of([node], side);
  return [
    { keyOf: textOf, holds: session.sameness.schemas },
    { glance, keyOf, holds: session.sameness.schemas },
    { glance, keyOf, holds: (a, b) => session.equivalence.nodes([a], [b], side) },
    { keyOf: nameOf },
    { keyOf: (node, end) => tagOf(session[end].description.resolve(node)) },
    { keyOf: wordOf },
  ];
};

/** Branches of one key that are looked at: more that are alike and yet not the same are made to be in the way. */
const MOST = 50;

/** Pairs that are sooner compared than told apart by longer keys. */
const FEW_PAIRS = 64;

/** Each of `base` with the first of `revision` that is still free. */
function pairUp(base: readonly Node[], revision: readonly Node[], { glance, holds, ...round }: Round): [Node, Node][] {
  if (base.length === 0 || revision.length === 0) return [];
  const [left, right] = glance ? onBothEnds(base, revision, glance) : [base, revision];
  const keyOf = glance && left.length * right.length <= FEW_PAIRS ? glance : round.keyOf;
  const piles = new Map<string, Set<Node>>();
  for (const node of right) {
    const key = keyOf(node, "revision");
    if (key !== undefined) getOrMake(piles, key, () => new Set()).add(node);
  }
  return left.flatMap((node): [Node, Node][] => {
    const key = piles.size > 0 ? keyOf(node, "base") : undefined;
    const pile = key === undefined ? undefined : piles.get(key);
    const partner = pile && first(pile, (other) => holds?.(node, other) ?? true);
    if (partner) pile.delete(partner);
    return partner ? [[node, partner]] : [];
  });
}

/** Those whose key stands at the other end as well. */
function onBothEnds(base: readonly Node[], revision: readonly Node[], keyOf: KeyOf): [Node[], Node[]] {
  const keysOf = (nodes: readonly Node[], end: End) => new Set(nodes.map((node) => keyOf(node, end)));
  const [before, after] = [keysOf(base, "base"), keysOf(revision, "revision")];
  return [
    base.filter((node) => after.has(keyOf(node, "base"))),
    revision.filter((node) => before.has(keyOf(node, "revision"))),
  ];
}

function first(pile: ReadonlySet<Node>, test: (node: Node) => boolean): Node | undefined {
  let tried = 0;
  for (const node of pile) {
    if (test(node)) return node;
    if (++tried === MOST) return undefined;
  }
  return undefined;
}

const nameOf = (node: Node): string | undefined => referenceOf(node.value) ?? stringOf(node, "title");

/** What tells most branches apart and costs nothing: their reference, or their beginning. */
const textOf = (node: Node): string => referenceOf(node.value) ?? show(node.value);

/** The letters of a component's name: `CardPayment` and `card_payment.yml` are one that was spelt otherwise. */
const wordOf = (node: Node): string | undefined => {
  const name = referenceOf(node.value)
    ?.split("/")
    .at(-1)
    ?.replace(/\.(?:ya?ml|json)$/, "");
  return name?.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "") || undefined;
};

/** One unmatched branch on each side is an edit of it when both are inline and of one type, as they are written. */
function sameKind(session: Session, a: Node, b: Node, { wire }: Scope): boolean {
  if (referenceOf(a.value) !== undefined || referenceOf(b.value) !== undefined) return false;
  const [x, y] = [
    session.base.reader.facets(session.base.reader.read([a]), "request"),
    session.revision.reader.facets(session.revision.reader.read([b]), "request"),
  ];
  return (wire === "text" ? asText(x.types) & asText(y.types) : x.types & y.types) !== 0;
}

/** A property fixed to one value tells branches apart: `kind: card`. */
function tagOf(target: Node): string | undefined {
  const properties = member(target, "properties");
  if (!properties || !isObject(properties.value)) return undefined;
  for (const name of Object.keys(properties.value).sort()) {
    const property = member(properties, name) as Node;
    const fixed = valueAt(property, "const") ?? single(member(property, "enum"));
    if (fixed !== undefined) return `${name}: ${show(fixed)}`;
  }
  return undefined;
}

const single = (node: Node | undefined) =>
  Array.isArray(node?.value) && node.value.length === 1 ? node.value[0] : undefined;
