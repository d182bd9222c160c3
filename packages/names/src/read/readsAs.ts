/**
 * Whether a Latin spelling can be read off a Persian or Arabic one.
 *
 * Source: the usual romanisations of Persian and Arabic, letter by letter: a consonant must appear as one
 * of its readings, a long vowel (ا و ی) as a vowel of its kind, and short vowels, which are not written,
 * may stand anywhere. So مینا is read by Mina and not by Mona, which their consonants alone cannot tell.
 * The steps of a word are run over all places of the Latin word at once, a bit for each place (Baeza-Yates
 * and Gonnet 1992); `readingPattern` gives the same as a pattern.
 * Cost: some twenty bit operations for each letter. Tokens are at most 40 letters long, Latin words 30.
 */

/** A step: short vowels before it or not, then one of the sounds, which may be left out or not. */
interface Step {
  readonly vowels: boolean;
  readonly sounds: string;
  readonly optional: boolean;
}

const READINGS: Readonly<Record<string, string>> = {
  ا: "a+|e|o+|i|u|ou",
  ب: "b+",
  پ: "p+",
  ت: "t+",
  ث: "th|s+|t+",
  ج: "dj|j+|g+|zh",
  چ: "tch|ch",
  ح: "h+",
  خ: "kh|ch|h|x|k",
  د: "d+",
  ذ: "dh|th|z+|d+",
  ر: "r+",
  ز: "z+",
  ژ: "zh|j+",
  س: "s+|c",
  ش: "sh|ch|sch",
  ص: "s+",
  ض: "dh|z+|d+",
  ط: "t+",
  ظ: "dh|th|z+|d+",
  غ: "gh|g+|q",
  ف: "f+|ph",
  ق: "gh|q+|k+|g+|c",
  ک: "ck|k+|c|q",
  گ: "g+",
  ل: "l+",
  م: "m+",
  ن: "n+",
  ه: "h+",
  و: "v+|w+|[ou]+w?|ow",
  ی: "y+|i+y?|ee|e+[iy]?|a[iy]",
  ع: "",
};
const SHORT = "[aeiou]*";

/** What must be read, letter by letter; null where the word holds a letter unknown here. */
function stepsOf(arabicToken: string): Step[] | null {
  const letters = [...arabicToken];
  if (letters.length > 40) return null;
  const steps: Step[] = [];
  const add = (vowels: boolean, sounds: string, optional = false): void => {
    steps.push({ vowels, sounds, optional });
  };
  for (let at = 0; at < letters.length; at += 1) {
    const letter = letters[at] ?? "";
    const reading = READINGS[letter];
    if (reading === undefined) return null;
    const last = at === letters.length - 1;
    if (letter === "ه" && last) add(true, "h|t", true);
    else if (letter === "ا" && at === 0) add(false, "[aeiou]+");
    // ایمان: the yeh only says which vowel the alef before it carries.
    else if (at === 1 && letters[0] === "ا" && (letter === "ی" || letter === "و")) add(true, reading, true);
    else if (letter === "ل" && at > 0 && letters[at - 1] === "ا" && !last) add(true, "l+", true);
    // An alef after alef-lam or within long words is often left out: عبدالرحمان, Abdulrahman.
    else if (letter === "ا" && letters[at + 1] === "ل") add(true, "");
    else add(true, reading);
  }
  add(true, "h", true);
  return steps;
}

/** The pattern of Latin spellings of a folded token; null where it holds a letter unknown here. */
export function readingPattern(arabicToken: string): RegExp | null {
  const steps = stepsOf(arabicToken);
  if (steps === null) return null;
  const parts = steps.map(
    ({ vowels, sounds, optional }) => `${vowels ? SHORT : ""}(?:${sounds})${optional ? "?" : ""}`,
  );
  return new RegExp(`^${parts.join("")}$`);
}

