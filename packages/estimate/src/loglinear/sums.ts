/**
 * Sums over all histories that contain, or lie within, a history: in place, by one pass per list.
 *
 * Source: Yates's algorithm; Knuth, TAOCP 4.6.4. The whole fit rests on it: the entry of the information
 * matrix for two terms is the sum of fitted counts over histories that contain both.
 * Cost: lists × 2^lists additions.
 */

/** values[x] becomes Σ over y ⊇ x of values[y]. */
export function sumOverSupersets(values: Float64Array): Float64Array {
  for (let bit = 1; bit < values.length; bit <<= 1) {
    for (let x = 0; x < values.length; x++) if ((x & bit) === 0) values[x]! += values[x | bit]!;
  }
  return values;
}

/** values[x] becomes Σ over y ⊆ x of values[y]. */
export function sumOverSubsets(values: Float64Array): Float64Array {
  for (let bit = 1; bit < values.length; bit <<= 1) {
    for (let x = 0; x < values.length; x++) if ((x & bit) !== 0) values[x]! += values[x ^ bit]!;
  }
  return values;
}

/** Counts by history, 0 to 2^lists − 1; people on no list stand as 0. */
export function countsArray(table: {
  readonly lists: readonly string[];
  readonly cells: readonly { readonly history: number; readonly count: number }[];
}): Float64Array {
  const counts = new Float64Array(1 << table.lists.length);
  for (const { history, count } of table.cells) counts[history] = count;
  return counts;
}
