/**
 * How one column writes its dates: calendar, and day or month first.
 *
 * A column is written in one way, so what its clearest values show holds for all: "5/13/2014" settles
 * that "5/7/2014" is 7 May. Calendar from the header's words, else from years. Jalali and Hijri years
 * overlap (1300–1450); a death after 1415 cannot be Jalali yet, and an Arabic header speaks for Hijri.
 */
import { type Calendar, type DateHint, toAsciiDigits } from "@daftar/model";
import { readDate } from "../fields/readDate.ts";
import { headerWords } from "./headerWords.ts";

export interface DateStyle {
  readonly calendar: Calendar | null;
  readonly order: "dmy" | "mdy" | null;
  /** The values contradict each other, so a person must look. */
  readonly mixed: boolean;
}

/** No Jalali year above this has come when this was written; it leaves room for ten more. */
const LATEST_JALALI_YEAR = 1415;

function calendarOfHeader(header: string): Calendar | null {
  const words = ` ${headerWords(header)} `;
  if (/ (?:قمری|hijri|lunar|هجری|الهجری)(?= )/.test(words) && !/ (?:شمسی|solar|جلالی) /.test(words))
    return "hijri";
  if (/ (?:شمسی|جلالی|jalali|shamsi|solar|خورشیدی) /.test(words)) return "jalali";
  if (/ (?:میلادی|المیلادی|gregorian) /.test(words)) return "gregorian";
  return null;
}

/** Arabic, not Persian: the article, or teh marbuta. */
function isArabicHeader(header: string): boolean {
  return /(?:^|\s)ال\p{L}|ة(?:\s|$)/u.test(header);
}

export function dateStyle(header: string, values: readonly string[]): DateStyle {
  let dayFirst = 0;
  let monthFirst = 0;
  let islamicYears = 0;
  let lateYears = 0;
  const seen: Record<Calendar, number> = { gregorian: 0, jalali: 0, hijri: 0 };
  for (const value of values) {
    const plain = toAsciiDigits(value).normalize("NFKC").trim();
    const numeric = /^(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+\d{4}$/.exec(plain);
    if (numeric) {
      if (Number(numeric[1]) > 12) dayFirst += 1;
      if (Number(numeric[2]) > 12) monthFirst += 1;
    }
    const read = readDate(value);
    if (read.kind === "date") seen[read.span.calendar] += 1;
    const year = /(?:^|\D)(1[234]\d\d)(?:\D|$)/.exec(plain);
    if (year && !/\p{L}/u.test(plain)) {
      islamicYears += 1;
      if (Number(year[1]) > LATEST_JALALI_YEAR) lateYears += 1;
    }
  }
  const order = dayFirst > 0 ? "dmy" : monthFirst > 0 ? "mdy" : null;
  const mixed = dayFirst > 0 && monthFirst > 0;
  const named = calendarOfHeader(header);
  if (named !== null) return { calendar: named, order, mixed };
  const hijri = lateYears * 2 > islamicYears || (islamicYears > 0 && isArabicHeader(header));
  if (hijri && islamicYears >= seen.gregorian) return { calendar: "hijri", order, mixed };
  const most = Math.max(seen.gregorian, seen.jalali, seen.hijri);
  if (most === 0) return { calendar: null, order, mixed };
  const calendar = seen.gregorian === most ? "gregorian" : seen.jalali === most ? "jalali" : "hijri";
  return { calendar, order, mixed };
}

/** The hint with which `readDate` reads a column of this style. */
export function hintOf(style: {
  readonly calendar: Calendar | null;
  readonly order: "dmy" | "mdy" | null;
}): DateHint {
  return { calendar: style.calendar ?? undefined, order: style.order ?? undefined };
}
