import { defineLintRule } from "../../../lint/rule.ts";
import { isOfType } from "./_schemas.ts";

export default defineLintRule({
  id: "numeric-id-in-path",
  on: "parameter",
  when: "added",
  severity: "info",
  summary: "A thing is found by a number that others can guess",
  why: "Where one check of permissions is forgotten, counting upwards reads everybody's records (OWASP API1:2023).",
  instead: "Give things identifiers that cannot be guessed, such as UUIDs",

  check({ parameter: { name, in: place, schema } }) {
    if (place !== "path" || !/^(?:id|.*(?:_id|-id|Id|ID))$/.test(name)) return;
    if (!isOfType(schema, "integer")) return;
    return { message: `\`${name}\` is an integer` };
  },
});
