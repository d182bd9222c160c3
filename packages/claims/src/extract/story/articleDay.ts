/**
 * The day an article gives as its own, from its first lines: an ISO day, or a day and month with a year.
 *
 * A dateline without a year ("April 10") is not enough: the year would be a guess. Cost: constant.
 */
import { isoDay, parseDate } from "@daftar/model";

const HEAD = 400;
const ISO = /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/;
const DAY_FIRST =
  /(?<![\d۰-۹])([\d۰-۹]{1,2})(?:st|nd|rd|th)?\s+([\p{L}]{2,12})[\s,،]+([\d۰-۹]{4})(?![\d۰-۹])/u;
const MONTH_FIRST = /([\p{L}]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/u;
const LINES = 4;
/** Lines that carry the day of publication hold little else, or go on after a dash. */
const SHORT = 80;

function read(text: string): string | null {
  const date = parseDate(text);
  return date.kind === "date" && date.span.precision === "day" ? date.span.from : null;
}

/** The article's own day, or null. */
export function articleDay(text: string): string | null {
  const lines = text
    .slice(0, HEAD)
    .split("\n")
    .filter((line) => line.trim() !== "")
    .slice(0, LINES);
  for (const line of lines) {
    const short = line.length <= SHORT ? line : (/^.{8,60}?(?=\s[-–—]|\)|:)/u.exec(line)?.[0] ?? "");
    const iso = ISO.exec(short)?.[0];
    if (iso !== undefined && isoDay.safeParse(iso).success) return iso;
    const dayFirst = DAY_FIRST.exec(short);
    const day = dayFirst === null ? null : read(`${dayFirst[1]} ${dayFirst[2]} ${dayFirst[3]}`);
    if (day !== null) return day;
    const monthFirst = MONTH_FIRST.exec(short);
    const month = monthFirst === null ? null : read(`${monthFirst[2]} ${monthFirst[1]} ${monthFirst[3]}`);
    if (month !== null) return month;
  }
  return null;
}
