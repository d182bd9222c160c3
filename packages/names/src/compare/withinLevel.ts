/**
 * How well two words of one script agree.
 *
 * Source: the levels of `../shared/research/linkage.md` 4.3, distances on code points; damage of PDF
 * extraction by `damage/`. The letters that stand in one word only bound both distances, and most pairs
 * are told apart by that alone.
 * Cost: some bit operations for most pairs; else the product of the lengths. Allocates nothing.
 */
import { editDistanceOfPoints } from "./editDistance.ts";
import { jaroWinklerOfPoints, mostJaroWinkler, mostLikeness } from "./jaroWinkler.ts";
import type { NameForm } from "./nameForm.ts";

function share(a: readonly string[], b: readonly string[]): boolean {
  for (const key of a) if (b.includes(key)) return true;
  return false;
}

/** Sounds of the likeliest reading. */
const mostSounds = ({ keys }: NameForm): number => (keys[0] ?? "").length;

/** Number of bits set: Warren, Hacker's Delight, 5-2. */
function bitsIn(mask: number): number {
  let count = mask - ((mask >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Least likeness of two spellings of one word. */
const LIKE = 0.75;

/**
 * Whether `withinLevel` could be 3 for two words, by their letters alone.
 *
 * @param start letters at the start that are the same, at most four, or more than there are
 */
export function mayBeVariants(
  lengthA: number,
  maskA: number,
  lengthB: number,
  maskB: number,
  start: number,
): boolean {
  const onlyA = bitsIn(maskA & ~maskB);
  const onlyB = bitsIn(maskB & ~maskA);
  return (onlyA === 0 && onlyB === 0) || mostLikeness(lengthA, onlyA, lengthB, onlyB, start) >= LIKE;
}

/** Whether words of these measures are 0 for `withinLevel`, without a look at their letters. */
function tooFar(leastEdits: number, shorter: number, most: number): boolean {
  return most < LIKE && (leastEdits > 2 || (leastEdits === 2 && shorter < 6));
}

/**
 * Whether `withinLevel` is 0 for certain, by the letters of two different words alone: most words that meet differ in
 * most letters.
 *
 * @param start as in `mayBeVariants`
 */
export function surelyDiffer(
  lengthA: number,
  maskA: number,
  lengthB: number,
  maskB: number,
  start: number,
): boolean {
  const onlyA = bitsIn(maskA & ~maskB);
  const onlyB = bitsIn(maskB & ~maskA);
  const leastEdits = Math.max(onlyA, onlyB, Math.abs(lengthA - lengthB));
  if (leastEdits < 2) return false;
  const most = mostLikeness(lengthA, onlyA, lengthB, onlyB, start);
  return tooFar(leastEdits, Math.min(lengthA, lengthB), most);
}

export function withinLevel(a: NameForm, b: NameForm): 0 | 1 | 2 | 3 {
  const [left, right] = [a.points, b.points];
  const shorter = Math.min(left.length, right.length);
  const longer = Math.max(left.length, right.length);
  const onlyA = bitsIn(a.letterMask & ~b.letterMask);
  const onlyB = bitsIn(b.letterMask & ~a.letterMask);
  const leastEdits = Math.max(onlyA, onlyB, longer - shorter);
  const most = mostJaroWinkler(left, right, onlyA, onlyB);
  if (tooFar(leastEdits, shorter, most)) return 0;
  if (leastEdits === 0 && a.arabic && a.damage === b.damage) return 3;
  const likeness = most < LIKE ? 0 : jaroWinklerOfPoints(left, right);
  // In one script vowels are there to be seen: Mina and Mona share their consonants and are two names.
  if (likeness >= LIKE && share(a.keys, b.keys)) {
    if (mostSounds(a) >= 3 || mostSounds(b) >= 3) return 3;
  }
  const edits = leastEdits > 2 ? 3 : editDistanceOfPoints(left, right, 2);
  if (shorter >= 4 && edits <= 1) return 2;
  if (shorter >= 3 && likeness >= 0.92) return 2;
  return likeness >= 0.85 || (shorter >= 6 && edits <= 2) || (shorter >= 3 && edits <= 1) ? 1 : 0;
}
