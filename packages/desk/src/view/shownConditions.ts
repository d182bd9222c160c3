/** What was cut where, and deaths by day under it, as verbs show them. */
import { conditionsBody, type Scope } from "@daftar/model";
import { gazetteer } from "@daftar/names";
import {
  asBreakdownPerson,
  breakdowns,
  daysUnderCuts,
  type PlacedCondition,
  placeConditions,
  type Victim,
} from "@daftar/toll";
import { z } from "zod";
import { conditionsInForce } from "./settings.ts";
import type { DeskView } from "./view.ts";

export const warningShown = z.object({
  code: z.enum(["cut", "none-then", "none-recorded"]),
  words: z.string(),
});

export const conditionShown = conditionsBody.extend({
  /** Its words are a place of the scope; if not, it is taken to concern every place. */
  placed: z.boolean(),
});

export const byDayShown = z.object({
  /** Every day from the first to the last, those without anybody too. */
  days: z.array(
    z.object({
      day: z.string(),
      people: z.number(),
      verified: z.number(),
      /** Places in `conditions` of the cuts that the day was under. */
      cuts: z.array(z.number()),
    }),
  ),
  /** People whose day is not known: on no day above. */
  undated: z.object({ people: z.number(), verified: z.number() }),
  conditions: z.array(conditionShown),
  /** To be said wherever the days are shown. */
  warning: warningShown,
});

export function shownCondition({
  from,
  to,
  where,
  cut,
  place,
}: PlacedCondition): z.infer<typeof conditionShown> {
  return { from, to, where, cut, placed: place !== null };
}

export function placedConditions(view: DeskView): PlacedCondition[] {
  const { area } = view.scope ?? { area: null };
  const resolve = area === null ? () => ({ city: null, province: null }) : gazetteer(area).resolve;
  return placeConditions(conditionsInForce(view.facts, view.decisions), area, resolve);
}

const daysOf = (scope: Scope | null) =>
  scope === null ? null : { from: scope.window.from, to: scope.laterDeathsUntil };

/** @param within days shown though nobody is known to have died on them; by default those of the scope */
export function deathsByDay(
  view: DeskView,
  victims: readonly Victim[],
  conditions: readonly PlacedCondition[],
  within = daysOf(view.scope),
): z.infer<typeof byDayShown> {
  const rows = victims.map(asBreakdownPerson).filter((row) => row !== null);
  const {
    days,
    undated,
    conditions: over,
    warning,
  } = daysUnderCuts(breakdowns(rows).byNight, conditions, within);
  return {
    days: days.map((one) => ({ ...one, cuts: [...one.cuts] })),
    undated: { ...undated },
    conditions: over.map(shownCondition),
    warning: { ...warning },
  };
}
