/**
 * How lists write, read off their rows: chains of names, first days that stand for years, the day at which ages are told.
 *
 * A run keeps them among its parameters, so that two rows alone are read as they were among all others.
 * Cost: linear.
 */
import type { LinkTable } from "../table/linkTable.ts";
import { type AgeDay, ageDaysOf } from "./ages.ts";
import { datesAsTold, datesAsWritten } from "./dates.ts";
import { patronymicLists } from "./nameParts.ts";
import { NameReader } from "./nameReader.ts";
import type { Reading } from "./readings.ts";
import { type RoundDays, roundDaysOf } from "./roundDays.ts";

export interface Customs {
  /** Lists whose whole names run given, father, grandfather, family. */
  readonly patronymicLists: readonly string[];
  /** Where first days stand for a year or month; runs of `linkage/2` and before have none. */
  readonly roundDays?: readonly RoundDays[];
  /** When lists tell ages; likewise. */
  readonly ageDays?: readonly AgeDay[];
  /** Spellings learnt from accounts in two scripts; where absent, they are read off the rows at hand (`encode`). */
  readonly readings?: readonly Reading[];
}

/** Customs of an earlier run, and those of lists that it did not have, as these rows show them. */
export function customsGoneOn<C extends Customs>(
  held: C,
  table: LinkTable,
  earlier: Int32Array,
  names = new NameReader(),
): C {
  const known = new Set<string>();
  for (let row = 0; row < table.size; row += 1)
    if (earlier[row]! >= 0) known.add(table.lists[table.list[row]!]!);
  if (known.size === table.lists.length) return held;
  const own = customsOf(table, names);
  const ofNew = <T extends { readonly list: string }>(all: readonly T[]): T[] =>
    all.filter(({ list }) => !known.has(list));
  return {
    ...held,
    patronymicLists: [
      ...new Set([...held.patronymicLists, ...own.patronymicLists.filter((list) => !known.has(list))]),
    ].sort(),
    roundDays: [...(held.roundDays ?? []).filter(({ list }) => known.has(list)), ...ofNew(own.roundDays)],
    ageDays: [...(held.ageDays ?? []).filter(({ list }) => known.has(list)), ...ofNew(own.ageDays)],
  };
}

export function customsOf(table: LinkTable, names = new NameReader()): Omit<Required<Customs>, "readings"> {
  const roundDays = roundDaysOf(table);
  return {
    patronymicLists: patronymicLists(table, names),
    roundDays,
    ageDays: ageDaysOf(table, datesAsTold(table, datesAsWritten(table), roundDays)),
  };
}
