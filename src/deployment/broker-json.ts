import type { Answer } from "./judge.ts";
import type { Row } from "./matrix.ts";
import { reasonText, sentence, warningSentence } from "./sentences.ts";

/**
 * The answer under the names the Pact Broker's `GET /can-i-deploy` uses, so that what reads one reads the other. `live`,
 * `static` and `pact.sha` are added.
 */
export function brokerJson(answer: Answer): object {
  const { deployable, success, failed, unknown, ignored, rows } = answer;
  return {
    summary: { deployable, reason: reasonText(answer), success, failed, unknown, ignored },
    notices: noticesOf(answer),
    matrix: rows.map(matrixRow),
  };
}

function noticesOf({ deployable, reasons, warnings, question }: Answer): object[] {
  return [
    ...warnings.map((warning) => ({ type: "warning", text: warningSentence(warning) })),
    ...reasons.map((reason) => ({
      type: deployable === true ? "success" : "error",
      text: sentence(reason, question.environment),
    })),
  ];
}

function matrixRow({ publication, providerVersion, live, static: examined, success, ignored }: Row): object {
  const { consumer, version, provider, pactSha, at } = publication;
  return {
    consumer: { name: consumer, version: { number: version } },
    provider: { name: provider, version: providerVersion === null ? null : { number: providerVersion } },
    pact: { createdAt: at, sha: pactSha },
    verificationResult:
      success === null
        ? null
        : { success, verifiedAt: live?.at ?? null, live: live?.success ?? null, static: examined ?? null },
    ignored,
  };
}
