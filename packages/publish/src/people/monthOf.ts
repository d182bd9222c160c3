/** A date as coarse as a month: what `public-reduced` shows (J15). Months are Gregorian. */
import { addDays, type PersonRow } from "@daftar/model";

type RowDate = NonNullable<PersonRow["date"]>;

function lastOfMonth(iso: string): string {
  const [year, month] = iso.split("-").map(Number) as [number, number];
  const next = month === 12 ? [year + 1, 1] : [year, month + 1];
  return addDays(`${String(next[0]).padStart(4, "0")}-${String(next[1]).padStart(2, "0")}-01`, -1);
}

/** The whole months that a date touches; several of them are a range. */
export function monthOf(date: RowDate | null): RowDate | null {
  if (date === null) return null;
  const from = `${date.from.slice(0, 7)}-01`;
  const to = lastOfMonth(date.to);
  if (date.from.slice(0, 7) === date.to.slice(0, 7)) return { from, to, precision: "month" };
  return { from, to, precision: date.precision === "year" ? "year" : "range" };
}
