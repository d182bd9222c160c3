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
import {
  betraysSomebody,
  hasEmail,
  hasLink,
  hasPhone,
  isBareMobile,
  isDialled,
  saysWhoTold,
} from "./betrays.ts";

export interface ValueShapes {
  /** Values that say something. */
  readonly count: number;
  readonly distinct: number;
  /** Shares of those values, 0 to 1. */
  readonly email: number;
  readonly phone: number;
  /** Written as telephone numbers are dialled; for numbers that are long for another reason. */
  readonly dialled: number;
  /** Eleven digits behind a single 0, as mobile numbers are written without any sign. */
  readonly bareMobile: number;
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
  const counts = new Map<string, number>();
  for (const value of said) counts.set(value, (counts.get(value) ?? 0) + 1);
  /** Each distinct value is asked once: most columns repeat theirs, and fifteen questions are asked of each. */
  const share = (test: (value: string) => boolean) => {
    let passing = 0;
    for (const [value, count] of counts) if (test(value)) passing += count;
    return said.length === 0 ? 0 : passing / said.length;
  };
  const numbers = said.map((value) => Number(toAsciiDigits(value)));
  const start = numbers[0] ?? -1;
  return {
    count: said.length,
    distinct: counts.size,
    email: share(hasEmail),
    phone: share(hasPhone),
    dialled: share(isDialled),
    bareMobile: share(isBareMobile),
    link: share(hasLink),
    told: share(saysWhoTold),
    nameLike: share(nameLike),
    placeLike: share(placeLike),
    short: share((value) => value.length <= 60 && wordsIn(value) <= 8),
    date: share((value) => readDate(value).kind === "date"),
    age: share((value) => readAge(value).kind !== "unreadable"),
    sex: share((value) => readSex(value).kind === "sex"),
    population: share((value) => readPopulation(value) !== null),
    status: share((value) => readStatus(value) !== null),
    idLike: share((value) => /^[\p{L}\p{N}*xX.()/_\-–+ ]{1,80}$/u.test(value) && !hasEmail(value)),
    ordinal:
      numbers.length >= 3 && (start === 0 || start === 1) && numbers.every((n, at) => n === start + at),
  };
}
