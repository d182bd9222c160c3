/**
 * One spelling for letters that lists write in several ways.
 *
 * Source: Unicode NFKD; the usual foldings of Arabic and Persian text search. Marks and format
 * characters (vowel signs, joiners, direction marks and overrides) and the tatweel go; every yeh and kaf
 * becomes the Persian one, letters of Kurdish, Pashto and Urdu their nearest Persian ones; alef with
 * anything on it becomes alef; teh marbuta becomes heh; a lone hamza goes.
 * A zero-width non-joiner disappears, so that the half-spaced and the joined spelling are one.
 * Cost: linear; a look-up for each letter, where all are of ASCII or the Arabic block. Idempotent.
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

/** Arabic-script letters on the left are written as the one on the right. */
const LETTERS = new Map<string, string>();
for (const [written, folded] of [
  ["يىېےێۍ", "ی"],
  ["كڪ", "ک"],
  ["ګ", "گ"],
  ["ٱ", "ا"],
  ["ةەھہۃ", "ه"],
  ["ۆۇۈۋۉۅ", "و"],
  ["ڕړڑ", "ر"],
  ["ڵ", "ل"],
  ["ڤ", "ف"],
  ["ٹټ", "ت"],
  ["ڈډ", "د"],
  ["ںڼ", "ن"],
  ["ښ", "ش"],
  ["ږ", "ژ"],
  ["ءٴ", ""],
] as const)
  for (const letter of written) LETTERS.set(letter, folded);
const ANY_LETTER = new RegExp(`[${[...LETTERS.keys()].join("")}]`, "g");

/** "Peace be upon him" and the like as one character: NFKD would write it out beside the name. */
const HONORIFICS = /[\ufdf5\ufdf7-\ufdfb\ufdfd]/g;
/** Vowel signs in shapes of their own: NFKD makes them a space and a sign, and one word two. */
const LONE_SIGNS = /[\ufc5e-\ufc63\ufe70\ufe72\ufe74\ufe76\ufe78\ufe7a\ufe7c\ufe7e]/g;
/** Accents that stand for an apostrophe; NFKD makes them a space too. */
const LONE_ACCENTS = /[\u00b4\u02ca\u02cb\u0384\u1fbd\u1fbf\u1fef\u1ffd\u1ffe]/g;

/** What stands for an apostrophe, a glottal stop or ayn in Latin spellings. */
export const APOSTROPHES = /['’‘‛ʹʺʻʼʽʾʿˀˁˈˊˋ`´′＇ꞌꞋ]/g;

function pass(text: string): string {
  return toAsciiDigits(text)
    .replace(HONORIFICS, " ")
    .replace(LONE_SIGNS, "")
    .replace(LONE_ACCENTS, "'")
    .normalize("NFC")
    .toLowerCase()
    .replace(/[şšçčğžıßøæđł]/g, (letter) => SOUNDS[letter] ?? letter)
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}\u0640]/gu, "")
    .replace(ANY_LETTER, (letter) => LETTERS.get(letter) ?? letter);
}

const FIRST_LETTER = 0x0600;
const LAST_LETTER = 0x06ff;
const ZWNJ = 0x200c;
/**
 * What each character becomes that no other can change, null for those that others can; filled as they are met.
 * Marks of the Arabic block are among the first: whatever they make of a letter, folding undoes.
 */
const ALONE = Array.from<undefined, string | null | undefined>({ length: LAST_LETTER + 1 }, () => undefined);

function alone(code: number): string | null {
  if (code > LAST_LETTER) return code === ZWNJ ? "" : null;
  const known = ALONE[code];
  if (known !== undefined) return known;
  const letter = String.fromCharCode(code);
  const ours = (code >= 0x20 && code <= 0x7e) || code >= FIRST_LETTER;
  const folded = ours ? settled(letter) : null;
  ALONE[code] = folded;
  return folded;
}

/** The same text with letters, case and digits folded; spaces and punctuation stay. */
export function foldLetters(text: string): string {
  let folded = "";
  let kept = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x61 && code <= 0x7a) continue;
    const one = alone(code);
    if (one === null) return settled(text);
    if (one.length === 1 && one.charCodeAt(0) === code) continue;
    folded += text.slice(kept, at) + one;
    kept = at + 1;
  }
  return kept === 0 ? text : folded + text.slice(kept);
}

function settled(text: string): string {
  // What one pass undresses can need another (Ǣ, small capitals, mathematical letters).
  for (let before = text; ; ) {
    const after = pass(before);
    if (after === before) return after;
    before = after;
  }
}
