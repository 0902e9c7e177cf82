import { defineLintRule } from "../../../lint/rule.ts";

export default defineLintRule({
  id: "path-has-operations",
  on: "path",
  severity: "warn",
  summary: "A path has no operations",
  why: "Nobody can call it: it is a leftover, or its operations stand a level too deep.",
  instead: "Describe its operations, or leave the path out",

  check({ path, operations }) {
    return operations.length > 0 ? undefined : { message: `\`${path}\` has no operations` };
  },
});
