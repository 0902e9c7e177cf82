import { defineBreakingRule } from "../../../breaking/rule.ts";
import { equalJson, type Json, show } from "../../../document/value.ts";

export default defineBreakingRule({
  id: "default-changed",
  on: "schema.changed",
  breaks: "request",
  severity: "warn",
  beyondValues: true,
  summary: "The default of a value in a body changed",
  why: "Consumers that leave the value out ask for something else than before, without any error.",
  instead: "Keep the default; consumers that want another value can send it",

  check({ base, revision, inParameter }) {
    const [before, after] = [base.other.get("default")?.value, revision.other.get("default")?.value];
    if (inParameter || equalJson(before, after)) return;
    return { message: `the default was ${quoted(before)} and is now ${quoted(after)}`, at: "default" };
  },
});

const quoted = (value: Json | undefined): string => (value === undefined ? "not set" : `\`${show(value)}\``);