/** Classes of letters: each letter, then these. */
const CLASSES = ["[aeiou]", "[ou]", "[iy]"];
const VOWELS = 26;
const ONE = 0;
const MANY = 1;
const MAYBE = 2;

/** One of the ways in which a letter sounds: class and quantity in turn. */
type Sound = Uint8Array;
const parsed = new Map<string, readonly Sound[]>();

function soundsOf(text: string): readonly Sound[] {
  let sounds = parsed.get(text);
  if (sounds === undefined) {
    sounds = text
      .split("|")
      .map((sound) =>
        Uint8Array.from(
          [...sound.matchAll(/(\[[a-z]+\]|[a-z])([+?]?)/g)].flatMap(([, letters = "", quantity]) => [
            letters.length === 1 ? letters.charCodeAt(0) - 97 : 26 + CLASSES.indexOf(letters),
            quantity === "+" ? MANY : quantity === "?" ? MAYBE : ONE,
          ]),
        ),
      );
    parsed.set(text, sounds);
  }
  return sounds;
}

/** The steps of a word in Arabic script, ready to be run. */
export interface ReadingSteps {
  readonly vowels: readonly boolean[];
  readonly sounds: readonly (readonly Sound[])[];
  readonly optional: readonly boolean[];
}

/** @returns null where the word holds a letter unknown here: nothing is read as it */
export function readingSteps(arabicToken: string): ReadingSteps | null {
  const steps = stepsOf(arabicToken);
  return (
    steps && {
      vowels: steps.map(({ vowels }) => vowels),
      sounds: steps.map(({ sounds }) => soundsOf(sounds)),
      optional: steps.map(({ optional }) => optional),
    }
  );
}

/** For each class of letters, the places of a Latin word where it stands; null where it is too long. */
export function letterPlaces(latinToken: string): Int32Array | null {
  if (latinToken.length > 30) return null;
  const places = new Int32Array(26 + CLASSES.length);
  for (let at = 0; at < latinToken.length; at += 1) {
    const letter = latinToken.charCodeAt(at) - 97;
    if (letter < 0 || letter > 25) continue;
    places[letter] = places[letter]! | (1 << at);
  }
  CLASSES.forEach((letters, which) => {
    for (const letter of letters.slice(1, -1))
      places[26 + which] = places[26 + which]! | places[letter.charCodeAt(0) - 97]!;
  });
  return places;
}

/** Places reached by going on as long as the letters are of the class. */
function goOn(reached: number, places: number): number {
  let all = reached;
  for (let more = reached; more !== 0; ) {
    more = ((more & places) << 1) & ~all;
    all |= more;
  }
  return all;
}

/** The same on steps and places made before. */
export function stepsRead(steps: ReadingSteps, places: Int32Array, length: number): boolean {
  let reached = 1;
  for (let at = 0; at < steps.sounds.length; at += 1) {
    if (steps.vowels[at]!) reached = goOn(reached, places[VOWELS]!);
    const sounds = steps.sounds[at]!;
    let after = steps.optional[at]! ? reached : 0;
    for (let which = 0; which < sounds.length; which += 1) {
      const sound = sounds[which]!;
      let way = reached;
      for (let item = 0; item < sound.length && way !== 0; item += 2) {
        const letters = places[sound[item]!]!;
        const one = (way & letters) << 1;
        const quantity = sound[item + 1]!;
        way = quantity === ONE ? one : quantity === MANY ? goOn(one, letters) : way | one;
      }
      after |= way;
    }
    reached = after;
    if (reached === 0) return false;
  }
  return ((reached >>> length) & 1) === 1;
}

/** @example readsAs("مینا", "mina") // true; readsAs("مینا", "mona") // false */
export function readsAs(arabicToken: string, latinToken: string): boolean {
  const steps = readingSteps(arabicToken);
  const places = letterPlaces(latinToken);
  return steps !== null && places !== null && stepsRead(steps, places, latinToken.length);
}
