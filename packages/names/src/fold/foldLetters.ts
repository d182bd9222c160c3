/**
 * One spelling for letters that lists write in several ways.
 *
 * Source: Unicode NFKD; the usual foldings of Arabic and Persian text search. Marks and format
 * characters (vowel signs, joiners, direction marks) and the tatweel go; every yeh and kaf becomes the
 * Persian one; alef with anything on it becomes alef; teh marbuta becomes heh; a lone hamza goes.
 * A zero-width non-joiner disappears, so that the half-spaced and the joined spelling are one.
 * Cost: linear. Idempotent.
 */
import { toAsciiDigits } from "@daftar/model";

// Latin letters whose sound their undressed letter does not have, in the Turkish and Slavic
// romanisations met in lists; they must be read before NFKD undresses them.
const SOUNDS: Readonly<Record<string, string>> = {
  ş: "sh",
  š: "sh",
  ç: "ch",
  č: "ch",
  ğ: "gh",
  ž: "zh",
  ı: "i",
  ß: "ss",
  ø: "o",
  æ: "ae",
  đ: "d",
  ł: "l",
};

const LETTERS: Readonly<Record<string, string>> = {
  ي: "ی",
  ى: "ی",
  ې: "ی",
  ے: "ی",
  ك: "ک",
  ڪ: "ک",
  ٱ: "ا",
  ة: "ه",
  ە: "ه",
  ھ: "ه",
  ہ: "ه",
  ء: "",
};

function pass(text: string): string {
  return toAsciiDigits(text)
    .normalize("NFC")
    .toLowerCase()
    .replace(/[şšçčğžıßøæđł]/g, (letter) => SOUNDS[letter] ?? letter)
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}\u0640]/gu, "")
    .replace(/[يىېےكڪٱةەھہء]/g, (letter) => LETTERS[letter] ?? letter);
}

/** The same text with letters, case and digits folded; spaces and punctuation stay. */
export function foldLetters(text: string): string {
  // What one pass undresses can need another (Ǣ, small capitals, mathematical letters).
  for (let before = text; ; ) {
    const after = pass(before);
    if (after === before) return after;
    before = after;
  }
}
