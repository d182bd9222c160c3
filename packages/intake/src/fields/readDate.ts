/**
 * Reads a cell of a date column: `parseDate` of the model, and two forms that only columns have.
 *
 * Eight digits in a row (19840517) are year, month, day; a Gregorian day written year first from 1500 to
 * 1799 cannot be of another calendar, and occurs in historical lists. Cost: constant.
 */
import { type DateHint, isoDay, type ParsedDate, parseDate, toAsciiDigits } from "@daftar/model";
import { saysNothing } from "./placeholder.ts";

export function readDate(text: string, hint: DateHint = {}): ParsedDate {
  const plain = toAsciiDigits(text).trim();
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (compact) {
    const read = parseDate(`${compact[1]}-${compact[2]}-${compact[3]}`, hint);
    return read.kind === "date" ? { kind: "date", span: { ...read.span, asWritten: text } } : read;
  }
  if (/^1[567]\d\d-\d{2}-\d{2}$/.test(plain) && isoDay.safeParse(plain).success)
    return {
      kind: "date",
      span: { from: plain, to: plain, precision: "day", calendar: "gregorian", asWritten: text },
    };
  const read = parseDate(text, hint);
  return read.kind === "unreadable" && saysNothing(text) ? { kind: "missing" } : read;
}
