import { defineLintRule } from "../../../lint/rule.ts";

export default defineLintRule({
  id: "sunset-date",
  on: "announcement",
  severity: "error",
  summary: "A sunset is not written as a date",
  why: "Neither consumers nor tools can tell until when it works, and nothing warns before it is gone.",
  instead: "Write the date as 2027-01-31, or with a time as RFC 3339 has it",

  check({ name, announcement: { sunset, at } }) {
    if (!sunset || sunset.day !== undefined) return;
    return { message: `the sunset of ${name}, \`${sunset.text}\`, is no date`, at: at("x-sunset") };
  },
});
