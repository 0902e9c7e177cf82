import type { Json } from "../../document/value.ts";
import type { LintOption } from "../../lint/rule.ts";

/** An option that is a list of texts. */
export const TEXTS = (description: string, texts: readonly string[]): LintOption => ({
  description,
  default: [...texts],
  schema: { type: "array", items: { type: "string" } },
});

/** The option value is checked against the schema before a rule sees it. */
export const textsOf = (value: Json | undefined): readonly string[] => value as string[];

/** "`a`", "`a` or `b`", "`a`, `b` or `c`". */
export function alternatives(texts: readonly string[]): string {
  const quoted = texts.map((text) => `\`${text}\``);
  const last = quoted.pop() ?? "";
  return quoted.length === 0 ? last : `${quoted.join(", ")} or ${last}`;
}
