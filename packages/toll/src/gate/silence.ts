/**
 * Whether intake has fallen so far that few new names may only mean that nothing gets out.
 *
 * Source: J20. Days without intake count as zero. With two weeks of history or more the last seven days
 * stand against the median of the earlier seven-day spans that had any intake; with less, the last day against the earlier
 * days. With no earlier intake there is nothing to compare. Cost: linear in days.
 */
import { daysToIso, isoToDays } from "@daftar/model";

export interface IntakeDay {
  readonly day: string;
  readonly newRecords: number;
  readonly newVictims: number;
}

export interface Silence {
  /** Records in the last span, and the median of the spans before; null: no earlier span. */
  readonly last: number;
  readonly earlierMedian: number | null;
  readonly spanDays: 1 | 7;
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
    return { last: 0, earlierMedian: null, spanDays: 1, silent: false };
  const spanDays = end - first + 1 >= 14 ? 7 : 1;
  const spans: number[] = [];
  // Only whole spans, counted back from the last day: a part of one would look like silence.
  for (let to = end; to - spanDays + 1 >= first; to -= spanDays) {
    let sum = 0;
    for (let at = to - spanDays + 1; at <= to; at += 1) sum += byDay.get(at) ?? 0;
    spans.push(sum);
  }
  const last = spans[0] ?? 0;
  const earlier = spans.slice(1);
  // Weeks without intake are no yardstick: after enough of them the median would be 0, and silence would
  // open the gate. Single days without intake are common, so under two weeks they do count.
  const earlierMedian = median(spanDays === 7 ? earlier.filter((sum) => sum > 0) : earlier);
  const silent = earlierMedian !== null && earlierMedian > 0 && last * 1000 < earlierMedian * perMille;
  return { last, earlierMedian, spanDays, silent };
}

/** Adds the day of judging, so that days of silence up to it are seen. */
export function untilDay(intake: readonly IntakeDay[], day: string): IntakeDay[] {
  const to = daysToIso(isoToDays(day));
  return [...intake.filter((one) => one.day <= to), { day: to, newRecords: 0, newVictims: 0 }];
}
