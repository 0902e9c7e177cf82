import { isObject, type Json } from "../../../document/value.ts";

interface Kind {
  name: string;
  pattern: RegExp;
  /** What a text of this form must also be to be believed. */
  isReal?: (text: string) => boolean;
}

/** Forms that issuers gave their secrets so that they can be found; every quantifier is bounded or over one class. */
const KINDS: readonly Kind[] = [
  { name: "an AWS access key", pattern: /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/ },
  { name: "a GitHub token", pattern: /\b(?:gh[oprsu]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59})\b/ },
  { name: "a GitLab token", pattern: /\bglpat-[\w-]{20}/ },
  { name: "a Slack token", pattern: /\bxox[abeoprs]-\d{8,14}-[A-Za-z0-9-]{20,200}/ },
  {
    name: "a Slack webhook",
    pattern: /hooks\.slack\.com\/services\/T[A-Z0-9]{8,12}\/B[A-Z0-9]{8,12}\/[A-Za-z0-9]{24}/,
  },
  { name: "a live Stripe key", pattern: /\b[rs]k_live_[A-Za-z0-9]{24,200}/ },
  { name: "a Google API key", pattern: /\bAIza[\w-]{35}/ },
  { name: "an npm token", pattern: /\bnpm_[A-Za-z0-9]{36}\b/ },
  { name: "a DigitalOcean token", pattern: /\bdo[opr]_v1_[a-f0-9]{64}\b/ },
  { name: "a SendGrid key", pattern: /\bSG\.[\w-]{22}\.[\w-]{43}/ },
  { name: "a private key", pattern: /-----BEGIN (?:[A-Z]{2,9} )?PRIVATE KEY-----\s{1,4}[A-Za-z0-9+/=\s]{64}/ },
  { name: "a JSON Web Token", pattern: /\beyJ[\w-]{10,1000}\.eyJ[\w-]{10,8000}\.[\w-]{20,2000}/, isReal: isSigned },
  { name: "a bearer token", pattern: /\bBearer [\w.~+/-]{32,2000}/, isReal: isRandom },
];

/** Every form begins with one of these: most texts are passed over after one look. */
const HINT =
  /AKIA|ASIA|gh[oprsu]_|github_pat_|glpat-|xox[abeoprs]-|hooks\.slack|k_live_|AIza|npm_|do[opr]_v1_|SG\.|PRIVATE KEY|eyJ|Bearer /;

export interface Secret {
  kind: string;
  /** Its first four characters: enough to recognise it, and no more. */
  start: string;
}

/** The first secret in a text that is not plainly made up. */
export function secretIn(text: string): Secret | undefined {
  if (!HINT.test(text)) return undefined;
  for (const { name, pattern, isReal = () => true } of KINDS) {
    const [found] = pattern.exec(text) ?? [];
    if (found !== undefined && !isMadeUp(found) && isReal(found)) return { kind: name, start: startOf(found) };
  }
  return undefined;
}

const startOf = (found: string): string => found.replace(/^(?:Bearer |-----)|^hooks.*\//, "").slice(0, 4);

/** `AKIAIOSFODNN7EXAMPLE`, `ghp_xxxxxxxx…`, `sk_live_1234567890…`: few different characters, or words that say so. */
const isMadeUp = (text: string): boolean =>
  /example|sample|dummy|placeholder|redacted|your[-_]|12345678|abcdefgh|([^A])\1{5}/i.test(text) ||
  new Set(text.slice(-24)).size < 8;

function isRandom(text: string): boolean {
  const token = text.slice("Bearer ".length);
  return [/\d\D*\d/, /[A-Z]/, /[a-z]/].every((part) => part.test(token)) && new Set(token).size > 15;
}

/** A token that can be read, and whose claims are not those of every tutorial. */
function isSigned(text: string): boolean {
  const [header, claims] = text.split(".").map(decoded);
  if (!isObject(header) || !isObject(claims) || typeof header.alg !== "string") return false;
  return !/1234567890|john doe|jane doe|example|sample|test/i.test(JSON.stringify(claims));
}

function decoded(part: string): Json | undefined {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}
