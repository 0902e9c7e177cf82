import { defineBreakingRule } from "../../../breaking/rule.ts";
import type { LinkEnd } from "../../../diff/changes.ts";
import { equalJson, isObject, show } from "../../../document/value.ts";

export default defineBreakingRule({
  id: "link-values-changed",
  on: "link.changed",
  breaks: "response",
  severity: "warn",
  summary: "A link of a response hands over other values",
  why: "Clients that follow the link as they know it send the old values.",
  instead: "Keep the expressions, or add a link under another name",

  check: ({ base, revision, within }) =>
    equalJson(base.hands, revision.hands)
      ? undefined
      : {
          message: `the link \`${base.name}\` of the ${within} handed over ${shown(base)} and now hands over ${shown(revision)}`,
        },
});

/** "id = $response.body#/id"; "nothing". */
function shown({ hands }: LinkEnd): string {
  const { parameters, requestBody } = isObject(hands) ? hands : {};
  const parts = Object.entries(isObject(parameters) ? parameters : {}).map(
    ([name, value]) => `${name} = ${show(value)}`,
  );
  const body = requestBody === null || requestBody === undefined ? [] : [`the body = ${show(requestBody)}`];
  return [...parts.sort(), ...body].join(", ") || "nothing";
}
