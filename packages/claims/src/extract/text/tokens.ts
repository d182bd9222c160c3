/**
 * Words, numbers and marks of a text, each with its place in it.
 *
 * A number in figures is read here, with its thousands and in any of five sets of digits; one that is no
 * plain whole number (a date, a time, an ordinal, a code) says what it is instead of a value. A half-space
 * parts words, since writers set it, a blank or nothing in the same place. Cost: linear.
 */
import { foldWord } from "./foldWord.ts";
import { type Reading, readFigures } from "./readFigures.ts";

export type TokenKind = "word" | "number" | "mark" | "other";

export interface Token {
  readonly start: number;
  readonly end: number;
  readonly kind: TokenKind;
  /** Folded; for a number, its ASCII digits. */
  readonly word: string;
  /** Only of a number. */
  readonly reading: Reading | null;
  /** Begins with a capital, where the script has them. */
  readonly capital: boolean;
  /** Nothing stands between it and the token before. */
  readonly near: boolean;
}

const DIGIT = "[0-9\\u0660-\\u0669\\u06f0-\\u06f9\\u0966-\\u096f\\uff10-\\uff19]";
const HIDDEN = "[\\u00ad\\u061c\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff]";
const PARTS = [
  `(?<other>https?://[^\\s<>"]{1,2000}|www\\.[^\\s<>"]{1,2000}|[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,64}\\.[A-Za-z0-9.]{1,64})`,
  `(?<handle>[@#][\\p{L}\\p{M}\\p{N}_]{1,80})`,
  `(?<number>${DIGIT})`,
  `(?<word>(?:\\p{Lu}\\.){2,8}|\\p{Script=Latin}(?:[\\p{Script=Latin}\\p{M}\\p{Nd}])*(?:['’](?:t|re|ve|ll|d|m)(?![\\p{L}]))?|[\\p{L}\\p{M}](?:[\\p{L}\\p{M}]|[\\u200e\\u200f\\u061c\\u202a-\\u202e\\u2066-\\u2069](?=[\\p{L}]))*)`,
  `(?<mark>[^\\s])`,
];
const TOKEN = new RegExp(PARTS.join("|"), "gu");
const UNSEEN = new RegExp(`^${HIDDEN}$`, "u");
const CAPITAL = /^[\p{Lu}@#]/u;

/** Whether a plain lower-case Latin word begins here: by far the most common token of an English text. */
const latin = (code: number): boolean => code >= 97 && code <= 122;

/**
 * @param text the text, without markup
 * @param from where to begin
 * @param to where to end
 */
export function tokensOf(text: string, from: number, to: number): Token[] {
  const piece = text.slice(from, to);
  const tokens: Token[] = [];
  const regex = new RegExp(TOKEN.source, TOKEN.flags);
  let last = -1;
  const push = (start: number, word: string, kind: TokenKind, reading: Reading | null, length: number): void => {
    tokens.push({
      start: from + start,
      end: from + start + length,
      kind,
      word,
      reading,
      capital: kind === "word" && !latin(piece.charCodeAt(start)) && CAPITAL.test(piece.slice(start, start + 2)),
      near: start === last,
    });
    last = start + length;
    regex.lastIndex = last;
  };
  for (let match = regex.exec(piece); match !== null; match = regex.exec(piece)) {
    const found = match[0];
    const groups = match.groups ?? {};
    if (groups["word"] !== undefined) push(match.index, foldWord(found), "word", null, found.length);
    else if (groups["number"] !== undefined) {
      const figures = readFigures(piece, match.index);
      push(match.index, figures.digits, "number", figures.reading, figures.length);
    } else if (groups["handle"] !== undefined)
      push(match.index, foldWord(found), "word", null, found.length);
    else if (groups["other"] !== undefined) push(match.index, "", "other", null, found.length);
    else if (!UNSEEN.test(found)) push(match.index, found, "mark", null, found.length);
  }
  return tokens;
}
