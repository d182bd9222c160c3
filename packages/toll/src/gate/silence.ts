/**
 * Whether intake has fallen so far that few new names may only mean that nothing gets out.
 *
 * Source: J20. With two weeks of history or more the last seven days stand against the median of the
 * earlier seven-day spans that had any intake; with less, the last day against the earlier days that had
 * any. The first days, where they make no whole span, count scaled to one. With no earlier intake there is
 * nothing to compare; with some, a last span without any is silence. Cost: linear in days.
 */
import { daysToIso, isoToDays } from "@daftar/model";

export interface IntakeDay {
  readonly day: string;
  readonly newRecords: number;
  readonly newVictims: number;
}

export interface Silence {
  /** Records in the last span, and the median of the spans before that had any; null: no earlier intake. */
  readonly last: number;
  readonly earlierMedian: number | null;
  readonly spanDays: 1 | 7;
  /** First and last day of the last span; null where nothing ever came in. */
  readonly from: string | null;
  readonly to: string | null;
  readonly silent: boolean;
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/**
 * @param intake one entry per day that had any; the day of judging last, with zeros if nothing came
 * @param perMille below this share of the earlier median, in per mille, it is silence
 */
export function silenceOf(intake: readonly IntakeDay[], perMille: number): Silence {
  const byDay = new Map<number, number>();
  for (const { day, newRecords } of intake) {
    const at = isoToDays(day);
    byDay.set(at, (byDay.get(at) ?? 0) + newRecords);
  }
  const days = [...byDay.keys()].sort((a, b) => a - b);
  const first = days[0];
  const end = days.at(-1);
  if (first === undefined || end === undefined)
    return { last: 0, earlierMedian: null, spanDays: 1, from: null, to: null, silent: false };
  const spanDays = end - first + 1 >= 14 ? 7 : 1;
  const within = (from: number, to: number): number => {
    let sum = 0;
    for (let at = from; at <= to; at += 1) sum += byDay.get(at) ?? 0;
    return sum;
  };
  const earlier: number[] = [];
  for (let to = end - spanDays; to >= first; to -= spanDays) {
    const from = Math.max(first, to - spanDays + 1);
    // Dropping a part of a span would forget a burst in the first days; unscaled it would look quiet.
    earlier.push(Math.ceil((within(from, to) * spanDays) / (to - from + 1)));
  }
  const last = within(end - spanDays + 1, end);
  // Spans without intake are no yardstick: after enough of them the median would be 0, and silence would
  // open the gate.
  const earlierMedian = median(earlier.filter((sum) => sum > 0));
  const silent = earlierMedian !== null && last * 1000 < earlierMedian * perMille;
  const [from, to] = [daysToIso(Math.max(first, end - spanDays + 1)), daysToIso(end)];
  return { last, earlierMedian, spanDays, from, to, silent };
}

/** Adds the day of judging, so that days of silence up to it are seen. */
export function untilDay(intake: readonly IntakeDay[], day: string): IntakeDay[] {
  const to = daysToIso(isoToDays(day));
  return [...intake.filter((one) => one.day <= to), { day: to, newRecords: 0, newVictims: 0 }];
}
