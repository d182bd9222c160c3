/**
 * What a column's values look like, whatever its header says.
 *
 * Used both ways: to confirm a header before a column may stay readable, and to seal columns whose
 * values betray a person who speaks (an address, a number, "reported by").
 */
import { toAsciiDigits } from "@daftar/model";
import { foldForSearch } from "@daftar/names";
import { saysNothing } from "../fields/placeholder.ts";
import { readAge } from "../fields/readAge.ts";
import { readDate } from "../fields/readDate.ts";
import { readPopulation, readSex, readStatus } from "../fields/readWords.ts";

const EMAIL = /[^\s@]+@[^\s@]+\.[^\s@]{2,}/;
const LINK = /https?:\/\/|www\.|\bt\.me\/|(?:^|\s)@[a-z0-9_]{4,}/i;
const PHONE = /(?:^|[^\d])(?:\+|00)?\d(?:[\s().-]?\d){8,14}(?!\d)/;
const TOLD =
  /(?:reported|told|confirmed|according) (?:by|to)|as told|(?:^|\s)(?:به گفته|به نقل|گزارش شده|نقلا عن|بحسب)(?=\s)/i;

export interface ValueShapes {
  /** Values that say something. */
  readonly count: number;
  readonly distinct: number;
  /** Shares of those values, 0 to 1. */
  readonly email: number;
  readonly phone: number;
  readonly link: number;
  readonly told: number;
  readonly nameLike: number;
  readonly placeLike: number;
  readonly short: number;
  readonly date: number;
  readonly age: number;
  readonly sex: number;
  readonly population: number;
  readonly status: number;
  readonly idLike: number;
  /** Values are 1, 2, 3, … or 0, 1, 2, … in the order of the rows. */
  readonly ordinal: boolean;
}

/** A run of digits as long as a telephone number; ISO dates and plain counts are not. */
function looksLikePhone(text: string): boolean {
  const plain = toAsciiDigits(text);
  return PHONE.test(plain) && !/^\s*\d{4}-\d{2}-\d{2}/.test(plain);
}

/** Whether a cell tells how to reach somebody, or who told. */
function betraysSomebody(text: string): boolean {
  return EMAIL.test(text) || LINK.test(text) || TOLD.test(text) || looksLikePhone(text);
}

const wordsIn = (text: string) => foldForSearch(text).split(" ").length;

function nameLike(text: string): boolean {
  return (
    text.length <= 80 &&
    wordsIn(text) <= 8 &&
    /\p{L}/u.test(text) &&
    !/[\d@:=<>_;!?]/.test(toAsciiDigits(text))
  );
}

function placeLike(text: string): boolean {
  return text.length <= 60 && wordsIn(text) <= 8 && /\p{L}/u.test(text) && !betraysSomebody(text);
}

/** @param values one column's cells, in the order of the rows */
export function valueShapes(values: readonly string[]): ValueShapes {
  const said = values.map((value) => value.trim()).filter((value) => !saysNothing(value));
  const share = (test: (value: string) => boolean) =>
    said.length === 0 ? 0 : said.filter(test).length / said.length;
  const numbers = said.map((value) => Number(toAsciiDigits(value)));
  const start = numbers[0] ?? -1;
  return {
    count: said.length,
    distinct: new Set(said).size,
    email: share((value) => EMAIL.test(value)),
    phone: share(looksLikePhone),
    link: share((value) => LINK.test(value)),
    told: share((value) => TOLD.test(value)),
    nameLike: share(nameLike),
    placeLike: share(placeLike),
    short: share((value) => value.length <= 60 && wordsIn(value) <= 8),
    date: share((value) => readDate(value).kind === "date"),
    age: share((value) => readAge(value).kind !== "unreadable"),
    sex: share((value) => readSex(value).kind === "sex"),
    population: share((value) => readPopulation(value) !== null),
    status: share((value) => readStatus(value) !== null),
    idLike: share((value) => /^[\p{L}\p{N}*xX.()/_\-–+ ]{1,80}$/u.test(value) && !EMAIL.test(value)),
    ordinal:
      numbers.length >= 3 && (start === 0 || start === 1) && numbers.every((n, at) => n === start + at),
  };
}
