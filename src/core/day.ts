/** Days since 1970-01-01 in UTC: dates are compared by them. */
export type Day = number;

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAY = 86_400_000;

/**
 * The day that a text names: an RFC 3339 full-date or date-time, or an HTTP date (RFC 9110 §5.6.7, the preferred form).
 * Undefined for anything else, and for days that no calendar has.
 */
export function dayOf(text: string): Day | undefined {
  return internetDay(text.trim()) ?? httpDay(text.trim());
}

/** A full-date as a day; `2026-02-30` is none. */
function internetDay(text: string): Day | undefined {
  const match =
    /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ]([01]\d|2[0-3]):([0-5]\d):(?:[0-5]\d|60)(?:\.\d+)?(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d)))?$/.exec(
      text,
    );
  if (!match) return undefined;
  const [, year, month, date, hours, minutes, sign, offsetHours, offsetMinutes] = match;
  const day = calendarDay(Number(year), Number(month), Number(date));
  if (day === undefined || hours === undefined) return day;
  const offset = (sign === "-" ? -1 : 1) * (Number(offsetHours ?? 0) * 60 + Number(offsetMinutes ?? 0));
  return day + Math.floor((Number(hours) * 60 + Number(minutes) - offset) / 1440);
}

function httpDay(text: string): Day | undefined {
  const match = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d\d) ([A-Z][a-z]{2}) (\d{4}) \d\d:\d\d:\d\d GMT$/.exec(text);
  const month = match ? MONTHS.indexOf(match[2] ?? "") + 1 : 0;
  return match && month > 0 ? calendarDay(Number(match[3]), month, Number(match[1])) : undefined;
}

function calendarDay(year: number, month: number, date: number): Day | undefined {
  const lengths = [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const isReal = date >= 1 && date <= (lengths[month - 1] ?? 0);
  return isReal ? Date.UTC(year, month - 1, date) / DAY : undefined;
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
