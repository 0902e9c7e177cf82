import { facetsOf, isJson, presentTypes } from "../../../lint/consistency/shape.ts";
import { defineLintRule } from "../../../lint/rule.ts";
import { ALL, NULL, OBJECT, showTypes } from "../../../schema/types.ts";

export default defineLintRule({
  id: "response-top-level-object",
  on: "content",
  when: "added",
  severity: "warn",
  summary: "The top level of a JSON response is not an object",
  why: "An array has no room for anything else: a cursor, a total or a warning cannot be added without breaking every consumer.",
  instead: "Return an object, with the list in one of its properties",

  check({ api, media, status, operation }) {
    if (!/^2/.test(status ?? "") || !isJson(media) || !media.schema) return;
    const types = presentTypes(facetsOf(api, media.schema));
    if ((types & OBJECT) !== 0 || types === 0 || types === (ALL & ~NULL)) return;
    return { message: `${operation.name} ${status} returns ${showTypes(types)}, not an object` };
  },
});
