/**
 * Sounds of the letters in Persian and Arabic, as made-up counts from which the transducer starts.
 *
 * Source: the usual romanisations, as in `src/read/readsAs.ts`. There are few Persian pairs to learn
 * from, so the letters that Persian reads otherwise (و v, ض z, ق gh, ذ z, ث s) and its own (پ چ ژ گ)
 * would hardly be known.
 */
const SOUNDS = {
  ب: "b",
  پ: "p",
  ت: "t",
  ث: "s th",
  ج: "j",
  چ: "ch",
  ح: "h",
  خ: "kh",
  د: "d",
  ذ: "z dh th",
  ر: "r",
  ز: "z",
  ژ: "j zh",
  س: "s",
  ش: "sh",
  ص: "s",
  ض: "z d dh",
  ط: "t",
  ظ: "z dh",
  غ: "gh q",
  ف: "f",
  ق: "gh q g",
  ک: "k",
  گ: "g",
  ل: "l",
  م: "m",
  ن: "n",
  ه: "h",
  و: "v w",
  ی: "y",
};
const VOWELS = { ا: "a aa e o", و: "ou oo u o", ی: "i ee y ei ey ie", ع: "a e -" };

/** Adds the habits to a table of counts by letter, `weight` a sound. */
export function addHabits(counts, letters, ids, weight) {
  const add = (letter, chunk, share) => {
    const at = letters.indexOf(letter) * ids.size + (ids.get(chunk) ?? 0);
    if (chunk === "" || ids.has(chunk)) counts[at] += weight * share;
  };
  for (const [letter, sounds] of Object.entries(SOUNDS))
    for (const sound of sounds.split(" ")) {
      add(letter, sound, 1);
      add(letter, sound + sound, 0.2);
      for (const vowel of "aeo") add(letter, sound + vowel, 0.4);
      add(letter, `${sound}i`, 0.1);
      add(letter, `${sound}u`, 0.1);
    }
  for (const [letter, sounds] of Object.entries(VOWELS))
    for (const sound of sounds.split(" ")) add(letter, sound === "-" ? "" : sound, 1);
  for (const ending of ["eh", "ah", "e", "a", ""]) add("ه", ending, 1);
}
