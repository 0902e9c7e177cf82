import type { Json } from "../../document/value.ts";
import { type Agreement, agreementOf, isSettled, MIXED } from "../../lint/consistency/agreement.ts";
import type { Convention, Observation } from "../../lint/consistency/convention.ts";
import type { LintHit } from "../../lint/rule.ts";
import type { Subjects } from "../../lint/subjects.ts";

/** The style that most of a description is in already. */
export const MAJORITY = "majority";

/**
 * What departs from the style that is wanted. Where that is the majority's and no style has two thirds, one hit about
 * the description says so: then nobody can tell which ones depart.
 */
export function departures(
  { api, node }: Subjects["api"],
  { title, observe }: Convention,
  wanted: Json | undefined,
): readonly LintHit[] {
  const observations = observe(api);
  if (typeof wanted === "string" && wanted !== MAJORITY)
    return observations
      .filter(({ styles }) => !styles.includes(wanted))
      .map((one) => ({ ...placeOf(one), message: `\`${short(one.subject)}\` is not ${wanted}` }));
  const agreement = agreementOf(observations);
  if (agreement.outliers.length === 0) return [];
  if (!isSettled(agreement)) return [{ at: node, message: `${title} have no one style: ${countsOf(agreement)}` }];
  return agreement.outliers.map((one) => ({
    ...placeOf(one),
    message: `${departureOf(one)}, most are ${agreement.majority}`,
  }));
}

/** Where the name itself is the style, it is said once. */
const departureOf = ({ subject, styles: [style = MIXED] }: Observation): string =>
  style === subject ? `This is \`${subject}\`` : `\`${short(subject)}\` is ${style}`;

const placeOf = ({ place, subject }: Observation): Pick<LintHit, "at" | "key"> => ({ at: place, key: subject });

/** The five most common are enough to see that they differ. */
const countsOf = ({ counts }: Agreement): string => [...counts].map(([style, count]) => `${count} ${style}`).join(", ");

/** A long list is named by its beginning. */
const short = (subject: string): string => (subject.length <= 60 ? subject : `${subject.slice(0, 59)}…`);
