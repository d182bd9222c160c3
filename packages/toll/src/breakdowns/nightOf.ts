/**
 * The night a death belongs to.
 *
 * Source: J12. The night of D runs from 18:00 on D to 06:00 on D+1; a death known by its day only stands
 * at that day with the night unknown. Cost: constant.
 */
import { addDays } from "@daftar/model";

export interface NightPlace {
  /** The day the death is shown at: for a night, the day it began on. */
  readonly day: string;
  /** Null where the hour is not known. */
  readonly night: boolean | null;
}

/**
 * @param day `YYYY-MM-DD`, where the person died
 * @param time `HH:MM`, local, 24 hours; null where the account does not say
 * @throws RangeError unless both are well formed
 */
export function nightOf(day: string, time: string | null): NightPlace {
  addDays(day, 0);
  if (time === null) return { day, night: null };
  const match = /^([01]\d|2[0-3]):[0-5]\d$/.exec(time);
  if (!match) throw new RangeError(`time: not HH:MM: ${JSON.stringify(time)}`);
  const hour = Number(match[1]);
  if (hour >= 18) return { day, night: true };
  return hour < 6 ? { day: addDays(day, -1), night: true } : { day, night: false };
}
