import { wordsOf } from "../../../lint/consistency/case.ts";
import { defineLintRule } from "../../../lint/rule.ts";

/** Verbs that say what a method says already. Verbs of the trade (`/orders/{id}/cancel`) are another matter. */
const VERBS = new Set(
  "add create delete destroy fetch find get insert list modify patch post put read remove retrieve save set update upsert".split(
    " ",
  ),
);

export default defineLintRule({
  id: "path-no-verbs",
  on: "path",
  when: "added",
  severity: "warn",
  summary: "A path says what the method says",
  why: "`GET /getOrders` says it twice, and `POST /deleteOrder` says two things: caches, proxies and readers go by the method.",
  instead: "Name what is acted on in the path, and leave the action to the method",
  options: {
    except: {
      description: "Verbs that may stand in paths",
      default: [],
      schema: { type: "array", items: { type: "string" } },
    },
  },

  check({ path, operations }, { except }) {
    if (operations.length === 0) return;
    const allowed: readonly unknown[] = Array.isArray(except) ? except : [];
    const wrong = path.split("/").find((segment) => {
      const words = segment.includes("{") ? [] : wordsOf(segment);
      const [first = ""] = words;
      return VERBS.has(first) && !allowed.includes(first) && !(words.length === 1 && NOUNS.has(first));
    });
    return wrong === undefined ? undefined : { message: `\`${wrong}\` of \`${path}\` is an action` };
  },
});

/** Alone they are things as well: `/posts`' singular, a list, a set, a patch. */
const NOUNS = new Set(["list", "patch", "post", "set", "read"]);
