import { getOrMake } from "../../../core/get-or-make.ts";
import { agreementOf } from "../../../lint/consistency/agreement.ts";
import type { Observation } from "../../../lint/consistency/convention.ts";
import type { LintHit } from "../../../lint/rule.ts";

/**
 * What differs from its namesakes. `least` is how many of one name there must be, and `most` the share of them that may
 * differ: where more do, the name is one for different things.
 */
export function disagreements(observations: readonly Observation[], least: number, most: number): LintHit[] {
  const groups = new Map<string, Observation[]>();
  for (const one of observations) getOrMake(groups, one.subject, () => []).push(one);
  return [...groups.values()].flatMap((group) => {
    const { outliers, majority } = agreementOf(group);
    if (group.length < least || outliers.length > most * group.length) return [];
    return outliers.map(({ subject, styles: [style], place }) => ({
      at: place,
      message: `\`${subject}\` is a ${style} here, elsewhere a ${majority} (${timesOf(group.length - outliers.length)})`,
    }));
  });
}

const timesOf = (count: number): string => (count === 1 ? "once" : `${count} times`);
