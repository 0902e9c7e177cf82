import { type Breaks, defineBreakingRule } from "../../../breaking/rule.ts";
import { formatWithin, isHint } from "../../../schema/formats.ts";

export default defineBreakingRule({
  id: "format-changed",
  on: "schema.changed",
  breaks: "both",
  summary: "The format changed",
  why: "Values are written by one format and read by another: a date is not a date-time.",
  instead: "Keep the format, and add a property with the new one beside it",

  check({ base, revision }) {
    const lost = base.formats.filter((format) => !isHint(format) && !revision.formats.includes(format));
    const gained = revision.formats.filter((format) => !isHint(format) && !base.formats.includes(format));
    if (lost.length === 0 && gained.length === 0) return;
    if ([...lost, ...gained].every((format) => format === "int64"))
      return {
        message: `the format int64 was ${lost.length > 0 ? "removed" : "added"}`,
        at: "format",
        breaks: "neither",
      };
    if (lost.length === 0) return { message: `the format ${gained} was added`, at: "format", breaks: "request" };
    if (gained.length === 0) return { message: `the format ${lost} was removed`, at: "format", breaks: "response" };
    const breaks = isRespelt(lost, gained) ? "neither" : directionOf(lost, gained);
    return { message: `the format was ${lost} and is now ${gained}`, at: "format", breaks };
  },
});

function directionOf(lost: string[], gained: string[]): Breaks {
  const within = (inner: string[], outer: string[]) =>
    outer.every((format) => inner.some((own) => formatWithin(own, format)));
  if (within(lost, gained)) return "response";
  return within(gained, lost) ? "request" : "both";
}

/** `datetime` for `date-time`: what was meant all along. */
const isRespelt = (lost: string[], gained: string[]): boolean => {
  const words = gained.map(wordOf);
  return lost.every((format) => words.includes(wordOf(format)));
};

const wordOf = (format: string): string => format.toLowerCase().replace(/[^a-z0-9]/g, "");
