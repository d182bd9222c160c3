/**
 * Documented deaths day by day, with the cuts that each day was under.
 *
 * Source: J12 (a night stands at the day it began; undated people are told beside), J20. Days without
 * anybody between the first and the last are rows of their own: they are what the warning is about.
 * Cost: days times cuts.
 */
import { addDays, commonDays, type DayWindow, daysIn } from "@daftar/model";
import type { DayCut } from "../breakdowns/breakdowns.ts";
import type { Condition } from "./placeConditions.ts";
import { type ReportingWarning, reportingWarning } from "./reportingWarning.ts";

export interface DayUnderCuts {
  readonly day: string;
  readonly people: number;
  readonly verified: number;
  /** Places in `conditions` of the cuts that this day was under. */
  readonly cuts: readonly number[];
}

export interface DaysUnderCuts<C extends Condition> {
  readonly days: readonly DayUnderCuts[];
  readonly undated: { readonly people: number; readonly verified: number };
  /** Cuts that touch one of these days, by first day. */
  readonly conditions: readonly C[];
  readonly warning: ReportingWarning;
}

/** Three years: beyond, only days with somebody are told, so that one misread year makes no endless table. */
const LONGEST = 1096;

function everyDay({ from, to }: DayWindow): string[] {
  return Array.from({ length: daysIn({ from, to }) }, (_, at) => addDays(from, at));
}

/**
 * @param byNight of `breakdowns`
 * @param within days that may be shown though nobody is known to have died: those of the scope; null for none
 */
export function daysUnderCuts<C extends Condition>(
  byNight: readonly DayCut[],
  conditions: readonly C[],
  within: DayWindow | null,
): DaysUnderCuts<C> {
  const dated = new Map(byNight.flatMap((row) => (row.day === null ? [] : [[row.day, row] as const])));
  const nobody = { people: 0, verified: 0 };
  const { people, verified } = byNight.find(({ day }) => day === null) ?? nobody;
  const cutDays = conditions.flatMap((cut) => {
    const shown = within === null ? null : commonDays(cut, within);
    return shown === null ? [] : [shown.from, shown.to];
  });
  const known = [...dated.keys(), ...cutDays].sort();
  const [first, last] = [known.at(0), known.at(-1)];
  const span = first === undefined || last === undefined ? null : { from: first, to: last };
  const shown = span === null ? [] : daysIn(span) <= LONGEST ? everyDay(span) : [...dated.keys()].sort();
  const over = conditions
    .filter(({ from, to }) => shown.some((day) => from <= day && day <= to))
    .sort((a, b) => (`${a.from} ${a.to} ${a.where}` < `${b.from} ${b.to} ${b.where}` ? -1 : 1));
  return {
    days: shown.map((day) => ({
      day,
      people: dated.get(day)?.people ?? 0,
      verified: dated.get(day)?.verified ?? 0,
      cuts: over.flatMap(({ from, to }, at) => (from <= day && day <= to ? [at] : [])),
    })),
    undated: { people, verified },
    conditions: over,
    warning: reportingWarning(over, conditions.length),
  };
}
