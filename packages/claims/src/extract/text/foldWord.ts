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
const LATIN = /^[A-Za-z0-9]*$/;
/** Letters of Arabic script that are their own folding, of which most words are made. */
const OWN =
  /^[\u0621\u0627\u0628\u062a-\u063a\u0641\u0642\u0644-\u0648\u067e\u0686\u0698\u06a9\u06af\u06cc]*$/;

/** @returns the word in lower case and in one spelling */
export function foldWord(word: string): string {
  if (LATIN.test(word)) return word.toLowerCase();
  if (OWN.test(word)) return word;
  return word
    .normalize("NFKC")
    .replace(FOLDED, (letter) => LETTERS[letter] ?? letter)
    .normalize("NFD")
    .replace(DROPPED, "")
    .replaceAll("’", "'")
    .toLowerCase();
}
