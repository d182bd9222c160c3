/**
 * Whether 0/1 columns are independent, by a quick look that can only err towards "cannot tell".
 *
 * Source: a minor that is odd is not zero, so the rank over the field of two elements is at most the rank over
 * the rationals, and full rank there is full rank here. Rows are bits of one word and elimination is exclusive
 * or: exact, without divisions. Cost: rows × columns words at most.
 */

/** Columns that fit into one word. */
export const MAX_COLUMNS = 32;

/**
 * @param rows bits by column
 * @param columns at most 32
 * @returns true: the columns are independent; false: nothing is known
 */
export function independentModTwo(rows: Iterable<number>, columns: number): boolean {
  const byLead = new Int32Array(MAX_COLUMNS);
  let rank = 0;
  for (const given of rows) {
    let row = given | 0;
    while (row !== 0) {
      const lead = Math.clz32(row);
      const other = byLead[lead]!;
      if (other === 0) {
        byLead[lead] = row;
        rank += 1;
        if (rank === columns) return true;
        break;
      }
      row ^= other;
    }
  }
  return false;
}
