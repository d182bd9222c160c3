/**
 * Reads one date as people write it: Gregorian, Jalali (Solar Hijri) or Islamic (Hijri), in digits of
 * three scripts, with day or month missing.
 *
 * Calendars: `@internationalized/date` (Persian; Islamic Umm al-Qura). That library clamps a day that
 * does not exist, so fields are compared after construction. The calendar is taken from the year where
 * no hint is given: 1250–1499 is Jalali unless the month's name or the hint says Hijri, 1800–2199 is
 * Gregorian. Hijri years (1300–1500) overlap Jalali ones and need the hint or an Arabic month name.
 */
import {
  CalendarDate,
  GregorianCalendar,
  IslamicUmalquraCalendar,
  PersianCalendar,
  toCalendar,
} from "@internationalized/date";
import { toAsciiDigits } from "../text/digits.ts";
import type { Calendar, DateSpan } from "./dateSpan.ts";
import { addDays, daysToIso } from "./dayArithmetic.ts";
import { MONTH_NAMES } from "./monthNames.ts";

export interface DateHint {
  /** The calendar of the column, when its header or its other values say so. */
  readonly calendar?: Calendar | undefined;
  /** Order of day and month in d/m/y writing; `dmy` unless told. Years of four digits are always found. */
  readonly order?: "dmy" | "mdy" | undefined;
}

/** A date, or nothing with the reason; `missing` is a placeholder such as "unknown" or an empty cell. */
export type ParsedDate =
  | { readonly kind: "date"; readonly span: DateSpan }
  | { readonly kind: "missing" }
  | { readonly kind: "unreadable"; readonly why: string };

const MISSING = /^(?:|-+|–|\?+|n\/?a|null|none|unknown|نامشخص|نامعلوم|ناشناس|غير معروف|غیر معروف|مجهول)$/i;

const calendars = {
  gregorian: new GregorianCalendar(),
  jalali: new PersianCalendar(),
  hijri: new IslamicUmalquraCalendar(),
} as const;

function calendarOfYear(year: number, hint: Calendar | undefined): Calendar | null {
  if (year >= 1800 && year <= 2199) return "gregorian";
  if (year >= 1250 && year <= 1499) return hint === "hijri" ? "hijri" : "jalali";
  return null;
}

/** Gregorian ISO day, or null where that day does not exist in its calendar. */
function toIso(year: number, month: number, day: number, calendar: Calendar): string | null {
  const system = calendars[calendar];
  const date = new CalendarDate(system, year, month, day);
  if (date.year !== year || date.month !== month || date.day !== day) return null;
  const g = toCalendar(date, calendars.gregorian);
  return `${String(g.year).padStart(4, "0")}-${String(g.month).padStart(2, "0")}-${String(g.day).padStart(2, "0")}`;
}

function lastDayOfMonth(year: number, month: number, calendar: Calendar): string {
  const next = month === 12 ? toIso(year + 1, 1, 1, calendar) : toIso(year, month + 1, 1, calendar);
  if (next === null) throw new RangeError(`no month after ${year}-${month}`);
  return addDays(next, -1);
}

function build(
  fields: { year: number; month: number | null; day: number | null },
  calendar: Calendar,
  asWritten: string,
): ParsedDate {
  const { year, month, day } = fields;
  const unreadable = (why: string): ParsedDate => ({ kind: "unreadable", why });
  if (month === null) {
    const from = toIso(year, 1, 1, calendar);
    if (from === null) return unreadable("no such year");
    return {
      kind: "date",
      span: { from, to: lastDayOfMonth(year, 12, calendar), precision: "year", calendar, asWritten },
    };
  }
  if (month < 1 || month > 12) return unreadable(`no month ${month}`);
  if (day === null) {
    const from = toIso(year, month, 1, calendar);
    if (from === null) return unreadable("no such month");
    return {
      kind: "date",
      span: { from, to: lastDayOfMonth(year, month, calendar), precision: "month", calendar, asWritten },
    };
  }
  const iso = toIso(year, month, day, calendar);
  if (iso === null) return unreadable("no such day in its calendar");
  return { kind: "date", span: { from: iso, to: iso, precision: "day", calendar, asWritten } };
}

