import { defineLintRule } from "../../../lint/rule.ts";
import { EXCEPT_HEALTH } from "../_health.ts";
import { alternatives, TEXTS, textsOf } from "../_texts.ts";
import { describedSchemas } from "./_schemas.ts";
import { plainName, schemaName, tells } from "./_shapes.ts";

export default defineLintRule({
  id: "error-code",
  on: "api",
  when: "changed",
  severity: "info",
  summary: "An error carries no code that programs can act on",
  why: "Without a code consumers compare texts, which change, to tell one error from another of the same status.",
  instead: "Add a property with a stable code, such as `code`, or the `type` of problem details",
  options: {
    except: EXCEPT_HEALTH,
    names: TEXTS("Properties that carry a code, in any case", ["code", "type", "errorCode", "errorType", "reason"]),
  },

  check({ api }, { except, names }) {
    const known = new Set(textsOf(names).map(plainName));
    return describedSchemas(api, except)
      .filter(({ node }) => !tells(api, [node], known))
      .map(({ node }) => ({
        message: `${schemaName(node)} of errors has no code, such as ${alternatives(textsOf(names).slice(0, 2))}`,
        at: node,
      }));
  },
});
