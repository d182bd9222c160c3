/**
 * Number of letters to insert, delete, change or swap with a neighbour to turn one text into the other.
 *
 * Source: optimal string alignment (restricted Damerau–Levenshtein), on code points, since a distance on
 * bytes makes one Arabic letter two. What two texts share at their ends is left out first, and with a
 * limit only the cells that can stay within it are filled (Ukkonen 1985).
 * Cost: product of the lengths, or the length times the limit; three rows of memory; nothing allocated.
 */

/** Letters that are compared: longer than any name. */
const MOST_LETTERS = 64;
const ROWS = [
  new Uint8Array(MOST_LETTERS + 2),
  new Uint8Array(MOST_LETTERS + 2),
  new Uint8Array(MOST_LETTERS + 2),
] as const;

/** Code points of a text, at most the first 64. */
export function codePoints(text: string): number[] {
  const points: number[] = [];
  for (let at = 0; at < text.length && points.length < MOST_LETTERS; ) {
    const point = text.codePointAt(at)!;
    points.push(point);
    at += point > 0xffff ? 2 : 1;
  }
  return points;
}

/**
 * The same on code points made before; symmetric.
 *
 * @param limit distances above it are all told as `limit + 1`
 */
export function editDistanceOfPoints(
  a: readonly number[],
  b: readonly number[],
  limit = MOST_LETTERS,
): number {
  let start = 0;
  let [aEnd, bEnd] = [a.length, b.length];
  while (start < aEnd && start < bEnd && a[start] === b[start]) start += 1;
  while (aEnd > start && bEnd > start && a[aEnd - 1] === b[bEnd - 1]) {
    aEnd -= 1;
    bEnd -= 1;
  }
  const [rows, columns] = [aEnd - start, bEnd - start];
  if (Math.abs(rows - columns) > limit) return limit + 1;
  if (rows === 0 || columns === 0) return Math.max(rows, columns);
  const over = limit + 1;
  let [before, above, row]: [Uint8Array, Uint8Array, Uint8Array] = [ROWS[0], ROWS[1], ROWS[2]];
  for (let j = 0; j <= columns; j += 1) above[j] = j <= limit ? j : over;
  for (let i = 1; i <= rows; i += 1) {
    const [first, last] = [Math.max(1, i - limit), Math.min(columns, i + limit)];
    row[first - 1] = first === 1 && i <= limit ? i : over;
    const letter = a[start + i - 1]!;
    for (let j = first; j <= last; j += 1) {
      const other = b[start + j - 1]!;
      let best = above[j - 1]! + (letter === other ? 0 : 1);
      if (above[j]! + 1 < best) best = above[j]! + 1;
      if (row[j - 1]! + 1 < best) best = row[j - 1]! + 1;
      if (i > 1 && j > 1 && letter === b[start + j - 2] && a[start + i - 2] === other) {
        if (before[j - 2]! + 1 < best) best = before[j - 2]! + 1;
      }
      row[j] = Math.min(best, over);
    }
    if (last < columns) row[last + 1] = over;
    [before, above, row] = [above, row, before];
  }
  return above[columns]!;
}

/** @example editDistance("علی", "عیل") // 1 */
export function editDistance(a: string, b: string): number {
  return editDistanceOfPoints(codePoints(a), codePoints(b));
}
