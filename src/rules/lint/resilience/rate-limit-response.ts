import { defineLintRule } from "../../../lint/rule.ts";
import type { Operation } from "../../../model/api.ts";
import { EXCEPT_HEALTH, isHealthCheck } from "../_health.ts";
import { hasStatus } from "./_declared.ts";

/** `RateLimit`, `RateLimit-Policy`, `X-RateLimit-Limit`, `X-Rate-Limit-Remaining` … */
const LIMITS = /^(?:x-)?rate-?limit(?:-|$)/;

export default defineLintRule({
  id: "rate-limit-response",
  on: "operation",
  severity: "warn",
  summary: "An operation with a rate limit declares no 429",
  why: "Consumers that do not know how a limit looks take it for a failure, and retry at once.",
  instead: "Describe the response 429, with a `Retry-After` header",
  options: {
    except: EXCEPT_HEALTH,
    everywhere: {
      description: "Ask it of every operation, and not only of those whose responses have headers of rate limits",
      default: false,
      schema: { type: "boolean" },
    },
  },

  check({ operation }, { except, everywhere }) {
    if (isHealthCheck(operation, except) || hasStatus(operation, ["429"])) return;
    const header = limitOf(operation);
    if (header === undefined && everywhere !== true) return;
    const limit = header === undefined ? "" : `, although its responses have \`${header}\``;
    return { message: `\`${operation.name}\` declares no 429${limit}`, at: operation.at("responses") };
  },
});

const limitOf = ({ responses }: Operation): string | undefined =>
  [...responses.values()].flatMap(({ headers }) => [...headers]).find(([name]) => LIMITS.test(name))?.[1].name;
