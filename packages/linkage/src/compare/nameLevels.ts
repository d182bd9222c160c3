/**
 * Levels of the parts of two names, whole names looked at where parts were cut elsewhere.
 *
 * Cost: one look-up for each part; more where given and family name both differ.
 */
import { mayBeVariants } from "@daftar/names";
import { type Columns, isTold } from "../encode/columns.ts";
import type { ByScript } from "../encode/nameParts.ts";
import type { Words } from "../encode/words.ts";
import { chainLevels } from "./chainLevels.ts";
import type { OfTwo } from "./remembered.ts";

type OfRows = (i: number, j: number) => number;

export interface NameLevels {
  /** Level of given, father, grandfather, family each by itself; null where no row has it. */
  readonly parts: readonly (OfRows | null)[];
  /** Mends the levels of all four where the two names were cut elsewhere. */
  readonly mend: (i: number, j: number, levels: Int8Array) => void;
  /** Whether there is anything to mend, by the levels of the parts. */
  readonly mayMend: (given: number, family: number) => boolean;
}

/** The better of two scripts. */
function partLevel([arabic, latin]: ByScript, words: Words, compare: OfTwo): OfRows {
  const only = !isTold(latin) ? arabic : !isTold(arabic) ? latin : null;
  const one = (a: number, b: number): number =>
    a < 0 || b < 0 ? -1 : a === b && !words.isInitial(a) ? 4 : compare(a, b);
  if (only !== null) return (i, j) => one(only[i]!, only[j]!);
  return (i, j) => {
    const [ai, li, aj, lj] = [arabic[i]!, latin[i]!, arabic[j]!, latin[j]!];
    let level = one(ai, aj);
    if (level < 4) level = Math.max(level, one(li, lj));
    if (level < 4) level = Math.max(level, one(ai, lj));
    return level < 4 ? Math.max(level, one(li, aj)) : level;
  };
}

/** Given of one with family of the other, each way, in whichever script. */
function swapped(given: ByScript, family: ByScript, compare: OfTwo): (i: number, j: number) => boolean {
  const reach = (i: number, j: number): boolean => {
    for (let s = 0; s < 2; s += 1)
      for (let t = 0; t < 2; t += 1) {
        const [a, b] = [given[s]![i]!, family[t]![j]!];
        if (a >= 0 && b >= 0 && (a === b || compare(a, b) >= 3)) return true;
      }
    return false;
  };
  return (i, j) => reach(i, j) && reach(j, i);
}

/** Whether given and family, written without a space, are one word or read as one. */
function oneWhole({ parts, words }: Columns, compare: OfTwo): (i: number, j: number) => boolean {
  const [given, family] = [parts[0], parts[3]];
  /** Whether two names of one script could be one word, by their letters and without gluing them. */
  const mayBeOne = (gi: number, fi: number, length: number, gj: number, fj: number): boolean =>
    words.firstLetter(gi) === words.firstLetter(gj) &&
    mayBeVariants(
      length,
      words.letters(gi) | words.letters(fi),
      words.length(gj) + words.length(fj),
      words.letters(gj) | words.letters(fj),
    );
  return (i, j) => {
    for (let s = 0; s < 2; s += 1) {
      const [gi, fi] = [given[s]![i]!, family[s]![i]!];
      if (gi < 0 || fi < 0) continue;
      const length = words.length(gi) + words.length(fi);
      for (let t = 0; t < 2; t += 1) {
        const [gj, fj] = [given[t]![j]!, family[t]![j]!];
        if (gj < 0 || fj < 0) continue;
        const apart = Math.abs(length - words.length(gj) - words.length(fj));
        if (apart > (s === t ? 2 : 8)) continue;
        // Within a script a cut elsewhere leaves the first letter; across scripts the sound decides.
        if (s === t && !mayBeOne(gi, fi, length, gj, fj)) continue;
        const [left, right] = [words.glued(gi, fi), words.glued(gj, fj)];
        if (left === right || compare(left, right) >= 3) return true;
      }
    }
    return false;
  };
}

export function nameLevels(columns: Columns, compare: OfTwo): NameLevels {
  const { parts } = columns;
  const each = parts.map((part) => (part.some(isTold) ? partLevel(part, columns.words, compare) : null));
  const inEachOthersPlace = swapped(parts[0], parts[3], compare);
  const whole = oneWhole(columns, compare);
  const chain = chainLevels(columns, compare);
  const differ = (given: number, family: number): boolean =>
    given >= 0 && family >= 0 && given < 3 && family < 3;
  return {
    parts: each,
    mayMend: (given, family) => chain !== null || differ(given, family),
    mend: (i, j, levels) => {
      if (chain !== null) chain(i, j, levels);
      const [given, family] = [levels[0]!, levels[3]!];
      if (!differ(given, family)) return;
      // "Mohammad / Reza Karimi" and "Mohammadreza / Karimi".
      if (whole(i, j)) {
        levels[0] = 3;
        levels[3] = 3;
      } else if (given <= 1 && family <= 1 && inEachOthersPlace(i, j)) {
        levels[0] = 2;
        levels[3] = 2;
      }
    },
  };
}
