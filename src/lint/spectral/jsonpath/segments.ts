import { Unrunnable } from "./given-error.ts";
import { type PathNode, parsers } from "./nimma.ts";
import { takeOutScripts } from "./scripts.ts";

/** One step of a path; `deep` ones may be taken at any depth below (`..`). */
export type Segment = { deep: boolean } & (
  | { kind: "names"; names: readonly string[] }
  | { kind: "wildcard" }
  | { kind: "slice"; start: number; end: number; step: number }
  | { kind: "filter"; source: string }
  /** Any object or array: what `$..` alone stands for. */
  | { kind: "container" }
);

export interface Path {
  segments: readonly Segment[];
  /** `^`: how many levels above the place it ends. */
  up: number;
  /** `~`: the key is meant, not the value. */
  key: boolean;
  /** `$..` matches the root as well. */
  root: boolean;
}

/** Longest expression that is read. */
const LONGEST = 10_000;

/** Reads a path; undefined for what nimma's grammar does not know, and for what a walk over members does not meet. */
export function parsePath(expression: string): Path | undefined {
  if (expression.length > LONGEST) throw new Unrunnable(`is longer than ${LONGEST} characters`);
  const { skeleton, scripts } = takeOutScripts(expression);
  const nodes = parseNodes(skeleton);
  if (!nodes) return undefined;
  const { up, key } = takeModifiers(nodes);
  const root = nodes[0]?.type === "AllParentExpression" && up === 0 && !key;
  let next = 0;
  const segments = mergeDeepWildcards(
    nodes.flatMap((node) => segmentOf(node, () => scripts[next++])),
    up === 0 && !key,
  );
  if (asksForLength(segments)) return undefined;
  if (key && segments.length === 0) throw new Unrunnable("asks for the key of the root, which has none");
  return { segments, up, key, root };
}

/** `$.tags.length`: the number of items of an array, which is none of its members. */
const asksForLength = (segments: readonly Segment[]): boolean =>
  segments.every((segment) => isName(segment) && !segment.deep) && namesOf(segments.at(-1))[0] === "length";

function parseNodes(skeleton: string): PathNode[] | undefined {
  try {
    return parsers().parsePath(skeleton);
  } catch {
    return undefined;
  }
}

/** Takes the modifiers off the end. A `~` after which `^` follow forgets them, as in nimma. */
function takeModifiers(nodes: PathNode[]): { up: number; key: boolean } {
  let [up, key] = [0, false];
  for (let last = nodes.at(-1); last; last = nodes.at(-1)) {
    if (last.type === "KeyExpression") [up, key] = [0, true];
    else if (last.type === "ParentExpression") up++;
    else break;
    nodes.pop();
  }
  return { up, key };
}

function segmentOf(node: PathNode, nextScript: () => string | undefined): Segment[] {
  switch (node.type) {
    case "MemberExpression":
      return [{ kind: "names", names: [String(node.value)], deep: node.deep }];
    case "MultipleMemberExpression":
      if (node.value.length === 0) throw new Unrunnable("has brackets with nothing between them");
      return [{ kind: "names", names: node.value.map(String), deep: node.deep }];
    case "WildcardExpression":
      return [{ kind: "wildcard", deep: node.deep }];
    case "SliceExpression": {
      const [start, end, step] = node.value;
      return [{ kind: "slice", start, end, step, deep: node.deep }];
    }
    case "ScriptFilterExpression": {
      const source = node.value === "@" ? nextScript() : node.value;
      return [{ kind: "filter", source: source ?? node.value, deep: node.deep }];
    }
    case "AllParentExpression":
      return [{ kind: "container", deep: true }];
    default:
      return [];
  }
}

/**
 * A `..*` before another segment only makes that one deep: `$..*.a` is `$..a`, as nimma has it. For the expressions that
 * Spectral leaves to jsonpath-plus it is a level of its own.
 */
function mergeDeepWildcards(segments: readonly Segment[], isLast: boolean): Segment[] {
  if (isLeftToJsonPathPlus(segments, isLast)) return [...segments];
  const merged: Segment[] = [];
  let isDeep = false;
  for (const [index, segment] of segments.entries()) {
    const isMerged = segment.kind === "wildcard" && segment.deep && index < segments.length - 1;
    if (!isMerged) merged.push(isDeep ? { ...segment, deep: true } : segment);
    isDeep = isMerged;
  }
  return merged;
}

/** Whether nimma calls an expression unsafe: it has more than one `..`, other than in a row of names at the end. */
function isLeftToJsonPathPlus(segments: readonly Segment[], isLast: boolean): boolean {
  const first = segments.findIndex(({ deep }) => deep);
  const [start, ...rest] = segments.slice(first);
  const last = rest.pop();
  if (first < 0 || !start || !last || ![...rest, last].some(({ deep }) => deep)) return false;
  const isRow =
    isName(start) && rest.every((segment) => segment.deep === (isName(segment) || segment.kind === "wildcard"));
  return !(isLast && isRow && last.deep && last.kind !== "wildcard");
}

const namesOf = (segment: Segment | undefined): readonly string[] => (segment?.kind === "names" ? segment.names : []);
const isName = (segment: Segment): boolean => namesOf(segment).length === 1;
