/**
 * What partners outside a part take away from the pairs in it, where a list has one row for each person.
 *
 * Inside a part partners exclude each other in the clustering itself; those outside it are not drawn, so their
 * odds are held against every partner inside, as `compete` does for all. Cost: one pass over the pairs.
 */
import { type Competition, MOST_BITS } from "../model/compete.ts";

export function outsideOdds(
  input: {
    readonly size: number;
    readonly left: Int32Array;
    readonly right: Int32Array;
    readonly alone: Float32Array;
    readonly competition: Competition;
  },
  root: Int32Array,
): (i: number, j: number) => number {
  const { lists, listOf } = input.competition;
  if (lists === 0) return () => 0;
  const sums = new Float64Array(input.size * lists);
  for (let at = 0; at < input.alone.length; at += 1) {
    const [i, j] = [input.left[at]!, input.right[at]!];
    if (root[i] === root[j]) continue;
    const odds = Math.exp(Math.min(MOST_BITS, input.alone[at]!) * Math.LN2);
    if (listOf[j]! >= 0) sums[i * lists + listOf[j]!]! += odds;
    if (listOf[i]! >= 0) sums[j * lists + listOf[i]!]! += odds;
  }
  return (i, j) => {
    const others =
      (listOf[j]! < 0 ? 0 : sums[i * lists + listOf[j]!]!) +
      (listOf[i]! < 0 ? 0 : sums[j * lists + listOf[i]!]!);
    return others === 0 ? 0 : Math.log2(1 + others);
  };
}
