/**
 * One number of the text, in figures or words: how much, and how far it goes.
 *
 * Words add up from large to small ("three hundred and five"); in Arabic units stand before tens. Anything
 * that fits no such order ends the number, so "one two" is not three. Cost: linear in its words.
 */
import type { Token } from "../text/tokens.ts";
import { ARABIC_NUMBERS, ENGLISH_NUMBERS, type NumberWord, PERSIAN_NUMBERS } from "./numberWords.ts";

export type Language = "en" | "fa" | "ar";

export interface ReadNumber {
  readonly value: number;
  readonly to: number;
  readonly inWords: boolean;
}

const TABLES: Readonly<Record<Language, ReadonlyMap<string, NumberWord>>> = {
  en: ENGLISH_NUMBERS,
  fa: PERSIAN_NUMBERS,
  ar: ARABIC_NUMBERS,
};

/** Whether a word is a number's. */
export const namesNumber = (word: string, language: Language): boolean => TABLES[language].has(word);

export function numberWord(token: Token | undefined, language: Language): NumberWord | undefined {
  return token?.kind === "word" ? TABLES[language].get(token.word) : undefined;
}

/** What a number word may add to what was read so far. */
function adds(current: number, value: number, language: Language, joined: boolean): boolean {
  if (current === 0) return true;
  const rest = current % 100;
  if (language === "ar") {
    if (!joined) return false;
    if (rest > 0) return rest < 10 && value >= 20 && value < 100;
    return current >= 100 && value < 100;
  }
  if (language === "fa" && !joined) return false;
  if (rest === 0) return value < 100;
  return rest >= 20 && rest % 10 === 0 && value < 10;
}

const JOINS: Readonly<Record<Language, string>> = { en: "and", fa: "و", ar: "و" };

/** One after the joining word, where one stands and may. */
function joinedFrom(
  tokens: readonly Token[],
  at: number,
  language: Language,
  total: number,
  current: number,
): number {
  const token = tokens[at];
  if (language === "en" && token?.word === "-" && token.near && tokens[at + 1]?.near) return at + 1;
  if (token?.word !== JOINS[language]) return at;
  return language !== "en" || current >= 100 || total > 0 ? at + 1 : at;
}

function readWords(tokens: readonly Token[], from: number, language: Language): ReadNumber | null {
  let at = from;
  let total = 0;
  let current = 0;
  let smallest = Number.POSITIVE_INFINITY;
  let to = from;
  const first = tokens[from]?.word;
  if (
    language === "en" &&
    first === "half" &&
    tokens[from + 1]?.word === "a" &&
    tokens[from + 2]?.word === "dozen"
  )
    return { value: 6, to: from + 3, inWords: true };
  if (
    language === "en" &&
    first === "half" &&
    tokens[from + 1]?.word === "a" &&
    tokens[from + 2]?.word === "million"
  )
    return { value: 500_000, to: from + 3, inWords: true };
  if (language === "en" && (first === "a" || first === "an")) {
    if (numberWord(tokens[from + 1], language)?.is !== "multiplies") return null;
    at = from + 1;
  }
  for (;;) {
    const next = to > from ? joinedFrom(tokens, at, language, total, current) : at;
    const word = numberWord(tokens[next], language);
    const digits = tokens[next]?.reading;
    // "سه هزار و ۱۱۷": words, then figures
    if (
      word === undefined &&
      next > at &&
      total > 0 &&
      current === 0 &&
      digits?.is === "count" &&
      digits.value < smallest &&
      digits.value >= 100
    ) {
      return { value: total + digits.value, to: next + 1, inWords: true };
    }
    if (word === undefined) break;
    const joined = next > at;
    if (word.is === "multiplies") {
      // "Hundred" alone is no number in English; "hundreds" is vague. Persian and Arabic say "thousand" for 1,000.
      if (current === 0 && joined && language === "en") break;
      if (current === 0 && to === from && language === "en" && at === from) return null;
      if (current === 0 && to > from && !joined) break;
      if (word.value >= smallest) break;
      // "Twelve hundred" is English; elsewhere a hundred after a ten is added.
      const most = language === "en" ? 100 : 10;
      if (word.value === 100) current = current === 0 ? 100 : current < most ? current * 100 : current + 100;
      else {
        total += (current === 0 ? 1 : current) * word.value;
        current = 0;
        smallest = word.value;
      }
    } else if (word.is === "teen") {
      const unit = current % 100;
      // Ten by itself; after a unit, a teen.
      if (current === 0 || (joined && unit === 0)) current += 10;
      else if (!joined && unit > 0 && unit < 10) current += 10;
      else break;
    } else if (adds(current, word.value, language, joined)) current += word.value;
    else break;
    at = next + 1;
    to = at;
  }
  return to === from ? null : { value: total + current, to, inWords: true };
}

function readDigits(tokens: readonly Token[], from: number, language: Language): ReadNumber | null {
  const reading = tokens[from]?.reading;
  if (reading?.is !== "count" && reading?.is !== "decimal") return null;
  const word = numberWord(tokens[from + 1], language);
  const times = word?.is === "multiplies" && word.value >= 1000 ? word.value : null;
  if (times === null)
    return reading.is === "count" ? { value: reading.value, to: from + 1, inWords: false } : null;
  const value = Math.round(reading.value * times);
  // "12 thousand and 300"
  const rest = tokens[from + 3]?.reading;
  if (language !== "en" && tokens[from + 2]?.word === "و" && rest?.is === "count" && rest.value < times) {
    if (rest.value >= 100) return { value: value + rest.value, to: from + 4, inWords: false };
  }
  return { value, to: from + 2, inWords: false };
}

/** The number that begins at a token, or null where none does. */
export function readNumber(tokens: readonly Token[], from: number, language: Language): ReadNumber | null {
  return tokens[from]?.kind === "number"
    ? readDigits(tokens, from, language)
    : readWords(tokens, from, language);
}
