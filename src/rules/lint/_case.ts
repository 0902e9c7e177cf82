import type { Json } from "../../document/value.ts";
import type { LintOption } from "../../lint/rule.ts";

/** Ways to write a name of several words. */
export const STYLES = {
  "kebab-case": /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/,
  snake_case: /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/,
  camelCase: /^[a-z][a-z0-9]*(?:[A-Z0-9][a-z0-9]*)*$/,
  PascalCase: /^[A-Z][a-z0-9]*(?:[A-Z0-9][a-z0-9]*)*$/,
  SCREAMING_SNAKE_CASE: /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/,
  "Train-Case": /^[A-Z][A-Za-z0-9]*(?:-[A-Z0-9][A-Za-z0-9]*)*$/,
} as const;

export type Style = keyof typeof STYLES;

export const isStyled = (name: string, style: Style): boolean => STYLES[style].test(name);

/** The option value is checked against the schema before a rule sees it. */
export const styleOf = (value: Json | undefined): Style => value as Style;

export const STYLE_OPTION = (style: Style): LintOption => ({
  description: "The case to write in",
  default: style,
  schema: { enum: Object.keys(STYLES) },
});
