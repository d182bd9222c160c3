/**
 * Where each claim stands along the reading direction: its date.
 *
 * Every claim has a slot, so that no two marks of a day lie on each other; what width is left is dealt to
 * the days between, in proportion. A day of many statements is so drawn wider than a day of one, and
 * ticks stand at the days themselves. Cost: linear.
 */
import { isoToDays } from "@daftar/model";
import type { ClaimAt } from "./order.ts";

export interface DayOnAxis {
  readonly iso: string;
  readonly from: number;
  readonly to: number;
}

export interface Timeline {
  /** Needed in all; more than asked for where slots would become too narrow to tell apart. */
  readonly width: number;
  readonly slot: number;
  /** Middle of each claim's slot, by id. */
  readonly at: ReadonlyMap<string, number>;
  readonly days: readonly DayOnAxis[];
}

const WIDEST_SLOT = 24;
/** Of the width, what slots may take before time itself is no longer seen. */
const SHARE_OF_SLOTS = 0.72;
/** Parts are drawn smaller than wholes. */
const slotsOf = ({ depth }: ClaimAt) => (depth > 0 ? 0.7 : 1);

/**
 * @param claims in the order in which they are told
 * @param width pixels from the first slot's start to the last one's end
 * @param narrowest pixels a slot needs
 */
export function timelineOf(claims: readonly ClaimAt[], width: number, narrowest: number): Timeline {
  const days = [...new Set(claims.map(({ claim }) => claim.asOf))].sort();
  const slots = claims.reduce((sum, claim) => sum + slotsOf(claim), 0);
  const slot = Math.max(narrowest, Math.min(WIDEST_SLOT, (SHARE_OF_SLOTS * width) / Math.max(1, slots)));
  const needed = Math.max(width, (slot * slots) / SHARE_OF_SLOTS);
  const between = days.map((day, at) => isoToDays(day) - isoToDays(days[at - 1] ?? day));
  const length = between.reduce((sum, gap) => sum + gap, 0);
  const spare = needed - slot * slots;
  const at = new Map<string, number>();
  const axis: DayOnAxis[] = [];
  // One day alone stands in the middle.
  let x = length === 0 ? spare / 2 : 0;
  days.forEach((iso, index) => {
    if (length > 0) x += (spare * (between[index] ?? 0)) / length;
    const from = x;
    for (const entry of claims) {
      if (entry.claim.asOf !== iso) continue;
      const own = slot * slotsOf(entry);
      at.set(entry.claim.id, Math.round((x + own / 2) * 10) / 10);
      x += own;
    }
    axis.push({ iso, from, to: x });
  });
  return { width: needed, slot, at, days: axis };
}
