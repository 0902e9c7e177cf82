import { ApigateError } from "../core/errors.ts";
import type { Policy } from "../core/policy.ts";
import { today } from "./clock.ts";
import type { PolicyFlags } from "./flags.ts";

/** The policy that the flags state. */
export function policyOf({ today: date, noticeDays, objects }: PolicyFlags): Policy {
  if (date !== undefined && !isDate(date))
    throw new ApigateError("E_USAGE", `--today: \`${date}\` is no date`, { hint: "Write it as 2026-01-31" });
  if (!/^\d{1,5}$/.test(noticeDays))
    throw new ApigateError("E_USAGE", `--notice-days: \`${noticeDays}\` is no number of days`, {
      hint: "--notice-days 90",
    });
  return { today: date ?? today(), noticeDays: Number(noticeDays), objects };
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