/** Serial day numbers that spreadsheets write instead of dates (1900 system). */
function spreadsheetSerial(text: string): string | null {
  if (!/^\d{5}(?:\.0+)?$/.test(text)) return null;
  const serial = Number.parseInt(text, 10);
  return serial >= 20_000 && serial <= 60_000 ? daysToIso(serial - 25_569) : null;
}

/**
 * Reads one date.
 *
 * @param text the cell as written
 * @example parseDate("۱۴۰۴/۱۰/۱۸").span.from // "2026-01-08"
 */
export function parseDate(text: string, hint: DateHint = {}): ParsedDate {
  const plain = toAsciiDigits(text)
    .normalize("NFKC")
    .replace(/[\u200c\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, " ")
    .replace(/ي|ى/g, "ی")
    .replace(/ك/g, "ک")
    .trim();
  if (MISSING.test(plain)) return { kind: "missing" };
  const serial = spreadsheetSerial(plain);
  if (serial !== null) {
    return {
      kind: "date",
      span: { from: serial, to: serial, precision: "day", calendar: "gregorian", asWritten: text },
    };
  }

  const stamp = /^(\d{4})-(\d{1,2})-(\d{1,2})[T ]\d{1,2}:\d{2}/.exec(plain);
  const body = stamp ? `${stamp[1]}-${stamp[2]}-${stamp[3]}` : plain;

  // Month names carry their calendar with them, so they outrank the hint.
  const words = body.toLowerCase().match(/[\p{L}]+/gu) ?? [];
  const joined = words.join(" ");
  const named =
    MONTH_NAMES.get(joined) ??
    words.map((word) => MONTH_NAMES.get(word)).find((found) => found !== undefined);
  const numbers = (body.match(/\d+/g) ?? []).map(Number);
  if (named) {
    const year = numbers.find((number) => number >= 1250);
    const day = numbers.find((number) => number < 1250);
    if (year === undefined) return { kind: "unreadable", why: "no year" };
    if (calendarOfYear(year, named.calendar) !== named.calendar)
      return { kind: "unreadable", why: `that month has no year ${year}` };
    return build({ year, month: named.month, day: day ?? null }, named.calendar, text);
  }
  if (words.length > 0) return { kind: "unreadable", why: "words that are no month" };

  const parts = /^(\d{1,4})(?:[-/.،, ]+(\d{1,4}|\?+))?(?:[-/.،, ]+(\d{1,4}|\?+))?$/.exec(body);
  if (!parts) return { kind: "unreadable", why: "not a date" };
  const field = (at: number): number | null => {
    const found = parts[at];
    if (found === undefined || found.startsWith("?")) return null;
    const number = Number(found);
    return number === 0 ? null : number;
  };
  const [a, b, c] = [field(1), field(2), field(3)];
  if (a !== null && a >= 1250) {
    const calendar = calendarOfYear(a, hint.calendar);
    if (calendar === null) return { kind: "unreadable", why: `no calendar has the year ${a}` };
    if (b === null && c !== null) return { kind: "unreadable", why: "a day without a month" };
    return build({ year: a, month: b, day: c }, calendar, text);
  }
  const year = c ?? b;
  if (year !== null && year >= 1250) {
    const calendar = calendarOfYear(year, hint.calendar);
    if (calendar === null) return { kind: "unreadable", why: `no calendar has the year ${year}` };
    if (c === null) return build({ year, month: a, day: null }, calendar, text);
    const monthFirst =
      hint.order === "mdy" || (hint.order === undefined && b !== null && b > 12 && a !== null && a <= 12);
    return build({ year, month: monthFirst ? a : b, day: monthFirst ? b : a }, calendar, text);
  }
  return { kind: "unreadable", why: "no year of four digits" };
}
