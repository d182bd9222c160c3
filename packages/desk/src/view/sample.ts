/** A sample of records drawn by a recorded seed (J9): the same seed and records give the same sample. */
import { rng } from "@daftar/numeric";

/**
 * @param size at most this many
 * @param seed whole number, 0 or more
 * @returns ids in order; all of them where there are no more than `size`
 */
export function drawSample(ids: readonly string[], size: number, seed: number): string[] {
  const sorted = [...ids].sort();
  if (sorted.length <= size) return sorted;
  return rng(seed).shuffle(sorted).slice(0, size).sort();
}
