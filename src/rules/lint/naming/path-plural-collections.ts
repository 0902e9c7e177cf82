import { wordsOf } from "../../../lint/consistency/case.ts";
import { defineLintRule } from "../../../lint/rule.ts";
import { isPlural } from "./_plural.ts";

export default defineLintRule({
  id: "path-plural-collections",
  on: "path",
  when: "added",
  severity: "info",
  summary: "A collection is named in the singular",
  why: "`/orders/{id}` says that there are many of which this is one; with singulars and plurals mixed, every path has to be looked up.",
  instead: "Name collections in the plural, such as `/orders/{id}`",
  options: {
    except: {
      description: "Last words of segments that are right as they are",
      default: [],
      schema: { type: "array", items: { type: "string" } },
    },
  },

  check({ path, operations }, { except }) {
    if (operations.length === 0) return;
    const segments = path.split("/");
    const last = segments.at(-1) ?? "";
    const collection = segments.at(-2) ?? "";
    if (!/^\{[^{}]+\}$/.test(last) || !/^[A-Za-z][A-Za-z_-]*$/.test(collection)) return;
    const word = wordsOf(collection).at(-1) ?? "";
    if (isPlural(word) || (Array.isArray(except) && except.includes(word)) || !isKey(last)) return;
    return { message: `\`${collection}\` of \`${path}\` is not in the plural` };
  },
});

/** `/orders/status/{status}` looks something up by a property; `/order/{order_id}` takes one of many. */
const isKey = (parameter: string): boolean => {
  const last = wordsOf(parameter).at(-1) ?? "";
  return ["id", "uuid", "guid", "key", "number"].includes(last);
};
