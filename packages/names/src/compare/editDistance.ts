/**
 * Number of letters to insert, delete, change or swap with a neighbour to turn one text into the other.
 *
 * Source: optimal string alignment (restricted Damerau–Levenshtein), on code points, since a distance on
 * bytes makes one Arabic letter two. Cost: product of the lengths; three rows of memory.
 */

const ROWS = [new Uint8Array(65), new Uint8Array(65), new Uint8Array(65)] as const;

/** Letters that are compared: longer than any name. */
const MOST_LETTERS = 64;
const letters = new Uint32Array(MOST_LETTERS);

/** Code points of a text, at most the first 64. */
export function codePoints(text: string): Uint32Array {
  let size = 0;
  for (let at = 0; at < text.length && size < MOST_LETTERS; size += 1) {
    const point = text.codePointAt(at)!;
    letters[size] = point;
    at += point > 0xffff ? 2 : 1;
  }
  return letters.slice(0, size);
}

/** The same on code points made before; symmetric; at most 64. */
export function editDistanceOfPoints(a: Uint32Array, b: Uint32Array): number {
  if (a.length === 0 || b.length === 0) return Math.max(a.length, b.length);
  let [before, above, row]: [Uint8Array, Uint8Array, Uint8Array] = [ROWS[0], ROWS[1], ROWS[2]];
  for (let j = 0; j <= b.length; j += 1) above[j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    row[0] = i;
    for (let j = 1; j <= b.length; j += 1) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, before[j - 2]! + 1);
      row[j] = best;
    }
    [before, above, row] = [above, row, before];
  }
  return above[b.length]!;
}

/** @example editDistance("علی", "عیل") // 1 */
export function editDistance(a: string, b: string): number {
  return editDistanceOfPoints(codePoints(a), codePoints(b));
}
