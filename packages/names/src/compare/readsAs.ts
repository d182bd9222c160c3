/**
 * Whether a Latin spelling can be read off a Persian or Arabic one.
 *
 * Source: the usual romanisations of Persian and Arabic, letter by letter: a consonant must appear as one
 * of its readings, a long vowel (ا و ی) as a vowel of its kind, and short vowels, which are not written,
 * may stand anywhere. So مینا is read by Mina and not by Mona, which their consonants alone cannot tell.
 * Cost: one regular expression for each Arabic token, kept by the caller; its parts do not overlap but for
 * vowels, and tokens are at most 40 letters long.
 */

const READINGS: Readonly<Record<string, string>> = {
  ا: "(?:a+|e|o+|i|u|ou)",
  ب: "b+",
  پ: "p+",
  ت: "t+",
  ث: "(?:th|s+|t+)",
  ج: "(?:dj|j+|g+|zh)",
  چ: "(?:tch|ch)",
  ح: "h+",
  خ: "(?:kh|ch|h|x|k)",
  د: "d+",
  ذ: "(?:dh|th|z+|d+)",
  ر: "r+",
  ز: "z+",
  ژ: "(?:zh|j+)",
  س: "(?:s+|c)",
  ش: "(?:sh|ch|sch)",
  ص: "s+",
  ض: "(?:dh|z+|d+)",
  ط: "t+",
  ظ: "(?:dh|th|z+|d+)",
  غ: "(?:gh|g+|q)",
  ف: "(?:f+|ph)",
  ق: "(?:gh|q+|k+|g+|c)",
  ک: "(?:ck|k+|c|q)",
  گ: "g+",
  ل: "l+",
  م: "m+",
  ن: "n+",
  ه: "h+",
  و: "(?:v+|w+|[ou]+w?|ow)",
  ی: "(?:y+|i+y?|ee|e+[iy]?|a[iy])",
  ع: "",
};
const SHORT = "[aeiou]*";

/** The pattern of Latin spellings of a folded token; null where it holds a letter unknown here. */
export function readingPattern(arabicToken: string): RegExp | null {
  const letters = [...arabicToken];
  if (letters.length > 40) return null;
  let pattern = "^";
  for (let at = 0; at < letters.length; at += 1) {
    const letter = letters[at] ?? "";
    const reading = READINGS[letter];
    if (reading === undefined) return null;
    const last = at === letters.length - 1;
    if (letter === "ه" && last) pattern += `${SHORT}(?:h|t)?`;
    else if (letter === "ا" && at === 0) pattern += "[aeiou]+";
    // ایمان: the yeh only says which vowel the alef before it carries.
    else if (at === 1 && letters[0] === "ا" && (letter === "ی" || letter === "و"))
      pattern += `${SHORT}${reading}?`;
    else if (letter === "ل" && at > 0 && letters[at - 1] === "ا" && !last) pattern += `${SHORT}l*`;
    // An alef after alef-lam or within long words is often left out: عبدالرحمان, Abdulrahman.
    else if (letter === "ا" && letters[at + 1] === "ل") pattern += SHORT;
    else pattern += `${SHORT}${reading}`;
  }
  return new RegExp(`${pattern}${SHORT}h?$`);
}

/** @example readsAs("مینا", "mina") // true; readsAs("مینا", "mona") // false */
export function readsAs(arabicToken: string, latinToken: string): boolean {
  return readingPattern(arabicToken)?.test(latinToken) ?? false;
}
