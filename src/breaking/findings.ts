import { compareFindings, type Finding, type Location } from "../core/finding.ts";
import { getOrMake } from "../core/get-or-make.ts";
import type { Document } from "../document/document.ts";
import { locateAll, type Position } from "../document/locate.ts";
import { type Node, pointerOf } from "../document/node.ts";
import type { Draft } from "./run.ts";

/** Drafts with their lines and columns: each document that is pointed into is read through once. */
export function locateDrafts(api: string, drafts: readonly Draft[]): Finding[] {
  const places = drafts.flatMap(({ place, basePlace }) => (basePlace ? [place, basePlace] : [place]));
  const positions = positionsOf(places);
  const located = (node: Node): Location => ({
    file: node.document.file,
    ...nearestPosition(node, positions),
    pointer: pointerOf(node),
  });
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
      operations: [...draft.operations],
      consumers: [],
      fingerprint: draft.fingerprint,
      waiver: null,
    }),
  );
  return findings.sort(compareFindings);
}

type Positions = Map<Document, Map<string, Position>>;

/** Positions of nodes; of those that do not stand in the text themselves, positions of what is around them. */
function positionsOf(nodes: readonly Node[]): Positions {
  const byDocument = new Map<Document, Node[]>();
  for (const node of nodes) getOrMake(byDocument, node.document, () => []).push(node);
  return new Map(
    [...byDocument].map(([document, own]) => {
      const exact = locateAll(document, own.map(pointerOf));
      const missing = own.filter((node) => !exact.has(pointerOf(node)));
      return [
        document,
        missing.length > 0 ? new Map([...exact, ...locateAll(document, missing.flatMap(around))]) : exact,
      ];
    }),
  );
}

function around(node: Node): string[] {
  const pointers: string[] = [];
  for (let at = node.parent; at; at = at.parent) pointers.push(pointerOf(at));
  return pointers;
}

function nearestPosition(node: Node, positions: Positions): Position {
  for (let at: Node | undefined = node; at; at = at.parent) {
    const found = positions.get(node.document)?.get(pointerOf(at));
    if (found) return found;
  }
  return { line: 1, column: 1 };
}
