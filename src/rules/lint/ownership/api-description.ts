import { member, stringOf } from "../../../document/node.ts";
import { defineLintRule } from "../../../lint/rule.ts";

export default defineLintRule({
  id: "api-description",
  on: "api",
  severity: "info",
  summary: "The description of an API does not say what it is for",
  why: "It is the first thing that somebody reads who looks for a service: whether this is the one, and what it is not for.",
  instead: "Describe in a sentence or two what the API is for, and who uses it",
  options: {
    words: {
      description: "How many words it has at least",
      default: 5,
      schema: { type: "integer", minimum: 1 },
    },
  },

  check({ api, node }, { words }) {
    const info = member(node, "info");
    const place = info && member(info, "description");
    if (place && typeof place.value !== "string") return;
    const text = stringOf(info, "description") ?? "";
    const at = place ?? info ?? node;
    if (text.trim() === "") return { message: "`info.description` is missing", at };
    if (letters(text) === letters(api.title)) return { message: "`info.description` repeats the title", at };
    const count = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
    if (count >= Number(words) || /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]/u.test(text)) return;
    return {
      message: `\`info.description\` has ${count} ${count === 1 ? "word" : "words"}, expected ${words} or more`,
      at,
    };
  },
});

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
