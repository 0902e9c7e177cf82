import { defineBreakingRule } from "../../../breaking/rule.ts";
import { equalJson, isObject, type JsonObject, show } from "../../../document/value.ts";
import type { Facets } from "../../../schema/facets.ts";

export default defineBreakingRule({
  id: "xml-changed",
  on: "schema.changed",
  breaks: "both",
  beyondValues: true,
  summary: "A value is written differently in XML",
  why: "Receivers look for an element or attribute of another name.",
  instead: "Keep the XML name and form",

  check({ base, revision, wire }) {
    const [before, after] = [formOf(base), formOf(revision)];
    if (wire !== "xml" || equalJson(before, after)) return;
    return { message: `the XML form was ${shown(before)} and is now ${shown(after)}`, at: "xml" };
  },
});

/** What a writer of XML follows: defaults are left out, and so is the prefix, which stands for the namespace. */
function formOf({ other }: Facets): JsonObject {
  const xml = other.get("xml")?.value;
  if (!isObject(xml)) return {};
  const { prefix: _, ...form } = xml;
  return Object.fromEntries(Object.entries(form).filter(([key, value]) => value !== false && !key.startsWith("x-")));
}

const shown = (form: JsonObject): string =>
  Object.keys(form).length === 0 ? "an element of its own name" : show(form);
