import { compareFindings, type Finding } from "../core/finding.ts";
import { locator } from "../document/positions.ts";
import type { Draft } from "./run.ts";

/** Drafts with their lines and columns: each document that is pointed into is read through once. */
export function locateDrafts(api: string, drafts: readonly Draft[]): Finding[] {
  const places = drafts.flatMap(({ place, basePlace }) => (basePlace ? [place, basePlace] : [place]));
  const located = locator(places);
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
      consumers: draft.consumers ?? [],
      fingerprint: draft.fingerprint,
      waiver: null,
    }),
  );
  return findings.sort(compareFindings);
}
