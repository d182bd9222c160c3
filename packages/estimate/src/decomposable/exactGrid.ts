/**
 * The posterior of the people on no list at every whole number of a range, every graph at every number.
 *
 * Source: the sum of `graphWeights.ts`. From one number to the next a graph's weight changes by a ratio
 * without logarithms, since Γ(x + 1) = x Γ(x):
 *   w(G, t + 1)/w(G, t) = (t + n)/(t + 1) × Π_cliques f_A(t) / Π_separators f_A(t),
 *   f_A(t) = (t + n_A(0) + δ_A)/(t + n + 2^L δ).
 * Each block of 64 numbers begins from a logarithm computed anew, so that rounding does not add up
 * (relative error of a weight below 1e-12 for tables under a million people). Graphs that begin with the
 * same factors share their product.
 * Skipped: a graph in a block at both of whose ends its logarithm lies `FAR` nats below the highest of any
 * graph. Between, it is at most 64²/8t higher (see panels.ts), 8 nats from the second block on; the
 * first is never skipped. Bound: numbers × graphs × e^−42 of the highest weight. By the same bend a slope of s
 * leads to a top at least s² t/2 higher, so that no block matters whose beginning is too small to start from.
 * Cost: some 4 ns for each number and graph that is not skipped.
 */
import type { GraphWeights } from "./graphWeights.ts";

const BLOCK = 64;
const FAR = 50;
/** A weight below this adds nothing, and arithmetic on numbers smaller still is a hundred times slower. */
const NOTHING = 1e-250;
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
export function exactGrid(
  weights: GraphWeights,
  chosen: Uint32Array,
  from: number,
  to: number,
): Float64Array {
  const count = to - from + 1;
  if (!(Number.isSafeInteger(from) && Number.isSafeInteger(to) && from >= 0 && count >= 1)) {
    throw new RangeError(`from and to must be whole, 0 ≤ from ≤ to; they are ${from} and ${to}`);
  }
  if (count > MAX_EXACT)
    throw new RangeError(`to must leave at most ${MAX_EXACT} numbers; it leaves ${count}`);
  const blocks = Math.ceil(count / BLOCK);
  const { order, factors } = sharedFactors(weights, chosen);
  const logs = Array.from({ length: blocks + 1 }, () => new Float64Array(order.length));
  let top = Number.NEGATIVE_INFINITY;
  for (let block = 0; block <= blocks; block++) {
    const at = logs[block]!;
    weights.logWeights(from + block * BLOCK, order, at);
    for (let i = 0; i < at.length; i++) if (at[i]! > top) top = at[i]!;
  }

  const posterior = new Float64Array(blocks * BLOCK);
  const ratios = ratiosOf(weights);
  for (let block = 0; block < blocks; block++) {
    const base = block * BLOCK;
    const start = from + base;
    const [low, high] = [logs[block]!, logs[block + 1]!];
    ratios.begin(start);
    for (let i = 0; i < order.length; i++) {
      if (block > 0 && low[i]! < top - FAR && high[i]! < top - FAR) continue;
      ratios.follow(factors[i]!, Math.exp(low[i]! - top), posterior, base);
    }
  }
  return posterior.subarray(0, count);
}

/** Graphs in an order in which neighbours begin with the same factors; a separator's mask is put above all. */
function sharedFactors({ graphs, offsets }: GraphWeights, chosen: Uint32Array) {
  const uses = new Map<number, number>();
  const all = Array.from(chosen, (graph) => {
    const { cliques, separators } = graphs[graph]!;
    const factors = [...cliques, ...separators.map((separator) => separator + offsets.length)];
    for (const factor of factors) uses.set(factor, (uses.get(factor) ?? 0) + 1);
    return { graph, factors };
  });
  const before = (a: number, b: number): number => uses.get(b)! - uses.get(a)! || a - b;
  for (const { factors } of all) factors.sort(before);
  all.sort((one, other) => {
    const both = Math.min(one.factors.length, other.factors.length);
    for (let at = 0; at < both; at++) {
      const way = before(one.factors[at]!, other.factors[at]!);
      if (way !== 0) return way;
    }
    return one.factors.length - other.factors.length;
  });
  return {
    order: Uint32Array.from(all, ({ graph }) => graph),
    factors: all.map((one) => one.factors),
  };
}

/** Ratios of a block's weights, one to the next, as running products of factors. */
function ratiosOf({ documented, offsets, spread, lists }: GraphWeights) {
  const subsets = offsets.length;
  const table = new Float64Array(2 * subsets * BLOCK);
  const products = Array.from({ length: 2 * lists + 1 }, () => new Float64Array(BLOCK));
  const held = new Int32Array(2 * lists);
  return {
    begin: (start: number): void => {
      held.fill(-1);
      for (let j = 0; j < BLOCK; j++) {
        const t = start + j;
        products[0]![j] = (t + documented) / (t + 1);
        const whole = t + documented + spread;
        for (let subset = 1; subset < subsets; subset++) {
          const own = t + offsets[subset]!;
          table[subset * BLOCK + j] = own / whole;
          table[(subsets + subset) * BLOCK + j] = whole / own;
        }
      }
    },
    /** Adds to a block a weight and those that follow it; the last factor is multiplied on the way. */
    follow: (factors: readonly number[], weight: number, posterior: Float64Array, base: number): void => {
      const last = factors.length - 1;
      let depth = 0;
      while (depth < last && held[depth] === factors[depth]) depth++;
      // What stands deeper belongs to the factors before.
      if (depth < last) held[last] = -1;
      for (; depth < last; depth++) {
        held[depth] = factors[depth]!;
        multiply(products[depth + 1]!, products[depth]!, table, factors[depth]! * BLOCK);
      }
      add(posterior, base, weight, products[last]!, table, factors[last]! * BLOCK);
    },
  };
}

function multiply(into: Float64Array, by: Float64Array, table: Float64Array, offset: number): void {
  for (let j = 0; j < BLOCK; j++) into[j] = by[j]! * table[offset + j]!;
}

function add(
  posterior: Float64Array,
  base: number,
  first: number,
  ratio: Float64Array,
  table: Float64Array,
  offset: number,
): void {
  let weight = first;
  for (let j = 0; j < BLOCK && weight > NOTHING; j++) {
    posterior[base + j]! += weight;
    weight *= ratio[j]! * table[offset + j]!;
  }
}
