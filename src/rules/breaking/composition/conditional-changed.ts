import { defineBreakingRule } from "../../../breaking/rule.ts";
import { show } from "../../../document/value.ts";

export default defineBreakingRule({
  id: "conditional-changed",
  on: "schema.changed",
  breaks: "unless-proved",
  summary: "An if/then/else condition changed",
  why: "Values that used to be accepted may be refused, and consumers may receive values they were not promised.",
  instead: "Demand no more of any value in requests, and no less in responses",

  check({ base, revision }) {
    const [before, after] = [base.conditionals, revision.conditionals].map((all) =>
      all.map(({ if: when, then, else: otherwise }) =>
        [when, then, otherwise].map((node) => show(node?.value, Infinity)),
      ),
    );
    return String(before) === String(after) ? undefined : { message: "the condition changed", at: "if" };
  },
});
