import { defineBreakingRule } from "../../../breaking/rule.ts";
import { equalJson, show } from "../../../document/value.ts";

export default defineBreakingRule({
  id: "xml-changed",
  on: "schema.changed",
  breaks: "both",
  beyondValues: true,
  summary: "A value is written differently in XML",
  why: "Receivers look for an element or attribute of another name.",
  instead: "Keep the XML name and form",

  check({ base, revision, wire }) {
    const [before, after] = [base.other.get("xml")?.value, revision.other.get("xml")?.value];
    if (wire !== "xml" || equalJson(before, after)) return;
    return { message: `the XML form was ${show(before)} and is now ${show(after)}`, at: "xml" };
  },
});
