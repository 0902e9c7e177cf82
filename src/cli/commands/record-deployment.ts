import { ApigateError } from "../../core/errors.ts";
import { current } from "../../deployment/environment.ts";
import { encodeFact } from "../../deployment/fact-files.ts";
import type { Deployment } from "../../deployment/facts.ts";
import { confirm, openPlace, type RecordFlags, record, requireName, versionOrHead } from "../recorded.ts";

export interface DeploymentFlags extends RecordFlags {
  pacticipant: string;
  version?: string;
  environment: string;
  target?: string;
}

type Event = Deployment["event"];
type Place = Omit<Deployment, "version" | "at">;

const WORDS: Record<Event, string> = {
  deployed: "deployed to",
  undeployed: "no longer deployed to",
  released: "released to",
  supportEnded: "no longer supported in",
};

/** `apigate record-deployment`, `record-release`: a version is there. */
export async function runRecordArrival(event: "deployed" | "released", flags: DeploymentFlags): Promise<void> {
  const place = openPlace(flags);
  const fact = { ...subjectOf(event, flags), version: versionOrHead(place, flags.version) };
  const what = whatOf(fact, fact.version);
  const added = await record(place, what, ({ deployments }, at) =>
    present(deployments, fact).includes(fact.version) ? [] : [encodeFact("deployments", { ...fact, at })],
  );
  confirm(added, what);
}

/** `apigate record-undeployment`, `record-support-ended`: a version, or whatever is deployed to the target, is gone. */
export async function runRecordDeparture(event: "undeployed" | "supportEnded", flags: DeploymentFlags): Promise<void> {
  const place = openPlace(flags);
  const subject = subjectOf(event, flags);
  const named = flags.version === undefined ? undefined : requireName("--version", flags.version);
  let gone: readonly string[] = [];
  const added = await record(place, whatOf(subject, named), ({ deployments }, at) => {
    const there = present(deployments, subject);
    gone = named === undefined ? there : there.filter((version) => version === named);
    if (gone.length === 0 && !hasLeft(deployments, subject, named)) throw notThere(subject, named, there);
    return gone.map((version) => encodeFact("deployments", { ...subject, version, at }));
  });
  confirm(added, whatOf(subject, gone.join(", ") || named));
}

/** `orders 1.3.0 deployed to production (blue)`. */
const whatOf = ({ pacticipant, environment, target, event }: Place, version: string | undefined): string =>
  `${[pacticipant, version].filter(Boolean).join(" ")} ${WORDS[event]} ${environment}${target === null ? "" : ` (${target})`}`;

/** So that a command can be run again. */
const hasLeft = (deployments: readonly Deployment[], subject: Place, version: string | undefined): boolean =>
  deployments.some(
    (fact) =>
      fact.pacticipant === subject.pacticipant &&
      fact.environment === subject.environment &&
      fact.target === subject.target &&
      fact.event === subject.event &&
      fact.version === (version ?? fact.version),
  );

const subjectOf = (event: Event, { pacticipant, environment, target }: DeploymentFlags): Place => ({
  pacticipant: requireName("--pacticipant", pacticipant),
  environment: requireName(event === "deployed" || event === "released" ? "--to" : "--from", environment),
  target: target === undefined ? null : requireName("--target", target),
  event,
});

/** Versions of the participant at this very place: deployed to the target, or released. */
function present(deployments: readonly Deployment[], { pacticipant, environment, target, event }: Place): string[] {
  const isRelease = event === "released" || event === "supportEnded";
  return current(deployments, environment)
    .filter((fact) => fact.pacticipant === pacticipant && (fact.event === "released") === isRelease)
    .filter((fact) => isRelease || fact.target === target)
    .map(({ version }) => version);
}

function notThere(subject: Place, version: string | undefined, there: readonly string[]): ApigateError {
  const begun = subject.event === "undeployed" ? "deployed" : "released";
  return new ApigateError("E_RECORD", `there is no record of ${whatOf({ ...subject, event: begun }, version)}`, {
    hint: there.length > 0 ? `There now: ${there.join(", ")}` : "Are version, environment and target right?",
  });
}
