/**
 * Dates of the practice window as lists write them.
 *
 * Solar Hijri 1393 began on 21 March 2014 (Nowruz 1393); its first six months have 31 days. Only days of
 * those six months are written, so no leap rule is needed. Cost: constant.
 */
import { isoToDays, toPersianDigits } from "@daftar/model";

const FIRST_DAY_OF_1393 = isoToDays("2014-03-21");
const MONTHS = ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور"] as const;

function jalaliParts(iso: string): { month: number; day: number } {
  const day = isoToDays(iso) - FIRST_DAY_OF_1393;
  if (day < 0 || day >= 186) throw new RangeError(`not in the first half of 1393: ${iso}`);
  return { month: Math.floor(day / 31) + 1, day: (day % 31) + 1 };
}

const two = (n: number): string => String(n).padStart(2, "0");

/** "۱۳۹۳/۰۲/۱۷" */
export function jalaliSlashed(iso: string): string {
  const { month, day } = jalaliParts(iso);
  return toPersianDigits(`1393/${two(month)}/${two(day)}`);
}

/** "۱۷ اردیبهشت ۱۳۹۳" */
export function jalaliInWords(iso: string): string {
  const { month, day } = jalaliParts(iso);
  return `${toPersianDigits(String(day))} ${MONTHS[month - 1]} ${toPersianDigits("1393")}`;
}

/** "08/05/2014": day first. */
export function dayFirst(iso: string): string {
  const [year, month, day] = iso.split("-");
  return `${day}/${month}/${year}`;
}
