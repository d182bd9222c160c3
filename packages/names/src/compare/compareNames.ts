/**
 * How well two spellings of one part of a name agree, in five levels.
 *
 * Source: the levels of `../shared/research/linkage.md` 4.3, distances on code points. In one script the
 * best level is the same word; across scripts it is a Latin spelling that the other reads as. Frequency
 * is not looked at here; linkage weighs agreement on a rare name more.
 * Cost: edit distance and Jaro–Winkler of two words, at worst.
 */
import { normaliseName } from "../normalise/normaliseName.ts";
import type { ReadingTable } from "../read/readingTable.ts";
import { joinedSkeletons } from "../skeleton/skeletons.ts";
import { acrossLevel } from "./acrossLevel.ts";
import { editDistanceOfPoints } from "./editDistance.ts";
import { jaroWinklerOfPoints } from "./jaroWinkler.ts";
import { type NameForm, nameForm } from "./nameForm.ts";

/** Best last: `NAME_LEVELS[level]`. */
export const NAME_LEVELS = ["differs", "similar", "one letter apart", "variant spelling", "same"] as const;
export type NameLevel = 0 | 1 | 2 | 3 | 4;

function share(a: readonly string[], b: readonly string[]): boolean {
  for (const key of a) if (b.includes(key)) return true;
  return false;
}

/**
 * The same on forms made before; symmetric.
 *
 * @param learnt pairs of spellings learnt from records that carry both scripts
 */
export function compareForms(a: NameForm, b: NameForm, learnt?: ReadingTable): NameLevel {
  if (a.token === b.token) return 4;
  if (a.arabic !== b.arabic) return a.arabic ? acrossLevel(a, b, learnt) : acrossLevel(b, a, learnt);
  const sounds = share(a.keys, b.keys);
  const likeness = jaroWinklerOfPoints(a.points, b.points);
  // In one script vowels are there to be seen: Mina and Mona share their consonants and are two names.
  const keyed = sounds && (a.keyPoints.length >= 3 || b.keyPoints.length >= 3);
  if (keyed && likeness >= 0.75) return 3;
  const shorter = Math.min(a.points.length, b.points.length);
  const edits = editDistanceOfPoints(a.points, b.points);
  if (shorter >= 4 && edits <= 1) return 2;
  if (shorter >= 3 && likeness >= 0.92) return 2;
  return likeness >= 0.85 || (shorter >= 6 && edits <= 2) || (shorter >= 3 && edits <= 1) ? 1 : 0;
}

/**
 * Level of two texts read as one part of a name each; null where either is empty or a placeholder, since
 * missing is not disagreement.
 *
 * @example compareNames("محمد رضا", "Mohammadreza") // 4
 */
export function compareNames(a: string, b: string): NameLevel | null {
  const [left, right] = [normaliseName(a), normaliseName(b)];
  if (left.tokens.length === 0 || right.tokens.length === 0) return null;
  return compareForms(
    nameForm(left.tokens.join(""), joinedSkeletons(left.tokens)),
    nameForm(right.tokens.join(""), joinedSkeletons(right.tokens)),
  );
}
