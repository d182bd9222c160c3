/**
 * How well a word in Arabic script and one in Latin letters agree.
 *
 * Source: `../shared/research/feasibility-linkage.md` 1: what is known to be a spelling first, then cuts on
 * the bits of the learnt reading. Parted from it in two things, both measured (package README): a spelling
 * that the rules allow must not be unlikely, since without vowels حسن can be read Hussein; and two words
 * that are both well known, and never each other's spelling, are similar at most however alike they sound
 * (محمد and Mahmoud); so are words whose sounds all agree but whose reading is unlikely.
 * Cost: a comparison of two numbers for most pairs that have nothing in common; else the forward
 * algorithm, under a microsecond.
 */
import { bitsOfCodes } from "../read/readingBits.ts";
import type { ReadingTable } from "../read/readingTable.ts";
import { stepsRead } from "../read/readsAs.ts";
import type { NameForm } from "./nameForm.ts";

/** Levels 3, 2 and 1: bits for each Latin letter, and so for a spelling that the rules allow. */
const READING_CUTS = [2, 1, 0] as const;
const LEAST_ALLOWED = 1;
/** Seen this often in the lists of names, a word's usual spellings are known. */
const WELL_KNOWN = 12;
/** A spelling rarer than this is more often a slip than a reading. */
const LEAST_SHARE = 0.02;
/** Fewer sounds than these are shared by too many names. */
const LEAST_SOUNDS = 3;

/** Whether the sounds of two words differ so little that one can be a spelling of the other. */
function soundsAlike(a: NameForm, b: NameForm): boolean {
  if (Math.abs(a.sound.length - b.sound.length) > 1) return false;
  // At most two sounds stand in one and not in the other: one changed, or two added.
  let odd = a.soundMask ^ b.soundMask;
  odd &= odd - 1;
  return (odd & (odd - 1)) === 0;
}

/**
 * Level by the learnt reading alone.
 *
 * @param allowed whether the rules of `readsAs` allow the spelling; matters only where it is not unlikely
 */
export function levelOfBits(bits: number, allowed: boolean): 0 | 1 | 2 | 3 | 4 {
  const [three, two, one] = READING_CUTS;
  if (bits < one) return 0;
  if (bits >= LEAST_ALLOWED && allowed) return 4;
  return bits >= three ? 3 : bits >= two ? 2 : 1;
}

/** The level as the Arabic-script word stands; its sounds are known to be like the other's. */
function writtenLevel(arabic: NameForm, latin: NameForm): 0 | 1 | 2 | 3 | 4 {
  const [left, right] = [arabic.across(), latin.across()];
  if (left.readings.has(latin.token)) return 4;
  const bits = bitsOfCodes(left.rows, right.latin);
  if (left.count >= WELL_KNOWN && right.count >= WELL_KNOWN) return bits >= LEAST_ALLOWED ? 1 : 0;
  if (bits < LEAST_ALLOWED) return levelOfBits(bits, false);
  const { steps } = left;
  const { places } = right;
  return levelOfBits(bits, steps !== null && places !== null && stepsRead(steps, places, latin.token.length));
}

export function acrossLevel(arabic: NameForm, latin: NameForm, learnt?: ReadingTable): 0 | 1 | 2 | 3 | 4 {
  if (learnt !== undefined && learnt.chance(arabic.token, latin.token) >= LEAST_SHARE) return 4;
  if (!soundsAlike(arabic, latin)) return 0;
  const level = writtenLevel(arabic, latin);
  if (level >= 3) return level;
  // What damage turned round has the same sounds, so that they need no second look.
  for (const before of arabic.undamaged()) if (writtenLevel(before, latin) >= 3) return 3;
  // The reading may not know a letter's rare use; sounds that all agree are no plain difference.
  return level === 0 && arabic.sound === latin.sound && latin.sound.length >= LEAST_SOUNDS ? 1 : level;
}
