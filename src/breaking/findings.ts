import { compareFindings, type Finding } from "../core/finding.ts";
import { shortestRoutes } from "../diff/routes.ts";
import { locator } from "../document/positions.ts";
import type { Draft } from "./run.ts";

/** Ways that are told; the other operations are only named. */
const MOST_ROUTES = 3;

/** Drafts with their lines and columns: each document that is pointed into is read through once. */
export function locateDrafts(api: string, drafts: readonly Draft[]): Finding[] {
  const places = drafts.flatMap(({ place, basePlace }) => (basePlace ? [place, basePlace] : [place]));
  const located = locator(places);
  const findings = drafts.map(
    (draft): Finding => ({
      ruleId: draft.ruleId,
      kind: draft.kind,
      severity: draft.severity,
      api,
      ...(draft.side ? { side: draft.side } : {}),
      message: draft.message,
      subject: draft.subject,
      location: located(draft.place),
      ...(draft.basePlace ? { baseLocation: located(draft.basePlace) } : {}),
      operations: [...draft.operations],
      ...reachOf(draft),
      consumers: draft.consumers ?? [],
      fingerprint: draft.fingerprint,
      waiver: null,
    }),
  );
  return findings.sort(compareFindings);
}

function reachOf({ units }: Draft): Pick<Finding, "reach"> {
  const reach = shortestRoutes(units, MOST_ROUTES);
  return reach.length > 0 ? { reach } : {};
}
