import { defineLintRule } from "../../../lint/rule.ts";
import type { Operation } from "../../../model/api.ts";
import { demandsOf, isWrite, requirementsOf } from "./_requirements.ts";

export default defineLintRule({
  id: "write-without-scope",
  on: "api",
  when: "added",
  severity: "info",
  summary: "An operation that changes something demands no OAuth 2 scope",
  why: "Without a scope every token will do: a client that was only to read may also write and delete.",
  instead: "Demand the scope that allows the change, such as `orders:write`",

  check({ api }) {
    return demandsOf(api, api.operations.values()).flatMap(({ security, operations }) => {
      const writes = operations.filter(isWrite);
      if (writes.length === 0) return [];
      return [...requirementsOf(security)]
        .filter(([{ name, scopes }]) => scopes.size === 0 && api.schemes.get(name)?.type === "oauth2")
        .map(([{ name }, at]) => ({
          message: `Any token of \`${name}\` may call ${namesOf(writes)}`,
          at,
        }));
    });
  },
});

function namesOf([first, ...others]: readonly Operation[]): string {
  const name = `\`${first?.name}\``;
  return others.length === 0
    ? name
    : `${name} and ${others.length} more that ${others.length === 1 ? "changes" : "change"} something`;
}
