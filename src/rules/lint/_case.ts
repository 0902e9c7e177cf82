import type { Json } from "../../document/value.ts";
import { STYLE_NAMES, STYLES, type Style } from "../../lint/consistency/case.ts";
import type { LintOption } from "../../lint/rule.ts";
import { MAJORITY } from "./_convention.ts";

export const isStyled = (name: string, style: Style): boolean => STYLES[style].test(name);

/** The option value is checked against the schema before a rule sees it. */
export const styleOf = (value: Json | undefined): Style => value as Style;

export const STYLE_OPTION = (style: Style | typeof MAJORITY): LintOption => ({
  description: "The case to write in; `majority` is the one most are written in already",
  default: style,
  schema: { enum: [MAJORITY, ...STYLE_NAMES] },
});
