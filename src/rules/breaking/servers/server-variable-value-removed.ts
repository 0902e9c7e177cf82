import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "server-variable-value-removed",
  on: "server.changed",
  breaks: "both",
  severity: "warn",
  summary: "A value of a server variable was removed",
  why: "Consumers that use the value send requests to an address that may no longer answer.",
  instead: "Keep the address answering until nobody uses it",

  check({ base, revision }) {
    const gone = [...base.variables].flatMap(([name, { values }]) => {
      const left = revision.variables.get(name)?.values ?? [];
      return left.length === 0 ? [] : values.filter((value) => !left.includes(value));
    });
    return gone.length > 0
      ? { message: `${base.url} no longer has ${gone.map((value) => `\`${value}\``).join(", ")}`, key: gone.join() }
      : undefined;
  },
});
