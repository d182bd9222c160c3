/**
 * Another table that chance could have given: the same number of people, spread over histories as on the data.
 *
 * Source: Efron (1979), Ann. Statist. 7:1; multinomial draws as binomials of what is left, in order of history.
 * Cost: one binomial draw a history.
 */
import type { Rng } from "@daftar/numeric";

/**
 * @param counts by history; `counts[0]` is not read
 * @returns counts by history that sum to the same number
 */
export function resample(counts: Float64Array, rng: Rng): Float64Array {
  const drawn = new Float64Array(counts.length);
  let left = 0;
  for (let x = 1; x < counts.length; x++) left += counts[x]!;
  let weight = left;
  for (let x = 1; x < counts.length && left > 0; x++) {
    const count = counts[x]!;
    if (count === 0) continue;
    const here = count >= weight ? left : rng.binomial(left, count / weight);
    drawn[x] = here;
    left -= here;
    weight -= count;
  }
  return drawn;
}
