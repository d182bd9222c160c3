/**
 * A number written in figures: what it is, and how far it goes.
 *
 * Thousands are parted by a comma, a point, an apostrophe, an Arabic separator or a narrow blank, always in
 * threes. A plain blank parts nothing: "March 12 304 people" holds two numbers. Digits of two scripts in
 * one number are no number at all, since nobody can tell how they were meant to be read. Cost: linear.
 */

/** What a number in figures is. Only `count` has a value that people could be counted by. */
export type Reading =
  | { readonly is: "count"; readonly value: number; readonly parted: boolean }
  | { readonly is: "decimal"; readonly value: number }
  | { readonly is: "date" | "time" | "ordinal" | "code" | "mixed" };

export interface Figures {
  readonly digits: string;
  readonly reading: Reading;
  readonly length: number;
}

const D = "[0-9\\u0660-\\u0669\\u06f0-\\u06f9\\u0966-\\u096f\\uff10-\\uff19]";
/** A mark of direction between two digits is no end of the number. */
const S = "[\\u200e\\u200f\\u061c\\u202a-\\u202e\\u2066-\\u2069]*";
const shape = (pattern: string): RegExp => new RegExp(pattern.replaceAll("D", `${D}${S}`), "uy");

const DATE = shape("(?:D){1,4}([-/.])(?:D){1,2}\\1(?:D){1,4}(?!D)");
const TIME = shape("(?:D){1,2}:(?:D){2}(?::(?:D){2})?(?!D)");
const GROUPED = shape(
  "(?:D){1,3}(?:([,٬،'’.\\u00a0\\u202f\\u2009])(?:D){3})(?:\\1(?:D){3})*(?!D)(?![.,٬](?:D))",
);
const DECIMAL = shape("(?:D)+[.,٫/](?:D){1,3}(?!D)(?![.,٫/]D)");
const PLAIN = shape("(?:D)+");
/** The letters that may follow at once: "2.4k" is a number, "5th" and "12km" are none to count people by. */
const TAIL = /[A-Za-z]{1,12}/y;
const ZEROS = [0x30, 0x660, 0x6f0, 0x966, 0xff10];
/** Nobody counts more dead than this, and longer numbers are telephone numbers, accounts and ids. */
const LARGEST = 99_999_999;

function digitsIn(text: string): { readonly ascii: string; readonly mixed: boolean } {
  let ascii = "";
  let script = -1;
  let mixed = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const zero = ZEROS.findIndex((first) => code >= first && code <= first + 9);
    if (zero < 0) {
      ascii += text.charAt(at);
      continue;
    }
    if (script >= 0 && zero !== script) mixed = true;
    script = zero;
    ascii += String(code - (ZEROS[zero] ?? code));
  }
  return { ascii, mixed };
}

function longest(text: string, at: number, pattern: RegExp): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

function read(text: string, at: number): { readonly found: string; readonly reading: Reading } {
  const date = longest(text, at, DATE);
  if (date !== null) return { found: date, reading: { is: "date" } };
  const time = longest(text, at, TIME);
  if (time !== null) return { found: time, reading: { is: "time" } };
  const grouped = longest(text, at, GROUPED);
  if (grouped !== null) {
    const { ascii } = digitsIn(grouped);
    const value = Number(ascii.replace(/[^0-9]/g, ""));
    if (!ascii.startsWith("0")) return { found: grouped, reading: { is: "count", value, parted: true } };
  }
  const decimal = longest(text, at, DECIMAL);
  if (decimal !== null) {
    const value = Number(
      digitsIn(decimal)
        .ascii.replace(/[^0-9,.٫/]/g, "")
        .replace(/[,٫/]/, "."),
    );
    return { found: decimal, reading: { is: "decimal", value } };
  }
  const plain = longest(text, at, PLAIN) ?? text.charAt(at);
  const ascii = digitsIn(plain).ascii.replace(/[^0-9]/g, "");
  if (ascii.length > 1 && ascii.startsWith("0")) return { found: plain, reading: { is: "code" } };
  return { found: plain, reading: { is: "count", value: Number(ascii), parted: false } };
}

/** The number that begins at `at`, where a digit stands. */
export function readFigures(text: string, at: number): Figures {
  const { found, reading } = read(text, at);
  const { ascii, mixed } = digitsIn(found);
  const digits = ascii.replace(/[^0-9]/g, "");
  const end = at + found.length;
  const tail = longest(text, end, TAIL);
  if (mixed) return { digits, reading: { is: "mixed" }, length: found.length };
  if (tail !== null) {
    const thousands = /^k$/i.test(tail) && (reading.is === "count" || reading.is === "decimal");
    if (thousands) {
      const value = Math.round(reading.value * 1000);
      return { digits, reading: { is: "count", value, parted: true }, length: found.length + 1 };
    }
    const is = /^(?:st|nd|rd|th)$/i.test(tail) ? "ordinal" : "code";
    return { digits, reading: { is }, length: found.length + tail.length };
  }
  if (reading.is === "count" && (reading.value > LARGEST || digits.length > 9))
    return { digits, reading: { is: "code" }, length: found.length };
  return { digits, reading, length: found.length };
}
