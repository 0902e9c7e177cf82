import { defineBreakingRule } from "../../../breaking/rule.ts";
import type { Parameter } from "../../../model/api.ts";

export default defineBreakingRule({
  id: "parameter-style-changed",
  on: "parameter.changed",
  breaks: "request",
  summary: "A parameter is written in another style",
  why: "Consumers write lists and objects in a form that is read differently: `a=1&a=2` is not `a=1,2`.",
  instead: "Keep `style` and `explode`, or add a parameter under another name",

  check({ base, revision }) {
    if (base.content || revision.content) return;
    const [before, after] = [written(base), written(revision)];
    return before === after
      ? undefined
      : { message: `the ${base.in} parameter \`${base.name}\` was written ${before} and is now written ${after}` };
  },
});

const written = ({ style, explode }: Parameter): string => `${style}${explode ? ", exploded" : ""}`;
