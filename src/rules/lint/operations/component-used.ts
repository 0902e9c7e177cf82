import { defineLintRule } from "../../../lint/rule.ts";
import { usedIn } from "./_used.ts";

export default defineLintRule({
  id: "component-used",
  on: "api",
  severity: "info",
  summary: "A component is not used",
  why: "Nothing that can be called leads to it: it is read, kept up and translated for nobody, or somebody forgot the `$ref` to it.",
  instead: "Remove the component, or refer to it",

  check({ api }) {
    const { components, isUsed } = usedIn(api);
    return components
      .filter((component) => !isUsed(component))
      .map(({ section, name, node }) => ({ at: node, message: `\`${name}\` of ${section} is not used` }));
  },
});
