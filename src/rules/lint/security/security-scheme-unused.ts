import { defineLintRule } from "../../../lint/rule.ts";
import { usedSchemes } from "./_requirements.ts";

export default defineLintRule({
  id: "security-scheme-unused",
  on: "api",
  severity: "info",
  summary: "A declared security scheme is demanded nowhere",
  why: "Readers think that the API is protected by it, although no operation asks for it.",
  instead: "Demand the scheme in `security`, or remove it",

  check({ api }) {
    if (api.schemes.size === 0) return;
    const used = [...usedSchemes(api)];
    const isUsed = (name: string) => used.some((text) => text === name || text.endsWith(`/${name}`));
    return [...api.schemes.values()]
      .filter(({ name }) => !isUsed(name))
      .map(({ name, node }) => ({ message: `No operation demands \`${name}\``, at: node }));
  },
});
