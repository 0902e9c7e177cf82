import type { Finding, Location, Severity } from "../core/finding.ts";
import type { Document } from "../document/document.ts";
import { locateAll, type Position } from "../document/locate.ts";
import { type Node, pointerOf } from "../document/node.ts";
import type { Draft } from "./run.ts";

/** Drafts with their lines and columns: each document that is pointed into is read through once. */
export function locateDrafts(api: string, drafts: readonly Draft[]): Finding[] {
  const places = drafts.flatMap(({ place, basePlace }) => (basePlace ? [place, basePlace] : [place]));
  const positions = positionsOf(places);
  const located = (node: Node): Location => ({ file: node.document.file, ...nearestPosition(node, positions), pointer: pointerOf(node) });
  const findings = drafts.map(
    (draft): Finding => ({
      ruleId: draft.ruleId,
      kind: "breaking",
      severity: draft.severity,
      api,
      ...(draft.side ? { side: draft.side } : {}),
      message: draft.message,
      subject: draft.subject,
      location: located(draft.place),
      ...(draft.basePlace ? { baseLocation: located(draft.basePlace) } : {}),
      operations: [...draft.operations].sort(),
      consumers: [],
      fingerprint: draft.fingerprint,
      waiver: null,
    }),
  );
  return findings.sort(compareFindings);
}

type Positions = Map<Document, Map<string, Position>>;

/** Positions of nodes and of what is around them, should one not stand in the text itself. */
function positionsOf(nodes: readonly Node[]): Positions {
  const wanted = new Map<Document, Set<string>>();
  for (const node of nodes) {
    const pointers = wanted.get(node.document) ?? new Set<string>();
    for (let at: Node | undefined = node; at; at = at.parent) pointers.add(pointerOf(at));
    wanted.set(node.document, pointers);
  }
  return new Map([...wanted].map(([document, pointers]) => [document, locateAll(document, pointers)]));
}

function nearestPosition(node: Node, positions: Positions): Position {
  for (let at: Node | undefined = node; at; at = at.parent) {
    const found = positions.get(node.document)?.get(pointerOf(at));
    if (found) return found;
  }
  return { line: 1, column: 1 };
}

const RANK: Record<Severity, number> = { error: 0, warn: 1, info: 2 };

/** Worst first, then in an order that depends on nothing but the findings themselves. */
export function compareFindings(a: Finding, b: Finding): number {
  return RANK[a.severity] - RANK[b.severity] || compareText(a.api, b.api) || compareText(a.subject, b.subject) || compareText(`${a.ruleId} ${a.side} ${a.fingerprint}`, `${b.ruleId} ${b.side} ${b.fingerprint}`);
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
