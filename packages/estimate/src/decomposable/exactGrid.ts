/**
 * The posterior of the people on no list at every whole number of a range, every graph at every number.
 *
 * Source: the sum of `graphWeights.ts`. From one number to the next a graph's weight changes by a ratio
 * without logarithms, since Γ(x + 1) = x Γ(x):
 *   w(G, t + 1)/w(G, t) = (t + n)/(t + 1) × Π_cliques f_A(t) / Π_separators f_A(t),
 *   f_A(t) = (t + n_A(0) + δ_A)/(t + n + 2^L δ).
 * Each block of 64 numbers begins from a logarithm computed anew, so that rounding does not add up
 * (relative error of a weight below 1e-12 for tables under a million people).
 * Skipped: a graph in a block at both of whose ends its logarithm lies `FAR` nats below the highest of any
 * graph; a graph's weight has one top, whose spread is at least that of a Poisson variable, so between two
 * such ends it stays some 50 nats down. Bound: numbers × graphs × e^−50, under 1e-12 of the whole.
 * Cost: about 3 ns for each number and graph that is not skipped; uk5 (822 graphs, 27,440 numbers) 0.1 s.
 */
import type { GraphWeights } from "./graphWeights.ts";

const BLOCK = 64;
const FAR = 60;
/** More numbers than this are for `panels.ts`. */
export const MAX_EXACT = 4_000_000;

/**
 * Unnormalised posterior: element i belongs to `from` + i people on no list; the largest is about 1.
 *
 * @param chosen indices of graphs
 * @param from whole, 0 or more
 * @param to whole, `from` or more; at most 4 million numbers
 * @throws RangeError otherwise
 */
export function exactGrid(weights: GraphWeights, chosen: Uint32Array, from: number, to: number): Float64Array {
  const count = to - from + 1;
  if (!(Number.isSafeInteger(from) && Number.isSafeInteger(to) && from >= 0 && count >= 1)) {
    throw new RangeError(`from and to must be whole, 0 ≤ from ≤ to; they are ${from} and ${to}`);
  }
  if (count > MAX_EXACT) throw new RangeError(`to must leave at most ${MAX_EXACT} numbers; it leaves ${count}`);
  const { documented, offsets, spread, graphs } = weights;
  const blocks = Math.ceil(count / BLOCK);
  const logs = Array.from({ length: blocks + 1 }, () => new Float64Array(chosen.length));
  let top = Number.NEGATIVE_INFINITY;
  for (let block = 0; block <= blocks; block++) {
    const at = logs[block]!;
    weights.logWeights(from + block * BLOCK, chosen, at);
    for (let i = 0; i < at.length; i++) if (at[i]! > top) top = at[i]!;
  }

  const posterior = new Float64Array(blocks * BLOCK);
  const subsets = offsets.length;
  const rising = new Float64Array(subsets * BLOCK);
  const falling = new Float64Array(subsets * BLOCK);
  const shared = new Float64Array(BLOCK);
  const ratio = new Float64Array(BLOCK);
  for (let block = 0; block < blocks; block++) {
    const start = from + block * BLOCK;
    const [low, high] = [logs[block]!, logs[block + 1]!];
    for (let j = 0; j < BLOCK; j++) {
      const t = start + j;
      shared[j] = (t + documented) / (t + 1);
      const whole = t + documented + spread;
      for (let subset = 1; subset < subsets; subset++) {
        const own = t + offsets[subset]!;
        rising[subset * BLOCK + j] = own / whole;
        falling[subset * BLOCK + j] = whole / own;
      }
    }
    const base = block * BLOCK;
    for (let i = 0; i < chosen.length; i++) {
      if (low[i]! < top - FAR && high[i]! < top - FAR) continue;
      const { cliques, separators } = graphs[chosen[i]!]!;
      ratio.set(shared);
      for (let c = 0; c < cliques.length; c++) times(ratio, rising, cliques[c]! * BLOCK);
      for (let s = 0; s < separators.length; s++) times(ratio, falling, separators[s]! * BLOCK);
      let weight = Math.exp(low[i]! - top);
      for (let j = 0; j < BLOCK; j++) {
        posterior[base + j]! += weight;
        weight *= ratio[j]!;
      }
    }
  }
  return posterior.subarray(0, count);
}

function times(into: Float64Array, factors: Float64Array, offset: number): void {
  for (let j = 0; j < BLOCK; j++) into[j]! *= factors[offset + j]!;
}
