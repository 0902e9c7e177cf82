import { defineLintRule } from "../../../lint/rule.ts";

export default defineLintRule({
  id: "sunset-without-deprecation",
  on: "announcement",
  severity: "warn",
  summary: "What has a sunset is not deprecated",
  why: "Documentation and generated clients warn of `deprecated` only: nobody sees that it will go away.",
  instead: "Mark it with `deprecated: true`",

  check({ name, announcement: { sunset, deprecated, at } }) {
    if (!sunset || deprecated) return;
    return { message: `${name} has the sunset \`${sunset.text}\`, but is not deprecated`, at: at("x-sunset") };
  },
});
