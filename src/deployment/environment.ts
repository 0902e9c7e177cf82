import { getOrMake } from "../core/get-or-make.ts";
import type { Deployment } from "./facts.ts";

/** The versions of each participant that are in an environment now: deployed to any target, or released and supported. */
export function versionsIn(deployments: readonly Deployment[], environment: string): Map<string, Set<string>> {
  const present = new Map<string, Set<string>>();
  for (const { pacticipant, version } of current(deployments, environment))
    getOrMake(present, pacticipant, () => new Set()).add(version);
  return present;
}

/**
 * The deployments and releases that no later fact has ended. A deployment ends those before it to the same target; one
 * of the same moment, recorded in another clone, stands beside it, for both may be running.
 */
export function current(deployments: readonly Deployment[], environment: string): Deployment[] {
  const places = new Map<string, Deployment[]>();
  const inOrder = deployments.filter((fact) => fact.environment === environment).sort(byTime);
  for (const fact of inOrder) {
    const { pacticipant, target, event } = fact;
    const isRelease = event === "released" || event === "supportEnded";
    const key = JSON.stringify([pacticipant, isRelease, isRelease ? null : target]);
    places.set(key, after(places.get(key) ?? [], fact));
  }
  return [...places.values()].flat();
}

function after(present: readonly Deployment[], fact: Deployment): Deployment[] {
  const others = present.filter(({ version }) => version !== fact.version);
  if (fact.event === "deployed") return [...others.filter(({ at }) => at === fact.at), fact];
  return fact.event === "released" ? [...others, fact] : others;
}

/** At one moment what ends comes before what begins: rather a version too many than one too few. */
function byTime(a: Deployment, b: Deployment): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return ENDS.indexOf(a.event) - ENDS.indexOf(b.event);
}

const ENDS: readonly Deployment["event"][] = ["undeployed", "supportEnded", "deployed", "released"];
