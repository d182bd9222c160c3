/**
 * A Gregorian day in the Jalali (Solar Hijri) calendar, for pages in Persian.
 *
 * Arithmetic by `@internationalized/date`, the calendar that `parseDate` reads with; no `Intl` enters,
 * so the same day is written the same everywhere.
 */
import { CalendarDate, GregorianCalendar, PersianCalendar, toCalendar } from "@internationalized/date";
import { isoToDays } from "./dayArithmetic.ts";

const gregorian = new GregorianCalendar();
const persian = new PersianCalendar();

export interface JalaliDay {
  readonly year: number;
  /** 1 is Farvardin. */
  readonly month: number;
  readonly day: number;
}

/**
 * @param iso a Gregorian day, `YYYY-MM-DD`
 * @throws RangeError unless that day exists
 * @example jalaliOf("2026-01-08") // { year: 1404, month: 10, day: 18 }
 */
export function jalaliOf(iso: string): JalaliDay {
  isoToDays(iso);
  const [year, month, day] = iso.split("-").map(Number) as [number, number, number];
  const there = toCalendar(new CalendarDate(gregorian, year, month, day), persian);
  return { year: there.year, month: there.month, day: there.day };
}
