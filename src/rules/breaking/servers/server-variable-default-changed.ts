import { defineBreakingRule } from "../../../breaking/rule.ts";
import { stringOf } from "../../../document/node.ts";

export default defineBreakingRule({
  id: "server-variable-default-changed",
  on: "server.changed",
  breaks: "both",
  severity: "warn",
  summary: "The default of a server variable changed",
  why: "Consumers that do not choose a value send requests to another address.",
  instead: "Keep the default, and name the new value as one to choose",

  check({ base, revision }) {
    const changes = [...base.variables].flatMap(([name, { node }]) => {
      const [before, after] = [stringOf(node, "default"), stringOf(revision.variables.get(name)?.node, "default")];
      return before === after ? [] : [`\`${name}\` was ${quoted(before)} and is now ${quoted(after)}`];
    });
    return changes.length > 0 ? { message: `the default of ${changes.join(", of ")}`, key: changes.join() } : undefined;
  },
});

const quoted = (value: string | undefined): string => (value === undefined ? "not set" : `\`${value}\``);
