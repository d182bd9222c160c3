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

export function customsOf(table: LinkTable, names = new NameReader()): Omit<Required<Customs>, "readings"> {
  const roundDays = roundDaysOf(table);
  return {
    patronymicLists: patronymicLists(table, names),
    roundDays,
    ageDays: ageDaysOf(table, datesAsTold(table, datesAsWritten(table), roundDays)),
  };
}
