/**
 * Words as numbers, for reading across scripts: made once for each word, so that comparing two words
 * touches no text.
 *
 * Source: `training/transducer.mjs`, which this must mirror. An Arabic letter's row is the letter and
 * its place: first, between or last, beside vowel letters or consonants. A Latin word is, at each of its
 * letters, the strings of one to three letters that start there. Cost: linear.
 */
import { LETTERS, MOST_LETTERS, OTHER_ROW, PLACES, type ReadingModel, readingModel } from "./model.ts";

/** Words are read as far as this; the model has no longer one. */
const LONGEST = 30;

const isVowel = (letter: string | undefined): number =>
  letter === "ا" || letter === "و" || letter === "ی" ? 1 : 0;

/** Where each letter's chances start in the model. */
export function arabicRows(word: string, model: ReadingModel = readingModel()): Int32Array {
  const letters = [...word].slice(0, LONGEST);
  return Int32Array.from(letters, (letter, at) => {
    const which = LETTERS.indexOf(letter);
    if (which < 0) return OTHER_ROW * model.width;
    const before = at > 0 ? isVowel(letters[at - 1]) : 0;
    const after = isVowel(letters[at + 1]);
    const last = at === letters.length - 1;
    const place = at === 0 ? after : last ? 6 + before : 2 + after + 2 * before;
    return (which * PLACES + place) * model.width;
  });
}

export interface LatinCode {
  readonly length: number;
  /** At letter `j`, the string of `size` letters that starts there: `chunks[3 * j + size - 1]`. */
  readonly chunks: Int16Array;
  /** -log2 of the chance of such a word among Latin spellings of names. */
  readonly bits: number;
}

/** Latin letters only; others are left out. */
export function latinCode(word: string, model: ReadingModel = readingModel()): LatinCode {
  const letters = word.replace(/[^a-z]/g, "").slice(0, LONGEST);
  const chunks = new Int16Array(letters.length * MOST_LETTERS).fill(model.width - 1);
  let bits = 0;
  let before = 0;
  for (let at = 0; at < letters.length; at += 1) {
    for (let size = 1; size <= MOST_LETTERS && at + size <= letters.length; size += 1) {
      const chunk = model.chunks.get(letters.slice(at, at + size));
      if (chunk !== undefined) chunks[at * MOST_LETTERS + size - 1] = chunk;
    }
    const letter = letters.charCodeAt(at) - 96;
    bits += model.follows[before * 27 + letter]!;
    before = letter;
  }
  return { length: letters.length, chunks, bits: bits + model.follows[before * 27]! };
}

export const NO_LETTERS: LatinCode = { length: 0, chunks: new Int16Array(0), bits: 0 };
