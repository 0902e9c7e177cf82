/** A share with the bounds that hold in 19 of 20 such measurements. */
export interface Share {
  share: number;
  low: number;
  high: number;
}

/** Two-sided 95 % of a normal distribution. */
const Z = 1.959963984540054;

/**
 * The score interval of a share (Wilson 1927): unlike the plain one it is right for shares near 0 and 1, and for few
 * trials. Nothing is known from no trial at all.
 */
export function wilson(hits: number, trials: number): Share | undefined {
  if (trials === 0) return undefined;
  const share = hits / trials;
  const weight = Z ** 2 / trials;
  const centre = (share + weight / 2) / (1 + weight);
  const spread = (Z / (1 + weight)) * Math.sqrt((share * (1 - share)) / trials + weight / (4 * trials));
  return { share, low: hits === 0 ? 0 : centre - spread, high: hits === trials ? 1 : centre + spread };
}
