import { defineLintRule } from "../../../lint/rule.ts";

export default defineLintRule({
  id: "path-depth",
  on: "path",
  when: "added",
  severity: "info",
  summary: "A path is nested too deeply",
  why: "Whoever has the id of a thing should not need the ids of everything that it belongs to; deep paths also say in the address what may change.",
  instead: "Give what is nested a collection of its own, and let a query parameter name its owner",
  options: {
    most: {
      description: "How many parameters a path may have",
      default: 3,
      schema: { type: "integer", minimum: 1 },
    },
  },

  check({ path, operations }, { most }) {
    const count = path.split("/").filter((segment) => segment.includes("{")).length;
    if (operations.length === 0 || count <= Number(most)) return;
    return { message: `\`${path}\` has ${count} parameters, more than ${Number(most)}` };
  },
});
