import { megabytes } from "./table.mjs";

/** A goal, whether its figures hold it, and the figures; `held` is missing where a figure is. */
export function verdict(goal, held, figures) {
  return { goal, held, figures };
}

export function atMost(goal, value, limit, show) {
  return verdict(goal, value && value <= limit, value && show(value));
}

export const times = (value) => `${value.toFixed(2)}×`;

export const seconds = (value) => `${value.toFixed(3)} s`;

export const megabyte = (peak) => `${megabytes(peak)} MB`;
