/**
 * Null space of an integer matrix, exactly.
 *
 * Source: Gauss–Jordan elimination in integers, each row divided by its common divisor so that 0/1 designs
 * stay small. Cost: rows × columns × rank.
 */

function gcd(a: number, b: number): number {
  let x = Math.abs(a);
  let y = Math.abs(b);
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

/**
 * @param rows whole numbers; every row of length `columns`
 * @returns one integer vector for each free direction, none where the columns are independent; `null` where a
 *   number grew beyond 2⁵³ and nothing can be said
 */
export function integerNullSpace(rows: readonly (readonly number[])[], columns: number): number[][] | null {
  const reduced: number[][] = [];
  const pivots: number[] = [];
  for (const given of rows) {
    if (reduced.length === columns) break;
    const row = [...given];
    for (let r = 0; r < reduced.length; r++) if (!eliminate(row, reduced[r]!, pivots[r]!)) return null;
    const pivot = row.findIndex((v) => v !== 0);
    if (pivot < 0) continue;
    for (const other of reduced) if (!eliminate(other, row, pivot)) return null;
    reduced.push(row);
    pivots.push(pivot);
  }
  const basis: number[][] = [];
  for (let column = 0; column < columns; column++) {
    if (pivots.includes(column)) continue;
    let common = 1;
    reduced.forEach((row, r) => {
      const p = Math.abs(row[pivots[r]!]!);
      if (row[column] !== 0) common = (common / gcd(common, p)) * p;
    });
    const vector = Array.from({ length: columns }, () => 0);
    vector[column] = common;
    reduced.forEach((row, r) => {
      vector[pivots[r]!] = row[column] === 0 ? 0 : (-row[column]! * common) / row[pivots[r]!]!;
    });
    if (!vector.every((v) => Number.isSafeInteger(v))) return null;
    basis.push(vector);
  }
  return basis;
}

/** Clears `row[pivot]` with `by`; false where a number left the exact range. */
function eliminate(row: number[], by: readonly number[], pivot: number): boolean {
  const factor = row[pivot]!;
  if (factor === 0) return true;
  const lead = by[pivot]!;
  let divisor = 0;
  for (let j = 0; j < row.length; j++) {
    const left = row[j]! * lead;
    const right = factor * by[j]!;
    const value = left - right;
    if (!Number.isSafeInteger(left) || !Number.isSafeInteger(right) || !Number.isSafeInteger(value))
      return false;
    row[j] = value;
    if (divisor !== 1 && value !== 0) divisor = gcd(divisor, value);
  }
  if (divisor > 1) for (let j = 0; j < row.length; j++) row[j] = row[j]! / divisor;
  return true;
}
