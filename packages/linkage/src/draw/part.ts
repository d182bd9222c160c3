/**
 * A part: records that could be one person with each other and with nobody else, and what speaks for each grouping.
 *
 * A group weighs what joining it, strongest first, weighs in `cluster/`: half the mean plus half the best weight
 * between the two sides, summed over the joins. So n records bring n - 1 pieces of evidence, not n(n-1)/2 as if
 * every pair were seen on its own, and two records weigh just what their pair weighs. Cost: cube of the group.
 */
import { STRONGEST } from "../cluster/clusterPairs.ts";
import type { Correction } from "../label/correction.ts";

export interface Part {
  /** Rows in the run's order. */
  readonly rows: ArrayLike<number>;
  /** Item of each row: rows that people joined are one item. Items are numbered by their first row. */
  readonly itemOf: Int32Array;
  readonly items: number;
  /** Rows of each item. */
  readonly sizes: Float64Array;
  /** Mean and best weight between items, in bits, a square each. */
  readonly mean: Float64Array;
  readonly best: Float64Array;
  /** 1 where two items must not be one person. */
  readonly apart: Uint8Array;
  /** Where `groupBits` works, made once: it is asked for every set of a small part. */
  readonly desk: {
    readonly mean: Float64Array;
    readonly best: Float64Array;
    readonly sizes: Float64Array;
    readonly alive: Uint8Array;
  };
}

export interface PartInput {
  readonly rows: ArrayLike<number>;
  /** The smallest row that people joined a row to. */
  readonly atomOf: (row: number) => number;
  /** Weight of two rows of the part; called with the earlier row first. */
  readonly weightOf: (i: number, j: number) => number;
  readonly apart: (i: number, j: number) => boolean;
}

export function partOf({ rows, atomOf, weightOf, apart }: PartInput): Part {
  const itemOf = new Int32Array(rows.length);
  const numbers = new Map<number, number>();
  for (let at = 0; at < rows.length; at += 1) {
    const atom = atomOf(rows[at]!);
    const known = numbers.get(atom) ?? numbers.size;
    numbers.set(atom, known);
    itemOf[at] = known;
  }
  const items = numbers.size;
  const sizes = new Float64Array(items);
  const mean = new Float64Array(items * items);
  const best = new Float64Array(items * items).fill(-STRONGEST);
  const forbidden = new Uint8Array(items * items);
  for (const item of itemOf) sizes[item]! += 1;
  for (let a = 0; a < rows.length; a += 1)
    for (let b = a + 1; b < rows.length; b += 1) {
      const [x, y] = [itemOf[a]!, itemOf[b]!];
      if (x === y) continue;
      const weight = Math.max(-STRONGEST, Math.min(STRONGEST, weightOf(rows[a]!, rows[b]!)));
      const [one, other] = [x * items + y, y * items + x];
      mean[one] = mean[other] = mean[one]! + weight / (sizes[x]! * sizes[y]!);
      best[one] = best[other] = Math.max(best[one]!, weight);
      if (apart(rows[a]!, rows[b]!)) forbidden[one] = forbidden[other] = 1;
    }
  const desk = {
    mean: new Float64Array(items * items),
    best: new Float64Array(items * items),
    sizes: new Float64Array(items),
    alive: new Uint8Array(items),
  };
  return { rows, itemOf, items, sizes, mean, best, apart: forbidden, desk };
}

/** Bits for items being one person, against each being a person of its own. */
export interface GroupBits {
  /** -Infinity where they must not be one. */
  readonly bits: number;
  /** Of these, what joins of two single rows bring: evidence of one comparison each. */
  readonly ofPairs: number;
}

const MUST_NOT: GroupBits = { bits: Number.NEGATIVE_INFINITY, ofPairs: 0 };
const ALONE: GroupBits = { bits: 0, ofPairs: 0 };

/**
 * Bits of a group of so many items, corrected: the shift at every join, which is one person less, and the slope where
 * a join rests on one comparison. Where it rests on several, what they say together is taken for half their mean and
 * half their best already, which is less than they say.
 */
export function correctedBits({ bits, ofPairs }: GroupBits, items: number, by: Correction): number {
  return bits + ((items - 1) * by.shiftMilliBits + (by.slopeMille - 1000) * ofPairs) / 1000;
}

export function groupBits(part: Part, group: readonly number[]): GroupBits {
  const { items, sizes, mean, best, apart, desk } = part;
  const n = group.length;
  for (let a = 0; a < n; a += 1)
    for (let b = a + 1; b < n; b += 1) if (apart[group[a]! * items + group[b]!] === 1) return MUST_NOT;
  if (n < 2) return ALONE;
  if (n === 2) {
    const pair = group[0]! * items + group[1]!;
    const own = (mean[pair]! + best[pair]!) / 2;
    return { bits: own, ofPairs: sizes[group[0]!]! + sizes[group[1]!]! === 2 ? own : 0 };
  }
  const { mean: means, best: bests, sizes: rows, alive } = desk;
  for (let a = 0; a < n; a += 1) {
    rows[a] = sizes[group[a]!]!;
    alive[a] = 1;
    for (let b = 0; b < n; b += 1) {
      means[a * n + b] = mean[group[a]! * items + group[b]!]!;
      bests[a * n + b] = best[group[a]! * items + group[b]!]!;
    }
  }
  let bits = 0;
  let ofPairs = 0;
  for (let joins = 1; joins < n; joins += 1) {
    let top = Number.NEGATIVE_INFINITY;
    let one = 0;
    let other = 0;
    for (let a = 0; a < n; a += 1) {
      if (alive[a] === 0) continue;
      for (let b = a + 1; b < n; b += 1) {
        if (alive[b] === 0) continue;
        const strength = (means[a * n + b]! + bests[a * n + b]!) / 2;
        if (strength <= top) continue;
        top = strength;
        one = a;
        other = b;
      }
    }
    bits += top;
    const total = rows[one]! + rows[other]!;
    if (total === 2) ofPairs += top;
    for (let c = 0; c < n; c += 1) {
      const value = (means[one * n + c]! * rows[one]! + means[other * n + c]! * rows[other]!) / total;
      means[one * n + c] = means[c * n + one] = value;
      bests[one * n + c] = bests[c * n + one] = Math.max(bests[one * n + c]!, bests[other * n + c]!);
    }
    rows[one] = total;
    alive[other] = 0;
  }
  return { bits, ofPairs };
}
