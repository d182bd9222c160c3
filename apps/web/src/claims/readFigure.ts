/**
 * A first reading of marked words as a figure, for a person to agree to or correct: "at least 1,200",
 * «دست‌کم ۱۲۰۰ نفر», "several hundred". What is not plainly there is left open.
 */
import { type ClaimFigure, type ClaimQualifier, toAsciiDigits } from "@daftar/model";

const NUMBER = /\d[\d,٬.]*/g;
/** In the order in which they are tried: the longer wording before what it contains. */
const WORDINGS: readonly (readonly [RegExp, ClaimQualifier])[] = [
  [/could exceed|may exceed|ممکن است بیش/i, "could-exceed"],
  [/between|میان|بین/i, "between"],
  [/at least|no fewer than|minimum|دست[‌ ]?کم|حداقل/i, "at-least"],
  [/more than|over|above|بیش از|بیشتر از/i, "more-than"],
  [/up to|as many as|حداکثر/i, "up-to"],
  [/fewer than|less than|under|کمتر از/i, "fewer-than"],
  [/about|around|some|roughly|nearly|approximately|حدود|نزدیک به|تقریبا/i, "about"],
];

const wholeNumber = (text: string): number | null => {
  const digits = text.replace(/[,٬]/g, "").replace(/\.$/, "");
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null;
};

export function readFigure(asWorded: string): ClaimFigure {
  const plain = toAsciiDigits(asWorded);
  const numbers = (plain.match(NUMBER) ?? []).map(wholeNumber).filter((one) => one !== null);
  const none = { value: null, low: null, high: null };
  const [first, second] = numbers;
  if (first === undefined) return { ...none, qualifier: "worded", asWorded };
  const said = WORDINGS.find(([words]) => words.test(plain))?.[1] ?? "exact";
  if (said === "between")
    return second === undefined
      ? { ...none, value: first, qualifier: "about", asWorded }
      : {
          ...none,
          low: Math.min(first, second),
          high: Math.max(first, second),
          qualifier: "between",
          asWorded,
        };
  return { ...figureOf(said, first), qualifier: said, asWorded };
}

/** The one number named, and the ends that the wording sets (J13). */
export function figureOf(
  qualifier: ClaimQualifier,
  value: number,
): Pick<ClaimFigure, "value" | "low" | "high"> {
  switch (qualifier) {
    case "exact":
      return { value, low: value, high: value };
    case "at-least":
    case "more-than":
      return { value, low: value, high: null };
    case "up-to":
    case "fewer-than":
      return { value, low: null, high: value };
    case "between":
    case "worded":
      return { value: null, low: null, high: null };
    case "about":
    case "could-exceed":
      return { value, low: null, high: null };
  }
}
