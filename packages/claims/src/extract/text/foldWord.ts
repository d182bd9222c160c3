/**
 * One spelling for words that are written alike: letters without marks, one form of ی, ک, ه and ا.
 *
 * Persian and Arabic keyboards give different letters for the same word, and writers set or leave out
 * vowels and hamzas. Lexicons are folded the same way, so they say each word once. Cost: linear.
 */

const LETTERS: Readonly<Record<string, string>> = {
  ي: "ی",
  ى: "ی",
  ئ: "ی",
  ك: "ک",
  ة: "ه",
  ۀ: "ه",
  ە: "ه",
  أ: "ا",
  إ: "ا",
  آ: "ا",
  ٱ: "ا",
  ؤ: "و",
};

/** Vowels, tatweel, combining hamza, marks of direction: they change no word. */
const DROPPED = /[\p{M}\u0640\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
const FOLDED = /[يىئكةۀەأإآٱؤ]/g;
const PLAIN = /^[a-z]*$/;

/** @returns the word in lower case and in one spelling */
export function foldWord(word: string): string {
  if (PLAIN.test(word)) return word;
  return word
    .normalize("NFKC")
    .replace(FOLDED, (letter) => LETTERS[letter] ?? letter)
    .normalize("NFD")
    .replace(DROPPED, "")
    .replaceAll("’", "'")
    .toLowerCase();
}
