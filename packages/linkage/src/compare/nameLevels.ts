/**
 * Levels of the parts of two names, whole names looked at where parts were cut elsewhere.
 *
 * Cost: one look-up for each part; more where given and family name both differ.
 */
import { mayBeVariants } from "@daftar/names";
import type { Columns } from "../encode/columns.ts";
import { isTold } from "../encode/isTold.ts";
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

/** Level of the given name of i and the family name of j, in whichever script; -1 where either is silent. */
function crossLevel(given: ByScript, family: ByScript, compare: OfTwo): OfRows {
  const one = (a: number, b: number): number => (a < 0 || b < 0 ? -1 : a === b ? 4 : compare(a, b));
  const told = ([0, 1] as const).filter((script) => isTold(given[script]) || isTold(family[script]));
  const [only] = told;
  if (only !== undefined && told.length === 1) {
    const [own, others] = [given[only], family[only]];
    return (i, j) => one(own[i]!, others[j]!);
  }
  return (i, j) => {
    let level = -1;
    for (let s = 0; s < 2; s += 1)
      for (let t = 0; t < 2; t += 1) level = Math.max(level, one(given[s]![i]!, family[t]![j]!));
    return level;
  };
}

/**
 * Given and family name in each other's place, whole, damaged, or with one of the two left out: the levels that
 * `levels` then gets are below those of names in their own place.
 */
function swapLevels(
  { parts, words }: Columns,
  compare: OfTwo,
): (i: number, j: number, levels: Int8Array) => void {
  const cross = crossLevel(parts[0], parts[3], compare);
  const variants = crossLevel(parts[0], parts[3], (a, b) => (words.mayBeVariants(a, b) ? 3 : 0));
  return (i, j, levels) => {
    const [given, family] = [levels[0]!, levels[3]!];
    if (given > 1 || family > 1) return;
    // Most pairs end here, by the letters of the words alone.
    if (variants(i, j) < 3 && variants(j, i) < 3) return;
    const [one, other] = [cross(i, j), cross(j, i)];
    const [better, worse] = [Math.max(one, other), Math.min(one, other)];
    if (better < 3) return;
    if (worse >= 1) {
      levels[0] = 2;
      levels[3] = worse >= 3 ? 2 : 1;
    } else if (worse < 0) {
      // One account has a single name: what stands in the other's other place, it does not deny.
      levels[0] = -1;
      levels[3] = 2;
    }
  };
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
      words.sharedStart(gi, fi, gj, fj),
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
  const swap = swapLevels(columns, compare);
  const whole = oneWhole(columns, compare);
  const chain = chainLevels(columns, compare);
  /** Neither part is as good as one word can be read: the two names may be cut elsewhere, or swapped. */
  const mayMend = (given: number, family: number): boolean => given < 3 && family < 3;
  return {
    parts: each,
    mayMend: (given, family) => chain !== null || mayMend(given, family),
    mend: (i, j, levels) => {
      if (chain !== null) chain(i, j, levels);
      const [given, family] = [levels[0]!, levels[3]!];
      if (!mayMend(given, family)) return;
      // "Mohammad / Reza Karimi" and "Mohammadreza / Karimi".
      if (given >= 0 && family >= 0 && whole(i, j)) {
        levels[0] = 3;
        levels[3] = 3;
      } else swap(i, j, levels);
    },
  };
}
