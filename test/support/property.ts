import fc from "fast-check";

/** Fixed, so that a run repeats; a failure prints it with the path to the smallest counterexample. */
const SEED = 20_250_101;

/** Runs a property, like `fc.assert`, always with the same values. APIGATE_RUNS multiplies the number of runs. */
export function check<T>(property: fc.IAsyncProperty<T> | fc.IProperty<T>, numRuns: number): Promise<void> {
  const factor = Number(process.env.APIGATE_RUNS ?? 1);
  return Promise.resolve(
    fc.assert(property, { seed: Number(process.env.APIGATE_SEED ?? SEED), numRuns: numRuns * factor }),
  );
}
