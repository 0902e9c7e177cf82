import { items, member } from "../../../document/node.ts";
import type { Json } from "../../../document/value.ts";
import { casesOf, type Style } from "../case.ts";
import type { Convention } from "../convention.ts";
import { inventoryOf } from "../inventory.ts";

/** A list is one observation: whoever adds a value to it writes it like the others. */
export const enumCase: Convention = {
  id: "enum-case",
  title: "Enumerated values",
  observe: (api) =>
    inventoryOf(api).schema.flatMap(({ node }) => {
      const place = member(node, "enum");
      const values = items(place).map(({ value }) => value);
      const styles = isWords(values) ? stylesOf(values) : undefined;
      return place && styles ? [{ styles, place, subject: values.join(", ") }] : [];
    }),
};

/** Names made for this API; codes of others (`USD`, `en-GB`, `eu-west-1`, `application/json`) have their own spelling. */
const isWords = (values: readonly Json[]): values is string[] =>
  values.length > 0 &&
  values.every((value) => typeof value === "string" && isWord(value)) &&
  values.some((value) => String(value).length > 3);

const isWord = (value: string): boolean =>
  /^[A-Za-z]+(?:[_-][A-Za-z]+)*$/.test(value) && !/^[a-z]{2}[_-][A-Z]{2}$/.test(value);

/** What all values of a list are written in. */
function stylesOf(values: readonly string[]): readonly Style[] | undefined {
  const all = values.map((value) => casesOf(value) ?? []);
  return all[0]?.filter((style) => all.every((styles) => styles.includes(style)));
}
