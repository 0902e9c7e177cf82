import { ApigateError } from "../../core/errors.ts";
import { didYouMean } from "../../core/nearest.ts";
import { brokerJson } from "../../deployment/broker-json.ts";
import type { Facts, Publication } from "../../deployment/facts.ts";
import { type FactIndex, indexFacts } from "../../deployment/index-facts.ts";
import { type Answer, canIDeploy } from "../../deployment/judge.ts";
import type { IgnoreSelector } from "../../deployment/matrix.ts";
import { decodePact, pactPath } from "../../deployment/pact-content.ts";
import type { Records } from "../../source/records.ts";
import { revisionOfVersion } from "../../source/version-revision.ts";
import { answerText } from "../answer-text.ts";
import { painter } from "../color.ts";
import { examiner } from "../examine.ts";
import { EXIT } from "../exit.ts";
import { type Output, parseFormats, writeOutputs } from "../output.ts";
import { openPlace, type RecordFlags, type RecordPlace, requireName, versionOrHead, withFacts } from "../recorded.ts";
import { staticResults } from "../static-result.ts";

export interface CanIDeployFlags extends RecordFlags {
  pacticipant: string;
  version?: string;
  environment: string;
  ignore?: string[];
  format?: string[];
  color: "auto" | "always" | "never";
}

/** `apigate can-i-deploy`; answers the exit status: 0 only for yes, 1 for no, 2 when it is not known. */
export async function runCanIDeploy(flags: CanIDeployFlags): Promise<number> {
  const outputs = parseFormats(flags.format ?? []);
  const place = openPlace(flags);
  const pacticipant = requireName("--pacticipant", flags.pacticipant);
  const environment = requireName("--to", flags.environment);
  const answer = await withFacts(place, (facts, records) => {
    const index = indexFacts(facts);
    requireKnown(index, pacticipant, environment, records);
    const ignore = (flags.ignore ?? []).map((text) => parseIgnored(text, index));
    const specified = [{ pacticipant, version: versionOrHead(place, flags.version) }];
    return canIDeploy(facts, { specified, environment, ignore }, sourcesOf(place, facts, records));
  });
  await write(answer, outputs, flags);
  return answer.deployable === null ? EXIT.couldNotJudge : answer.deployable ? EXIT.passed : EXIT.failed;
}

/** A participant or environment that nothing is recorded of is a typing mistake, or there is nothing to judge by. */
function requireKnown(index: FactIndex, pacticipant: string, environment: string, { heads }: Records): void {
  if (heads.local === undefined && heads.remote === undefined)
    throw new ApigateError("E_RECORD", `nothing is recorded here: there is no branch \`${heads.branch}\``, {
      hint: `If it is on the server, fetch it: git fetch origin ${heads.branch}:refs/remotes/origin/${heads.branch}`,
    });
  if (!index.pacticipants.includes(pacticipant))
    throw new ApigateError("E_USAGE", `nothing is recorded of \`${pacticipant}\``, {
      hint:
        didYouMean(pacticipant, index.pacticipants) ??
        "Record what it relies on (apigate record-pact), or what describes it (apigate record-description)",
    });
  if (!index.environments.includes(environment))
    throw new ApigateError("E_USAGE", `no deployment to \`${environment}\` is recorded`, {
      hint:
        didYouMean(environment, index.environments) ??
        "If it is new, record what is deployed there first (apigate record-deployment)",
    });
}

/** `billing`, or one version of it: `billing@2.1.0`. A participant may have an `@` in its name. */
function parseIgnored(text: string, { pacticipants }: FactIndex): IgnoreSelector {
  const name = requireName("--ignore", text);
  const at = name.lastIndexOf("@");
  if (at < 1 || pacticipants.includes(name)) return { pacticipant: name };
  return { pacticipant: name.slice(0, at), version: name.slice(at + 1) };
}

function sourcesOf(place: RecordPlace, facts: Facts, records: Records): Parameters<typeof canIDeploy>[2] {
  const { repository } = place;
  const staticResult = staticResults(repository, facts, examiner());
  return {
    hasRevision: (pacticipant, version) => revisionOfVersion(repository, pacticipant, version) !== undefined,
    staticResult: async (publication, providerVersion) =>
      staticResult(await readRecordedPact(records, publication), publication.provider, providerVersion),
  };
}

async function readRecordedPact(records: Records, { pactSha, consumer, provider }: Publication) {
  const path = pactPath(pactSha);
  const bytes = (await records.read([path])).get(path) ?? new Uint8Array();
  return decodePact(pactSha, bytes, consumer, provider);
}

function write(answer: Answer, outputs: readonly Output[], { cwd, color }: CanIDeployFlags): Promise<void> {
  return writeOutputs(outputs, cwd, async (format, toScreen) =>
    format === "json"
      ? `${JSON.stringify(brokerJson(answer), null, 2)}\n`
      : answerText(answer, await painter(toScreen ? color : "never")),
  );
}
