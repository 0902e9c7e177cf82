import { defineBreakingRule } from "../../../breaking/rule.ts";
import type { Encoding } from "../../../model/api.ts";

export default defineBreakingRule({
  id: "encoding-changed",
  on: "encoding.changed",
  breaks: "both",
  summary: "A form field is encoded in another way",
  why: "Consumers write the field in a form that is read differently: `a=1&a=2` is not `a=1,2`.",
  instead: "Keep the encoding of the field, or add a field under another name",

  check({ base, revision }) {
    const [before, after] = [written(base), written(revision)];
    return before === after
      ? undefined
      : { message: `the field \`${base.name}\` was encoded ${before} and is now encoded ${after}`, key: base.name };
  },
});

const written = ({ contentType, style, explode, allowReserved, headers }: Encoding): string => {
  const form =
    contentType ?? `${style}${explode ? ", exploded" : ""}${allowReserved ? ", reserved characters as they are" : ""}`;
  const names = [...headers].map(([name, isRequired]) => (isRequired ? `${name} (required)` : name)).sort();
  return names.length > 0 ? `${form} with ${names.join(", ")}` : form;
};
