/**
 * In a list that has one row for each person, partners compete: a record has at most one partner there, so the
 * odds of a pair are divided among all of them, p = odds / (1 + the odds of the others). Cost: two passes.
 */
import { LN2 } from "./weigh.ts";

/** Which records compete as partners: the number of a list with one row for each person, else -1. */
export interface Competition {
  readonly lists: number;
  readonly listOf: Int32Array;
}

/** Above this the odds decide alone, and their sums stay finite. */
export const MOST_BITS = 60;

/** @param weights bits; overwritten with what competition leaves */
export function compete(
  { left, right }: { readonly left: Int32Array; readonly right: Int32Array },
  weights: Float32Array,
  { lists, listOf }: Competition,
): void {
  if (lists === 0) return;
  const sums = new Float64Array(listOf.length * lists);
  const odds = new Float64Array(weights.length);
  for (let at = 0; at < weights.length; at += 1) {
    const [i, j] = [left[at]!, right[at]!];
    const own = Math.exp(Math.min(MOST_BITS, weights[at]!) * LN2);
    odds[at] = own;
    if (listOf[j]! >= 0) sums[i * lists + listOf[j]!]! += own;
    if (listOf[i]! >= 0) sums[j * lists + listOf[i]!]! += own;
  }
  for (let at = 0; at < weights.length; at += 1) {
    const [i, j] = [left[at]!, right[at]!];
    let others = 0;
    if (listOf[j]! >= 0) others += sums[i * lists + listOf[j]!]! - odds[at]!;
    if (listOf[i]! >= 0) others += sums[j * lists + listOf[i]!]! - odds[at]!;
    if (others > 0) weights[at]! -= Math.log2(1 + others);
  }
}
