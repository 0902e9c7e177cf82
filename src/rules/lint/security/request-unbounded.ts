import { isTrue, type Node } from "../../../document/node.ts";
import { isObject } from "../../../document/value.ts";
import { defineLintRule } from "../../../lint/rule.ts";
import { isOfType, schemasUnder } from "./_schemas.ts";

export default defineLintRule({
  id: "request-unbounded",
  on: "body",
  when: "added",
  severity: "info",
  summary: "A request body has texts or lists without a greatest length",
  why: "One request can fill memory and storage, and one can cost as much as thousands (OWASP API4:2023).",
  instead: "Add `maxLength` to texts and `maxItems` to lists",

  check({ api, operation, body }) {
    if (operation.sender !== "request") return;
    const schemas = [...schemasUnder(api, body.content.values())].filter((schema) => !isTrue(schema, "readOnly"));
    const texts = schemas.filter((schema) => isOfType(schema, "string") && !hasAny(schema, TEXT_BOUNDS));
    const lists = schemas.filter((schema) => isOfType(schema, "array") && !hasAny(schema, LIST_BOUNDS));
    if (texts.length + lists.length === 0) return;
    const counts = [count(texts.length, "text"), count(lists.length, "list")].filter((text) => text !== "");
    return { message: `${counts.join(" and ")} in the body of \`${operation.name}\` may be of any length` };
  },
});

/** What has a pattern or a format has a length that somebody thought about. */
const TEXT_BOUNDS = ["maxLength", "enum", "const", "pattern", "format"];
const LIST_BOUNDS = ["maxItems", "enum", "const"];

const hasAny = ({ value }: Node, keywords: string[]): boolean =>
  isObject(value) && keywords.some((keyword) => Object.hasOwn(value, keyword));

const count = (number: number, what: string): string =>
  number === 0 ? "" : `${number} ${what}${number === 1 ? "" : "s"}`;
