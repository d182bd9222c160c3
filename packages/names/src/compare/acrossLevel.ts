/**
 * How well a word in Arabic script and one in Latin letters agree.
 *
 * Source: `../shared/research/feasibility-linkage.md` 1: what is known to be a spelling first, then cuts on
 * the bits of the learnt reading. Parted from it in two things, both measured (package README): a spelling
 * that the rules allow must not be unlikely, since without vowels حسن can be read Hussein; and two words
 * that are both well known, and never each other's spelling, are two names however alike they sound
 * (محمد and Mahmoud).
 * Cost: a comparison of two numbers for most pairs that have nothing in common; else the forward
 * algorithm, under a microsecond.
 */
import { bitsOfCodes } from "../read/readingBits.ts";
import type { ReadingTable } from "../read/readingTable.ts";
import type { NameForm } from "./nameForm.ts";

/** Levels 3, 2 and 1: bits for each Latin letter, and so for a spelling that the rules allow. */
export const READING_CUTS = [2, 1, 0] as const;
const LEAST_ALLOWED = 1;
/** Seen this often in the lists of names, a word's usual spellings are known. */
const WELL_KNOWN = 10;
/** A spelling rarer than this is more often a slip than a reading. */
const LEAST_SHARE = 0.02;

function sharedSounds(a: number, b: number): boolean {
  // At most two sounds in one and not in the other: one changed, or two added.
  let odd = a ^ b;
  odd &= odd - 1;
  odd &= odd - 1;
  return odd === 0;
}

export function acrossLevel(arabic: NameForm, latin: NameForm, learnt?: ReadingTable): 0 | 1 | 2 | 3 | 4 {
  if (learnt !== undefined && learnt.chance(arabic.token, latin.token) >= LEAST_SHARE) return 4;
  if (!sharedSounds(arabic.soundMask, latin.soundMask)) return 0;
  const [left, right] = [arabic.across(), latin.across()];
  if (left.readings.has(latin.token)) return 4;
  const bits = bitsOfCodes(left.rows, right.latin);
  const [three, two, one] = READING_CUTS;
  if (bits < one) return 0;
  if (left.count >= WELL_KNOWN && right.count >= WELL_KNOWN) return 1;
  if (bits >= LEAST_ALLOWED && arabic.pattern()?.test(latin.token) === true) return 4;
  return bits >= three ? 3 : bits >= two ? 2 : 1;
}
