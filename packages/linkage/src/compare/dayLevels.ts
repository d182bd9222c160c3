/**
 * Levels of two dates, two ages. Missing is no level (-1), and no disagreement.
 *
 * Source: `fields.ts` for what the levels mean; `../shared/research/linkage.md` 4.3. Cost: constant.
 */
import { daysToIso, jalaliOf, writtenDay } from "@daftar/model";
import { ageAt } from "../encode/ages.ts";
import type { Columns } from "../encode/columns.ts";
import { type Spans, UNKNOWN } from "../encode/dates.ts";

/** In how many digits two days differ as they are written; 1 too where day and month are swapped. */
function digitsApart(a: number, b: number): number {
  let [left, right] = [writtenDay(a), writtenDay(b)];
  if (Math.floor(left / 10_000) === Math.floor(right / 10_000)) {
    const [ml, dl] = [Math.floor(left / 100) % 100, left % 100];
    if (ml === right % 100 && dl === Math.floor(right / 100) % 100) return 1;
  }
  let differ = 0;
  while (left > 0 || right > 0) {
    if (left % 10 !== right % 10) differ += 1;
    if (differ > 2) return differ;
    left = Math.floor(left / 10);
    right = Math.floor(right / 10);
  }
  return differ;
}

/**
 * Whether one of two days is what the other becomes when its Jalali digits are taken for Gregorian ones, or its
 * Gregorian digits for Jalali ones: 1393-02-18 and 2014-05-08. The calendars lie 621 years apart.
 */
function inOtherCalendar(a: number, b: number): boolean {
  const gap = Math.abs(a - b);
  if (gap < CALENDARS_APART[0] || gap > CALENDARS_APART[1]) return false;
  const { year, month, day } = jalaliOf(daysToIso(Math.max(a, b)));
  return year * 10_000 + month * 100 + day === writtenDay(Math.min(a, b));
}
const CALENDARS_APART = [226_000, 228_000] as const;

/** Wider than a year, a span agrees with too much to say anything. */
const A_YEAR = 366;

export function birthLevel({ from, to }: Spans, i: number, j: number): number {
  const [af, bf] = [from[i]!, from[j]!];
  if (af === UNKNOWN || bf === UNKNOWN) return -1;
  const [at, bt] = [to[i]!, to[j]!];
  const width = Math.max(at - af, bt - bf);
  if (width > 0) {
    const gap = Math.max(0, af - bt, bf - at);
    if (gap === 0) return width <= 31 ? 4 : width <= A_YEAR ? 6 : -1;
    // Two years of which no more is known may differ by a slip too.
    if (at - af > 31 && bt - bf > 31 && digitsApart(af, bf) === 1) return 5;
    return gap <= 366 ? 2 : gap <= 3653 ? 1 : 0;
  }
  if (af === bf) return 7;
  const gap = Math.abs(af - bf);
  const digits = digitsApart(af, bf);
  if (digits === 1 || gap === 1 || inOtherCalendar(af, bf)) return 5;
  if (gap <= 31) return 4;
  if (digits === 2) return 3;
  return gap <= 366 ? 2 : gap <= 3653 ? 1 : 0;
}

function eventLevel(a: Spans, i: number, b: Spans, j: number): number {
  const [af, bf] = [a.from[i]!, b.from[j]!];
  if (af === UNKNOWN || bf === UNKNOWN) return -1;
  const [at, bt] = [a.to[i]!, b.to[j]!];
  const width = Math.max(at - af, bt - bf);
  if (width === 0) {
    const gap = Math.abs(af - bf);
    if (gap === 0) return 6;
    if (gap === 1) return 4;
    if (gap <= 7 || digitsApart(af, bf) === 1 || inOtherCalendar(af, bf)) return 3;
    return gap <= 31 ? 2 : gap <= 366 ? 1 : 0;
  }
  const gap = Math.max(0, af - bt, bf - at);
  // "Some time that year" agrees with every day of it, and so says nothing.
  if (gap === 0) return width <= 62 ? 5 : -1;
  return gap <= 31 ? 2 : gap <= 366 ? 1 : 0;
}

/** Deaths with deaths, injuries with injuries; an injury with a death only where it can agree. */
export function deathLevel({ told: { death, injury } }: Columns, i: number, j: number): number {
  const like = Math.max(eventLevel(death, i, death, j), eventLevel(injury, i, injury, j));
  if (like >= 0) return like;
  const across = Math.max(eventLevel(death, i, injury, j), eventLevel(injury, i, death, j));
  return across >= 3 ? across : -1;
}

const hasEvent = ({ death, injury }: Columns, row: number): boolean =>
  death.from[row] !== UNKNOWN || injury.from[row] !== UNKNOWN;

/** Age with age; with a birth date, the age that it gives on the day at which the other tells its own. */
export function ageLevel(c: Columns, i: number, j: number): number {
  const { ageTold, ageDay, birth } = c;
  // Both birth dates known: they are compared themselves.
  if (birth.from[i] !== UNKNOWN && birth.from[j] !== UNKNOWN) return -1;
  let [al, ah, bl, bh] = [c.ageLow[i]!, c.ageHigh[i]!, c.ageLow[j]!, c.ageHigh[j]!];
  if (ageTold[i] !== ageTold[j]) {
    const [own, other] = ageTold[i] === 1 ? [i, j] : [j, i];
    if (birth.from[other] === UNKNOWN) return -1;
    // One death: the day that the other tells is the day of this age too, where it tells none itself.
    const at = hasEvent(c, own) || !hasEvent(c, other) ? ageDay[own]! : ageDay[other]!;
    const then = at === UNKNOWN ? null : ageAt(c.told.birth, other, at);
    if (then === null) return -1;
    [al, ah, bl, bh] = [c.ageLow[own]!, c.ageHigh[own]!, then.low, then.high];
  }
  if (al < 0 || bl < 0) return -1;
  const gap = Math.max(0, al - bh, bl - ah);
  const width = Math.max(ah - al, bh - bl);
  if (gap === 0) return width === 0 ? 4 : width <= 3 ? 3 : width <= 10 ? 2 : -1;
  return gap <= 1 ? 3 : gap <= 3 ? 2 : gap <= 7 ? 1 : 0;
}
