/**
 * Ages as told, and of accounts that tell a birth date instead, the age they would have told.
 *
 * An age is told at some day: that of the death or injury where the account has one; else, where a list gives ages beside
 * birth dates, the day at which the two fit (a list's own date); else the middle of all events, or what other lists' ages
 * and birth dates say. Days that lie more than `MOST_SPREAD` apart make no such day: over years of killing, an age
 * without a date says less than a guess would make it say.
 * Cost: linear, and a sort of the days found.
 */
import { type AgeColumn, ageColumn, type LinkTable } from "../table/linkTable.ts";
import { type Dates, type Spans, UNKNOWN } from "./dates.ts";

/** The day at which a list tells ages. */
export interface AgeDay {
  readonly list: string;
  /** Days since 1970-01-01. */
  readonly day: number;
}

export interface Ages {
  /** Years; -1 unknown. */
  readonly ageLow: Int16Array;
  readonly ageHigh: Int16Array;
  /** 1 where the account itself tells an age. */
  readonly ageTold: Uint8Array;
  /** The day at which the row tells its age, or would; `UNKNOWN` where there is none. */
  readonly ageDay: Int32Array;
}

const YEAR = 365.2425;
const LEAST_ROWS = 5;
/** Days between the quarters, at most. */
const MOST_SPREAD = 2 * YEAR;
const OLDEST = 130;

/** Whole years lived at `day`, at least and at most; null where it cannot be. */
export function ageAt({ from, to }: Spans, row: number, first: number, last = first) {
  const low = Math.floor((first - to[row]!) / YEAR);
  const high = Math.floor((last - from[row]!) / YEAR);
  return high < 0 || low > OLDEST ? null : { low: Math.max(0, low), high };
}

/** The middle of days that lie close together; null where they do not, or are few. */
function middle(days: number[]): number | null {
  if (days.length < LEAST_ROWS) return null;
  const sorted = Int32Array.from(days).sort();
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)]!;
  return at(0.75) - at(0.25) <= MOST_SPREAD ? at(0.5) : null;
}

function eventOf({ death, injury }: Dates, row: number): Spans | null {
  if (death.from[row] !== UNKNOWN) return death;
  return injury.from[row] !== UNKNOWN ? injury : null;
}

/** Days at which lists tell ages, as far as their rows show them. */
export function ageDaysOf(table: LinkTable, dates: Dates): AgeDay[] {
  const { birth } = dates;
  const ages: AgeColumn | null = ageColumn(table);
  const events: number[] = [];
  const fits: number[][] = table.lists.map(() => []);
  for (let row = 0; row < table.size; row += 1) {
    const event = eventOf(dates, row);
    if (event !== null && event.to[row]! - event.from[row]! <= 31) events.push(event.from[row]!);
    const value = ages?.at[row] ?? -1;
    const [from, to] = [birth.from[row]!, birth.to[row]!];
    if (ages === null || value < 0 || from === UNKNOWN || to - from > 31) continue;
    const { low, high } = ages.values[value]!;
    // Somebody of 30 is 30 and a half in the mean.
    if (low === high) fits[table.list[row]!]!.push(Math.round(from + (low + 0.5) * YEAR));
  }
  const all = middle(events) ?? middle(fits.flat());
  return table.lists.flatMap((list, at) => {
    const day = middle(fits[at]!) ?? all;
    return day === null ? [] : [{ list, day }];
  });
}

export function agesOf(table: LinkTable, dates: Dates, ageDays: readonly AgeDay[]): Ages {
  const { size } = table;
  const { birth } = dates;
  const [ageLow, ageHigh] = [new Int16Array(size).fill(-1), new Int16Array(size).fill(-1)];
  const ageTold = new Uint8Array(size);
  const ageDay = new Int32Array(size).fill(UNKNOWN);
  const dayOf = new Map(ageDays.map(({ list, day }) => [list, day]));
  const listDay = table.lists.map((list) => dayOf.get(list) ?? UNKNOWN);
  const told = ageColumn(table);
  for (let row = 0; row < size; row += 1) {
    const event = eventOf(dates, row);
    ageDay[row] = event === null ? listDay[table.list[row]!]! : event.from[row]!;
    const value = told?.at[row] ?? -1;
    if (told !== null && value >= 0) {
      ageLow[row] = told.values[value]!.low;
      ageHigh[row] = told.values[value]!.high;
      ageTold[row] = 1;
      continue;
    }
    if (birth.from[row] === UNKNOWN || ageDay[row] === UNKNOWN) continue;
    const age = ageAt(birth, row, ageDay[row]!, event === null ? ageDay[row]! : event.to[row]!);
    if (age !== null) [ageLow[row], ageHigh[row]] = [age.low, age.high];
  }
  return { ageLow, ageHigh, ageTold, ageDay };
}
