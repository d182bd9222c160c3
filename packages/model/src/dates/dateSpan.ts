/**
 * A date as an account gives it: the days it may be, how precise it was, and as written.
 */
import { z } from "zod";
import { addDays, isoToDays } from "./dayArithmetic.ts";
import { isoDay } from "./isoDay.ts";

export const calendar = z.enum(["gregorian", "jalali", "hijri"]);
export type Calendar = z.infer<typeof calendar>;

export const datePrecision = z.enum(["day", "month", "year", "range"]);
export type DatePrecision = z.infer<typeof datePrecision>;

/** `from` ≤ `to`, both included. */
export const dateSpan = z
  .object({
    from: isoDay,
    to: isoDay,
    precision: datePrecision,
    calendar,
    asWritten: z.string(),
  })
  .refine((span) => span.from <= span.to, { message: "from must not be after to" });
export type DateSpan = z.infer<typeof dateSpan>;

/** A span of days without a story: windows of scopes, counts and coverage. */
export interface DayWindow {
  readonly from: string;
  readonly to: string;
}

/** Number of days a window holds; 1 where both ends are the same day. */
export function daysIn(window: DayWindow): number {
  return isoToDays(window.to) - isoToDays(window.from) + 1;
}

/** The window with `days` more on either side. */
export function widen(window: DayWindow, days: number): DayWindow {
  return { from: addDays(window.from, -days), to: addDays(window.to, days) };
}

/** Whether two windows share a day. ISO days compare as text. */
export function intersects(a: DayWindow, b: DayWindow): boolean {
  return a.from <= b.to && b.from <= a.to;
}

/** The days that lie in both; null where none does. */
export function commonDays(a: DayWindow, b: DayWindow): DayWindow | null {
  if (!intersects(a, b)) return null;
  const [, from = b.from] = [a.from, b.from].sort();
  const [to = b.to] = [a.to, b.to].sort();
  return { from, to };
}

/** Whether `outer` holds every day of `inner`. */
export function contains(outer: DayWindow, inner: DayWindow): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}
