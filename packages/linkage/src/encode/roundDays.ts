/**
 * Days that stand for a year or a month of which no more is known: 1 January, 1 Farvardin, the first of a month.
 *
 * Forms and programs ask for a whole date, and who knows only the year fills in its first day. In a list where
 * far more dates lie on such days than chance would put there, and in several years, most of them say no more
 * than the year (or month); there they are read so. With share s on days that chance gives share c, a date on
 * one is such a stand-in with chance 1 - c/s: three in four where `FOLD` holds. By list and column, since each list
 * has customs of its own; in several years, since many may have died on one first of January.
 * Cost: linear; each distinct day is looked at once.
 */
import { isoToDays, jalaliOf, writtenDay } from "@daftar/model";
import { type LinkTable, type SpanColumn, spanColumn } from "../table/linkTable.ts";

const DATE_ROLES = ["birthDate", "deathDate", "injuryDate"] as const;
type DateRole = (typeof DATE_ROLES)[number];
/** What a first day stands for. */
const KINDS = ["gregorian-year", "jalali-year", "gregorian-month", "jalali-month"] as const;
type RoundKind = (typeof KINDS)[number];

/** In this list and column such days stand for their year or month. */
export interface RoundDays {
  readonly list: string;
  readonly role: DateRole;
  readonly days: RoundKind;
}

/** How many times as many as by chance. */
const FOLD = 4;
/** Fewer say nothing of a custom; and in fewer different years or months they may be one event. */
const LEAST_DATES = 5;
const LEAST_SPREAD = 3;
const BY_CHANCE = { year: 1 / 365.2425, month: 12 / 365.2425 };

interface First {
  readonly kind: number;
  /** First and last day of the year or month. */
  readonly from: number;
  readonly to: number;
}

/** The calendar came into use in 1925, for births of some decades before. */
const JALALI_FROM = 1860;

/** What an exact day may stand for, of the Gregorian calendar first. */
function firstsOf(iso: string): First[] {
  const days = isoToDays(iso);
  const written = writtenDay(days);
  const [year, ofYear] = [Math.floor(written / 10_000), written % 10_000];
  const found: First[] = [];
  if (ofYear % 100 === 1) {
    const kind = ofYear === 101 ? 0 : 2;
    const length = kind === 0 ? 366 : 31;
    let to = days + 27;
    // The last day before the next first.
    while (to < days + length && writtenDay(to + 1) % (kind === 0 ? 10_000 : 100) !== (kind === 0 ? 101 : 1))
      to += 1;
    found.push({ kind, from: days, to });
  }
  if (year >= JALALI_FROM && ofYear % 100 >= 18 && ofYear % 100 <= 24) {
    const { month, day } = jalaliOf(iso);
    if (day === 1 && month === 1) found.push({ kind: 1, from: days, to: days + 364 });
    // A month of 31, 30 or 29 days, as the month goes.
    else if (day === 1)
      found.push({ kind: 3, from: days, to: days + (month <= 6 ? 30 : month < 12 ? 29 : 28) });
  }
  return found;
}

/** What each distinct value of a column may stand for. */
const firstsOfColumn = ({ values }: SpanColumn): First[][] =>
  values.map(({ from, to }) => (from === to ? firstsOf(from) : []));

/** The lists and columns where first days stand for more. */
export function roundDaysOf(table: LinkTable): RoundDays[] {
  const found: RoundDays[] = [];
  for (const role of DATE_ROLES) {
    const column = spanColumn(table, role);
    if (column === null) continue;
    const firsts = firstsOfColumn(column);
    const exact = new Float64Array(table.lists.length);
    const counts = KINDS.map(() => new Float64Array(table.lists.length));
    const spread = KINDS.map(() => table.lists.map(() => new Set<number>()));
    for (let row = 0; row < table.size; row += 1) {
      const value = column.at[row]!;
      if (value < 0 || column.values[value]!.from !== column.values[value]!.to) continue;
      const list = table.list[row]!;
      exact[list]! += 1;
      for (const { kind, from } of firsts[value]!) {
        counts[kind]![list]! += 1;
        spread[kind]![list]!.add(from);
      }
    }
    table.lists.forEach((list, at) => {
      KINDS.forEach((days, kind) => {
        const chance = exact[at]! * (kind < 2 ? BY_CHANCE.year : BY_CHANCE.month);
        const enough = Math.max(LEAST_DATES, FOLD * chance);
        if (counts[kind]![at]! >= enough && spread[kind]![at]!.size >= LEAST_SPREAD)
          found.push({ list, role, days });
      });
    });
  }
  return found;
}

/**
 * What dates of a column tell where their first days are read as years or months.
 *
 * @param told first and last days as written, -1 where no row is; overwritten
 */
export function widenRoundDays(
  table: LinkTable,
  role: DateRole,
  round: readonly RoundDays[],
  told: { readonly from: Int32Array; readonly to: Int32Array },
): void {
  const own = round.filter((one) => one.role === role);
  const column = spanColumn(table, role);
  if (column === null || own.length === 0) return;
  const kindsOfList = table.lists.map(
    (list) => new Set(own.filter((one) => one.list === list).map(({ days }) => KINDS.indexOf(days))),
  );
  const firsts = firstsOfColumn(column);
  for (let row = 0; row < table.size; row += 1) {
    const value = column.at[row]!;
    if (value < 0) continue;
    const stands = firsts[value]!.find(({ kind }) => kindsOfList[table.list[row]!]!.has(kind));
    if (stands !== undefined) [told.from[row], told.to[row]] = [stands.from, stands.to];
  }
}
