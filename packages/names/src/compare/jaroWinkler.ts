/**
 * Jaro–Winkler similarity of two texts, 0 to 1, on code points.
 *
 * Source: Jaro (1989); Winkler (1990), prefix weight 0.1 over at most four letters. Cost: product of the
 * lengths at worst.
 */
import { codePoints } from "./editDistance.ts";

const usedA = new Uint8Array(64);
const usedB = new Uint8Array(64);

/**
 * What the similarity is at most of two words of so many letters, when so many of each stand nowhere in the other.
 *
 * Letters that match are at most those left, none of them moved.
 *
 * @param start letters at the start that are the same, at most four, or more than there are
 */
export function mostLikeness(
  lengthA: number,
  onlyA: number,
  lengthB: number,
  onlyB: number,
  start: number,
): number {
  const matches = Math.min(lengthA - onlyA, lengthB - onlyB);
  if (matches <= 0) return 0;
  const jaro = (matches / lengthA + matches / lengthB + 1) / 3;
  return jaro + start * 0.1 * (1 - jaro);
}

/** The same of two words at hand. */
export function mostJaroWinkler(
  a: readonly number[],
  b: readonly number[],
  onlyA: number,
  onlyB: number,
): number {
  return mostLikeness(a.length, onlyA, b.length, onlyB, sharedPrefix(a, b));
}

/** Letters at the start that are the same, at most four. */
function sharedPrefix(a: readonly number[], b: readonly number[]): number {
  let prefix = 0;
  while (prefix < 4 && prefix < a.length && prefix < b.length && a[prefix] === b[prefix]) prefix += 1;
  return prefix;
}

/** The same on code points made before; symmetric. */
export function jaroWinklerOfPoints(a: readonly number[], b: readonly number[]): number {
  if (a.length === 0 || b.length === 0) return a.length === b.length ? 1 : 0;
  usedA.fill(0, 0, a.length);
  usedB.fill(0, 0, b.length);
  const reach = Math.max(0, (Math.max(a.length, b.length) >> 1) - 1);
  let matches = 0;
  for (let i = 0; i < a.length; i += 1) {
    const last = Math.min(b.length - 1, i + reach);
    for (let j = Math.max(0, i - reach); j <= last; j += 1) {
      if (usedB[j] === 0 && a[i] === b[j]) {
        usedA[i] = 1;
        usedB[j] = 1;
        matches += 1;
        break;
      }
    }
  }
  if (matches === 0) return 0;
  let moved = 0;
  for (let i = 0, j = 0; i < a.length; i += 1) {
    if (usedA[i] === 0) continue;
    while (usedB[j] === 0) j += 1;
    if (a[i] !== b[j]) moved += 1;
    j += 1;
  }
  const jaro = (matches / a.length + matches / b.length + (matches - moved / 2) / matches) / 3;
  return jaro + sharedPrefix(a, b) * 0.1 * (1 - jaro);
}

/** @example jaroWinkler("martha", "marhta") // 0.961… */
export function jaroWinkler(a: string, b: string): number {
  return jaroWinklerOfPoints(codePoints(a), codePoints(b));
}
