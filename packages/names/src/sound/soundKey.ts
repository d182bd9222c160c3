/**
 * One key for a word, so coarse that nearly all spellings of one name in either script share it.
 *
 * Source: chosen by measure among many merges (`training/soundKeys.mjs`). Every sound made with the teeth
 * or the tip of the tongue (t d s z sh ch th) is one; every sound made in the throat, and j, which is g
 * for many, is one. Vowels, و ی ع and v w y count only as "there is one" at the start, and h only at the
 * start; doubled sounds are one. Cost: linear; one small string.
 */

/** Code of a sound by code unit; 0 where the letter is not heard. */
const HEARD = new Uint8Array(0x700);
const VOWEL = "a".charCodeAt(0);
const BREATH = "h".charCodeAt(0);
const TEETH = "s".charCodeAt(0);
const LETTER_H = "h".charCodeAt(0);
const LAST_HEH = "ه".charCodeAt(0);

for (const [sound, letters] of [
  ["a", "اعویaeiouvwy"],
  ["b", "بپbp"],
  ["f", "فڤf"],
  ["h", "هحh"],
  ["k", "خغقکگجژckgqjx"],
  ["l", "لl"],
  ["m", "مm"],
  ["n", "نn"],
  ["r", "رr"],
  ["s", "تثچدذزسشصضطظtdsz"],
] as const)
  for (const letter of letters) HEARD[letter.charCodeAt(0)] = sound.charCodeAt(0);

const at = (text: string, place: number): number => text.charCodeAt(place);

/** The sounds of a word, most 24. */
const key = new Uint8Array(24);

/**
 * The key of a folded word (as `normaliseName` gives it), or of several written as one.
 *
 * @returns empty where the word has no letter that is heard
 * @example soundKey("حسین") // "hsn"; soundKey("hossein") // "hsn"
 */
export function soundKey(token: string): string {
  let size = 0;
  const end = token.length;
  for (let place = 0; place < end && size < key.length; place += 1) {
    const unit = at(token, place);
    let sound = unit < HEARD.length ? HEARD[unit]! : 0;
    if (sound === 0) continue;
    const next = place + 1 < end ? at(token, place + 1) : 0;
    // "dj" is one letter, ج.
    if (unit === 0x64 && next === 0x6a) continue;
    if (next === LETTER_H) {
      // "ch" and "zh" are no throat sounds and "ph" is f; a final h is silent, and others are no sound.
      if (unit === 0x63) sound = TEETH;
      else if (unit === 0x7a) sound = HEARD[0x6a]!;
      else if (unit === 0x70) sound = HEARD[0x66]!;
    }
    if ((sound === VOWEL || sound === BREATH) && place > 0) continue;
    if (unit === LAST_HEH && place === end - 1 && end > 2) continue;
    if (size > 0 && key[size - 1] === sound) continue;
    key[size] = sound;
    size += 1;
  }
  let text = "";
  for (let place = 0; place < size; place += 1) text += String.fromCharCode(key[place]!);
  return text;
}

/**
 * Keys of a name of several words: of each word, and of each two neighbours written as one, so that
 * "Mohammad Reza" meets محمدرضا.
 *
 * @returns distinct keys, those of single words first
 */
export function soundKeys(tokens: readonly string[]): string[] {
  const keys = new Set(tokens.map(soundKey));
  for (let place = 1; place < tokens.length; place += 1)
    keys.add(soundKey(`${tokens[place - 1]}${tokens[place]}`));
  keys.delete("");
  return [...keys];
}
