import type { Filter } from "./filter.ts";

export interface Slice {
  start: number;
  end: number;
  step: number;
}

/** Whether a slice that counts from the start takes an index; steps are counted as nimma counts them. */
export const takesIndex = ({ start, end, step }: Slice, index: number): boolean =>
  index >= start && index < end && (step === 1 || index === start || index % step === start);

export const countsFromEnd = ({ start, end, step }: Slice): boolean => start < 0 || end < 0 || step < 0;

/** A slice that counts from the end needs the array. */
export function filterOfSlice({ start, end, step }: Slice): Filter {
  return {
    isPathSensitive: false,
    accepts: ({ property, parent }) => {
      if (typeof property !== "number" || !Array.isArray(parent)) return false;
      const [from, to] = [bound(start, parent.length), bound(end, parent.length)];
      if (property < from || property >= to) return false;
      return step === 1 || (to - Math.abs(step) > 0 && (property + start) % step === 0);
    },
  };
}

const bound = (index: number, length: number): number =>
  index < 0 ? Math.max(0, index + length) : Math.min(length, index);
