/**
 * Arithmetic on sizes and indexes of trees, exact up to 2^53.
 *
 * Bit operators of the language stop at 31 bits, and a checkpoint may name a larger size.
 */

/** Whether a number can be a size or an index. */
export function isSize(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

/** A size as notes and requests write it: no sign, no leading zero; null for anything else. */
export function readSize(text: string): number | null {
  const size = /^(?:0|[1-9]\d{0,15})$/.test(text) ? Number(text) : null;
  return size !== null && isSize(size) ? size : null;
}

/** One level up: the index of the parent. */
export function halve(value: number): number {
  return Math.floor(value / 2);
}

/** The largest power of two below `size`, where RFC 6962 splits a tree. `size` is 2 or more. */
export function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/** Whether a tree of this size is one whole subtree. */
export function isPowerOfTwo(size: number): boolean {
  return size > 0 && (size === 1 || splitOf(size) * 2 === size);
}
