import { isObject, type Json } from "../../../document/value.ts";
import { defineLintRule } from "../../../lint/rule.ts";
import { EXCEPT_HEALTH } from "../_health.ts";
import { TEXTS, textsOf } from "../_texts.ts";
import { errorContents, examplesOf } from "./_errors.ts";
import { describedSchemas } from "./_schemas.ts";
import { plainName, propertiesWithin, schemaName } from "./_shapes.ts";

const NAMES = ["stack", "stackTrace", "backtrace", "exceptionClass", "innerException", "sql", "sqlState", "debugInfo"];

/** Stack traces of Java, JavaScript, .NET and Python; messages of SQL databases. */
const LEAKS =
  /^\s{0,20}at [\w$.<>]{1,200} ?\([^()\n]{1,200}:\d+|Traceback \(most recent call last\)|SQLSTATE\[|\bORA-\d{5}\b|You have an error in your SQL syntax/m;

export default defineLintRule({
  id: "error-internals",
  on: "api",
  when: "always",
  severity: "warn",
  summary: "An error shows the inside of the service",
  why: "Stack traces and queries tell attackers which code and database they deal with, and tell consumers nothing they can act on.",
  instead: "Leave them to the log, and answer an identifier by which the entry is found",
  options: { except: EXCEPT_HEALTH, names: TEXTS("Properties that show the inside, in any case", NAMES) },

  check({ api }, { except, names }) {
    const internal = new Set(textsOf(names).map(plainName));
    const described = describedSchemas(api, except).flatMap(({ node }) =>
      [...propertiesWithin(api, [node])]
        .filter(([name]) => internal.has(plainName(name)))
        .map(([name, at]) => ({ message: `${schemaName(node)} of errors has \`${name}\``, at })),
    );
    const shown = [...errorContents(api, except)]
      .flatMap(examplesOf)
      .filter(({ value }) => leaks(value))
      .map((at) => ({ message: "the example of an error shows a stack trace or a message of the database", at }));
    return [...new Map([...described, ...shown].map((hit) => [hit.at.value, hit])).values()];
  },
});

/** Nesting is bounded by the parser. */
function leaks(value: Json): boolean {
  if (typeof value === "string") return LEAKS.test(value);
  if (Array.isArray(value)) return value.some(leaks);
  return isObject(value) && Object.values(value).some(leaks);
}
