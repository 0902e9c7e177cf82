import { defineLintRule } from "../../../lint/rule.ts";

/** What frameworks make up where nobody gave a name. */
const SIGNS: readonly [sign: RegExp, why: string][] = [
  [/Controller[._]/i, "names a class of the server"],
  [/Using(?:GET|PUT|POST|DELETE|PATCH|HEAD|OPTIONS)(?:_\d+)?$/, "ends with the method"],
  [/__/, "is the path with its signs blanked"],
  [/(?:^|_)api_v\d+_/i, "is the path with its signs blanked"],
  [/_\d{1,3}$/, "ends with a number that tells it from its namesake"],
];

export default defineLintRule({
  id: "operation-id-not-generated",
  on: "operation",
  when: "added",
  severity: "warn",
  summary: "An operation id was made up by a framework",
  why: "Such names follow the code: renaming a class or adding an overload renames the methods of every generated client.",
  instead: "Name the operation by what it does, such as `listOrders`",

  check({ operation }) {
    const { operationId } = operation;
    if (operationId === undefined) return;
    const [, why] = SIGNS.find(([sign]) => sign.test(operationId)) ?? [];
    return why === undefined ? undefined : { at: operation.at("operationId"), message: `\`${operationId}\` ${why}` };
  },
});
