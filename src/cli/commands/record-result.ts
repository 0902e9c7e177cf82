import { ApigateError } from "../../core/errors.ts";
import { encodeFact } from "../../deployment/fact-files.ts";
import type { VerificationResult } from "../../deployment/facts.ts";
import { encodePact } from "../../deployment/pact-content.ts";
import type { Pact } from "../../pact/pact.ts";
import { plain } from "../../reporters/plain.ts";
import { readPactFile } from "../read-pact-file.ts";
import { confirm, openPlace, type RecordFlags, type RecordPlace, record, versionOrHead } from "../recorded.ts";

export interface ResultFlags extends RecordFlags {
  pact: string;
  consumer?: string;
  provider?: string;
  version?: string;
  success?: boolean;
  failure?: boolean;
  kind: VerificationResult["kind"];
}

/** `apigate record-result`: a provider version was verified against a pact. */
export async function runRecordResult(flags: ResultFlags): Promise<void> {
  if (Boolean(flags.success) === Boolean(flags.failure))
    throw new ApigateError("E_USAGE", "say how the verification ended: --success or --failure");
  const place = openPlace(flags);
  const pact = readPactFile(place.cwd, flags.pact);
  requireParty(pact, "consumer", flags);
  requireParty(pact, "provider", flags);
  const providerVersion = versionOrHead(place, flags.version);
  await recordResult(place, pact, {
    providerVersion,
    kind: flags.kind,
    success: flags.success === true,
    results: null,
  });
  const outcome = flags.success ? "passed" : "failed";
  confirm(1, `${pact.provider} ${providerVersion} ${outcome} the pact of ${pact.consumer}`);
}

/** Records one result; says on standard error when no consumer version has published this content. */
export async function recordResult(
  place: RecordPlace,
  pact: Pact,
  result: Pick<VerificationResult, "providerVersion" | "kind" | "success" | "results">,
): Promise<void> {
  const { consumer, provider } = pact;
  const { pactSha } = encodePact(pact);
  const subject = `${provider} ${result.providerVersion} and the pact of ${consumer}`;
  let isPublished = false;
  await record(place, `Result of ${subject}`, ({ publications }, at) => {
    isPublished = publications.some(
      (one) => one.pactSha === pactSha && one.consumer === consumer && one.provider === provider,
    );
    return [encodeFact("results", { ...result, pactSha, consumer, provider, at })];
  });
  if (!isPublished)
    process.stderr.write(
      `warning: no version of ${plain(consumer)} has published this pact yet; the result counts once one has (apigate record-pact)\n`,
    );
}

function requireParty(pact: Pact, role: "consumer" | "provider", flags: ResultFlags): void {
  const named = flags[role];
  if (named === undefined || named === pact[role]) return;
  throw new ApigateError("E_USAGE", `--${role}: this is the pact of ${role} \`${pact[role]}\``, {
    location: { file: flags.pact },
  });
}
