import { member, members, type Node, valueAt } from "../../../document/node.ts";
import { defineLintRule } from "../../../lint/rule.ts";
import type { Operation } from "../../../model/api.ts";
import { isListed } from "../_letters.ts";
import { TEXTS } from "../_texts.ts";
import { levelOf } from "./_schemas.ts";

export default defineLintRule({
  id: "mass-assignment",
  on: "body",
  when: "added",
  severity: "info",
  summary: "A body takes any property where some decide who may do what",
  why: "A service that stores what it is sent also stores a role or a balance that a caller made up (OWASP API3:2023).",
  instead: "List what callers may set, with `additionalProperties: false` or without a word about others",
  options: {
    names: TEXTS(
      "Properties that callers must not set, without regard to case, hyphens and underscores",
      "admin isAdmin superuser isSuperuser role roles permissions balance credit isVerified emailVerified".split(" "),
    ),
  },

  check({ api, operation, body, node }, { names }) {
    if (operation.sender !== "request") return;
    const asked = levelOf(api, body.content.values());
    if (!asked.some((schema) => valueAt(schema, "additionalProperties") === true)) return;
    const shown = successes(operation).flatMap(({ content }) => levelOf(api, content.values()));
    const sensitive = new Set(propertiesOf([...asked, ...shown]).filter((name) => isListed(name, names)));
    if (sensitive.size === 0) return;
    const list = [...sensitive].map((name) => `\`${name}\``).join(", ");
    return { message: `The body of \`${operation.name}\` takes any property, ${list} among them`, at: node };
  },
});

const successes = ({ responses }: Operation) => [...responses.values()].filter(({ status }) => status.startsWith("2"));

const propertiesOf = (schemas: Node[]): string[] =>
  schemas.flatMap((schema) => members(member(schema, "properties")).map(([name]) => name));
