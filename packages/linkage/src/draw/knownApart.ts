/**
 * Pairs that are known to be two people without anybody's having said so, by band of weight.
 *
 * A row that has a sure partner in a list with one row for each person has no other person there: its other
 * candidates of that list are no match, whatever they weigh. How many there are in a band of weight, beside the open
 * pairs there, shows how often the weights of that band are wrong. Cost: three passes over the pairs.
 */
import type { Competition } from "../model/compete.ts";

/** Bits from which a partner is sure: a chance of one in 129 that it is not. Bands end there. */
export const SURE_BITS = 7;
/** Bits at which the lowest band begins: there hardly any pair is a match, by any weights. */
export const FROM_BITS = -9;
export const BAND_BITS = 2;
/** Open pairs are counted in finer steps, since the chance of a match turns within a band. */
export const STEP_BITS = 0.25;

export interface KnownApart {
  /** Known non-matches of each band, lowest first. */
  readonly known: Float64Array;
  /** Of each step: pairs of which neither row has a sure partner in the other's list. */
  readonly open: Float64Array;
  /** Known non-matches that a row with any has, mean over them: they come in clumps. 1 or more. */
  readonly clump: number;
}

/**
 * @param alone bits before lists competed
 * @returns null where no list has one row for each person
 */
export function knownApart(
  { left, right }: { readonly left: Int32Array; readonly right: Int32Array },
  alone: Float32Array,
  { lists, listOf }: Competition,
): KnownApart | null {
  if (lists === 0) return null;
  const sure = new Uint8Array(listOf.length * lists);
  const note = (row: number, other: number): void => {
    if (listOf[other]! >= 0) sure[row * lists + listOf[other]!] = 1;
  };
  for (let at = 0; at < alone.length; at += 1) {
    if (alone[at]! < SURE_BITS) continue;
    note(left[at]!, right[at]!);
    note(right[at]!, left[at]!);
  }
  /** Of pairs that are not sure themselves: whether the row has its person in the other's list. */
  const isPlaced = (row: number, other: number): boolean =>
    listOf[other]! >= 0 && sure[row * lists + listOf[other]!] === 1;
  const known = new Float64Array((SURE_BITS - FROM_BITS) / BAND_BITS);
  const open = new Float64Array((SURE_BITS - FROM_BITS) / STEP_BITS);
  const ofRow = new Map<number, number>();
  for (let at = 0; at < alone.length; at += 1) {
    const bits = alone[at]!;
    if (bits < FROM_BITS || bits >= SURE_BITS) continue;
    const [i, j] = [left[at]!, right[at]!];
    if (listOf[i]! < 0 && listOf[j]! < 0) continue;
    const knows = isPlaced(i, j) ? i : isPlaced(j, i) ? j : -1;
    if (knows < 0) open[Math.floor((bits - FROM_BITS) / STEP_BITS)]! += 1;
    else {
      known[Math.floor((bits - FROM_BITS) / BAND_BITS)]! += 1;
      ofRow.set(knows, (ofRow.get(knows) ?? 0) + 1);
    }
  }
  let [sum, squares] = [0, 0];
  for (const count of ofRow.values()) {
    sum += count;
    squares += count * count;
  }
  return { known, open, clump: sum === 0 ? 1 : squares / sum };
}
