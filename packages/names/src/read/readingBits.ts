/**
 * How much better a Latin spelling is explained as a reading of an Arabic-script word than by chance.
 *
 * Source: the transducer of `training/`; log2 of P(latin | arabic) / P(latin) by the forward algorithm,
 * over every way in which the letters of the one can have given those of the other.
 * Cost: four products for each letter of the one times each letter of the other; nothing is allocated on
 * encoded words.
 */
import { arabicRows, type LatinCode, latinCode } from "./encode.ts";
import { MOST_LETTERS, type ReadingModel, readingModel } from "./model.ts";

const line = new Float64Array(64);
/** Bits of a word that no cutting explains. */
const NONE = -20;

/** The same on encoded words. */
export function bitsOfCodes(
  rows: Int32Array,
  latin: LatinCode,
  { chances }: ReadingModel = readingModel(),
): number {
  const { length, chunks } = latin;
  if (rows.length === 0 || length === 0) return NONE;
  line.fill(0, 0, length + MOST_LETTERS + 1);
  line[0] = 1;
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i]!;
    const empty = chances[row]!;
    let j = Math.min(length, MOST_LETTERS * i);
    if (j === length) {
      line[j] = line[j]! * empty;
      j -= 1;
    }
    // From fewer letters the end is not reached by the Arabic letters that are left.
    const least = Math.max(0, length - MOST_LETTERS * (rows.length - i));
    // Downwards, so that what is added to later letters is not read again for this one.
    for (; j >= least; j -= 1) {
      const way = line[j]!;
      const at = MOST_LETTERS * j;
      line[j] = way * empty;
      line[j + 1] = line[j + 1]! + way * chances[row + chunks[at]!]!;
      line[j + 2] = line[j + 2]! + way * chances[row + chunks[at + 1]!]!;
      line[j + 3] = line[j + 3]! + way * chances[row + chunks[at + 2]!]!;
    }
  }
  const chance = line[length]!;
  return chance > 0 ? Math.max(NONE, (Math.log2(chance) + latin.bits) / length) : NONE;
}

/**
 * Bits for each Latin letter by which the reading beats chance: above 0 it is likelier a reading of this
 * word than any other word's; true pairs lie around 3, unrelated words around -2.
 *
 * @param arabicForm folded word in Arabic script, as `normaliseName` gives it
 * @param latinForm folded word in Latin letters
 */
export function readingBits(arabicForm: string, latinForm: string): number {
  return bitsOfCodes(arabicRows(arabicForm), latinCode(latinForm));
}
