import type { Answer, Reason, Warning } from "./judge.ts";
import type { Row } from "./matrix.ts";

/** How many names a sentence lists. */
const NAMED = 5;

/** A reason as a sentence without its full stop. */
export function sentence(reason: Reason, environment: string): string {
  switch (reason.type) {
    case "version-does-not-exist":
      return `version ${reason.version} of ${reason.pacticipant} is not known${knownVersions(reason.known)}`;
    case "verification-failed":
      return `${providerOf(reason.row)} does not do what ${consumerOf(reason.row)} relies on: ${failureOf(reason.row)}`;
    case "provider-not-there":
      return `${consumerOf(reason.row)} needs ${reason.row.publication.provider}, and no version of it is in ${environment}`;
    case "never-verified":
      return `no version of ${reason.row.publication.provider} was ever verified against the pact of ${consumerOf(reason.row)}`;
    case "not-verified-by-version":
      return `${providerOf(reason.row)} was not verified against the pact of ${consumerOf(reason.row)}`;
    case "successful":
      return reason.rows === 1
        ? "the one pact concerned is verified"
        : `all ${reason.rows} pacts concerned are verified`;
    case "no-dependencies-missing":
      return "no pact stands between it and what is there";
  }
}

const consumerOf = ({ publication: { consumer, version } }: Row): string => `${consumer} ${version}`;
const providerOf = ({ publication: { provider }, providerVersion }: Row): string => `${provider} ${providerVersion}`;

const failureOf = ({ live }: Row): string =>
  live?.success === false ? "the verification of the running provider failed" : "its description breaks the pact";

function knownVersions(known: readonly string[]): string {
  if (known.length === 0) return "; publish its pacts (apigate record-pact) or record its description first";
  const more = known.length > NAMED ? ` and ${known.length - NAMED} more` : "";
  return `; known are ${known.slice(-NAMED).join(", ")}${more}`;
}

/** A warning as a sentence without its full stop. */
export function warningSentence(warning: Warning): string {
  if (warning.type === "no-pacts")
    return `${warning.pacticipant} ${warning.version} has published no pact: what it relies on is not known`;
  const { pacticipant, version } = warning.selector;
  return `${[pacticipant, version].filter(Boolean).join(" ")} is to be ignored, and nothing is recorded of it`;
}

/** All reasons in one text. */
export const reasonText = ({ reasons, question }: Answer): string =>
  capital(reasons.map((reason) => sentence(reason, question.environment)).join("; "));

const capital = (text: string): string => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
