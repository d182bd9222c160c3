/**
 * Words, numbers and marks of a text, each with its place in it.
 *
 * A number in figures is read here, with its thousands and in any of five sets of digits; one that is no
 * plain whole number (a date, a time, an ordinal, a code) says what it is instead of a value. A half-space
 * parts words, since writers set it, a blank or nothing in the same place. Cost: linear; plain Latin and
 * Arabic words, nearly all there are, are read letter by letter, the rest by expressions.
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

/** Foldings of words met before; whoever reads a text keeps one. */
export type Folded = Map<string, string>;

const DIGIT = "[0-9\\u0660-\\u0669\\u06f0-\\u06f9\\u0966-\\u096f\\uff10-\\uff19]";
const HIDDEN = /^[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]$/;
const BIDI = "\\u200e\\u200f\\u061c\\u202a-\\u202e\\u2066-\\u2069";
const OTHER =
  /https?:\/\/[^\s<>"]{1,2000}|www\.[^\s<>"]{1,2000}|[A-Za-z0-9]{1,64}@[A-Za-z0-9-]{1,64}\.[A-Za-z0-9.]{1,64}/y;
const PARTS = [
  "(?<handle>[@#][\\p{L}\\p{M}\\p{N}_]{1,80})",
  `(?<number>${DIGIT})`,
  `(?<word>(?:\\p{Lu}\\.){2,8}|\\p{Script=Latin}(?:[\\p{Script=Latin}\\p{M}\\p{Nd}])*(?:['’](?:t|re|ve|ll|d|m)(?![\\p{L}]))?|[\\p{L}\\p{M}](?:[\\p{L}\\p{M}]|[${BIDI}](?=[\\p{L}]))*)`,
  "(?<mark>[^\\s])",
];
const TOKEN = new RegExp(PARTS.join("|"), "uy");
const CAPITAL = /^[\p{Lu}@#]/u;
/** More foldings than any language has common words need not be kept. */
const KEPT = 60_000;

const isLatin = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
const isDigit = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 0x660 && code <= 0x669) || (code >= 0x6f0 && code <= 0x6f9);
/** Letters and vowels of Arabic script, without its digits and marks. */
const isArabic = (code: number): boolean =>
  (code >= 0x620 && code <= 0x65f) || (code >= 0x670 && code <= 0x6d3) || code === 0x6d5;
/** Signs that end a word whatever they are: ASCII, the common Arabic marks, blanks and half-spaces. */
const endsWord = (code: number): boolean =>
  Number.isNaN(code) ||
  code < 128 ||
  code === 0x200c ||
  code === 0x60c ||
  code === 0x61b ||
  code === 0x61f ||
  code === 0xab ||
  code === 0xbb ||
  code === 0xa0 ||
  code === 0x201d ||
  code === 0x201c ||
  code === 0x2026;

/** The end of a plain Latin word; -1 where it is no plain one and expressions must look. */
function latinEnd(text: string, from: number): number {
  let at = from + 1;
  let code = text.charCodeAt(at);
  while (isLatin(code) || (code >= 48 && code <= 57)) {
    at += 1;
    code = text.charCodeAt(at);
  }
  if (!endsWord(code)) return -1;
  // Abbreviations with points, contractions, addresses.
  if (code === 39 || code === 64) return -1;
  if (code === 46 && (at === from + 1 || at === from + 3)) return -1;
  if (code === 58 && text.charCodeAt(at + 1) === 47) return -1;
  return at;
}

function arabicEnd(text: string, from: number): number {
  let at = from + 1;
  while (isArabic(text.charCodeAt(at))) at += 1;
  return endsWord(text.charCodeAt(at)) ? at : -1;
}

/**
 * @param text the text, without markup
 * @param from where to begin
 * @param to where to end
 * @param folded foldings met before, added to
 */
export function tokensOf(text: string, from: number, to: number, folded: Folded): Token[] {
  const piece = text.slice(from, to);
  const tokens: Token[] = [];
  let last = -1;
  const push = (start: number, end: number, kind: TokenKind, word: string, reading: Reading | null): void => {
    const capital = kind === "word" && (piece.charCodeAt(start) < 97 || piece.charCodeAt(start) > 122);
    tokens.push({
      start: from + start,
      end: from + end,
      kind,
      word,
      reading,
      capital: capital && !isArabic(piece.charCodeAt(start)) && CAPITAL.test(piece.slice(start, start + 2)),
      near: start === last,
    });
    last = end;
  };
  const fold = (start: number, end: number): string => {
    const raw = piece.slice(start, end);
    const known = folded.get(raw);
    if (known !== undefined) return known;
    const word = foldWord(raw);
    if (folded.size < KEPT) folded.set(raw, word);
    return word;
  };
  const other = (at: number): number => {
    OTHER.lastIndex = at;
    return at + (OTHER.exec(piece)?.[0].length ?? 0);
  };
  for (let at = 0; at < piece.length; ) {
    const code = piece.charCodeAt(at);
    if (code <= 32 || code === 0x200c || code === 0xa0) {
      at += 1;
      continue;
    }
    const plain = isLatin(code) ? latinEnd(piece, at) : isArabic(code) ? arabicEnd(piece, at) : -1;
    if (plain > 0) {
      push(at, plain, "word", fold(at, plain), null);
      at = plain;
      continue;
    }
    if (isLatin(code)) {
      const end = other(at);
      if (end > at) {
        push(at, end, "other", "", null);
        at = end;
        continue;
      }
    }
    if (isDigit(code)) {
      const figures = readFigures(piece, at);
      push(at, at + figures.length, "number", figures.digits, figures.reading);
      at += figures.length;
      continue;
    }
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(piece);
    if (match === null) {
      at += 1;
      continue;
    }
    const found = match[0];
    const groups = match.groups ?? {};
    let end = at + found.length;
    if (groups["word"] !== undefined || groups["handle"] !== undefined)
      push(at, end, "word", fold(at, end), null);
    else if (groups["number"] !== undefined) {
      const figures = readFigures(piece, at);
      end = at + figures.length;
      push(at, end, "number", figures.digits, figures.reading);
    } else if (!HIDDEN.test(found)) push(at, end, "mark", found, null);
    at = end;
  }
  return tokens;
}
