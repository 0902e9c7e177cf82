import type { Hit } from "../../breaking/rule.ts";
import type { Lifecycle } from "../../diff/lifecycle.ts";

/**
 * How the removal of something is told, by what was announced of it: a stated sunset that has passed makes it harmless,
 * and before its sunset another rule speaks. Whatever else was announced is only mentioned: nobody was given a date.
 */
export function removal(message: string, lifecycle: Lifecycle | undefined): Hit | undefined {
  if (isEarly(lifecycle)) return undefined;
  if (isDue(lifecycle))
    return { message: `${message} (announced: its sunset, ${lifecycle?.sunset?.text}, has passed)`, breaks: "neither" };
  const shortcoming = lifecycle && shortcomingOf(lifecycle);
  return { message: shortcoming === undefined ? message : `${message} (${shortcoming})` };
}

/** The removal of something that consumers were promised to find for some time yet, as far as anybody can tell. */
export function earlyRemoval(what: string, lifecycle: Lifecycle | undefined): Hit | undefined {
  if (!lifecycle?.sunset || !isEarly(lifecycle)) return undefined;
  const { text, daysLeft } = lifecycle.sunset;
  if (daysLeft === undefined)
    return {
      message: `${what} was removed, but its sunset date \`${text}\` cannot be read, so nobody can say that it has passed`,
    };
  return { message: `${what} was removed ${days(daysLeft)} before its sunset, ${text}` };
}

/** Its sunset lies ahead, or cannot be read: then nobody can say that it has passed. */
const isEarly = (lifecycle: Lifecycle | undefined): boolean => {
  const { daysLeft, from } = lifecycle?.sunset ?? {};
  return daysLeft === undefined ? from === "x-sunset" : daysLeft > 0;
};

const isDue = (lifecycle: Lifecycle | undefined): boolean => {
  const { daysLeft, from } = lifecycle?.sunset ?? {};
  return lifecycle?.deprecated === true && daysLeft !== undefined && daysLeft <= 0 && from !== "header example";
};

function shortcomingOf({ deprecated, sunset }: Lifecycle): string | undefined {
  if (!deprecated) return sunset && `its sunset, ${sunset.text}, was announced, but it was never marked deprecated`;
  if (!sunset) return "deprecated, but no sunset date was announced";
  return sunset.from === "header example"
    ? "deprecated, but its Sunset header has the date as an example only"
    : "deprecated, but its sunset date is told in responses only";
}

/** "1 day", "30 days". */
export const days = (count: number): string => (count === 1 ? "1 day" : `${count} days`);
