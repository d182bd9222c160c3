/**
 * What several lists cover in common.
 *
 * Source: J21: an estimate is on the intersection of the lists' coverages, else
 * `estimate.different-scopes`. Cost: linear in lists and provinces.
 */
import { type DayWindow, isoToDays, type OpBody, type Population, population } from "@daftar/model";

export type Coverage = OpBody<"coverage">;

export interface CommonCoverage {
  readonly window: DayWindow;
  /** Empty: the whole area. */
  readonly provinces: readonly string[];
  /** Empty: no list limits whom it covers. */
  readonly populations: readonly Population[];
}

/** What all of two sets hold; empty means everything; null: nothing in common. */
function common<T extends string>(sets: readonly (readonly T[])[]): readonly T[] | null {
  const limits = sets.filter((set) => set.length > 0);
  const first = limits[0];
  if (first === undefined) return [];
  const shared = first.filter((value) => limits.every((set) => set.includes(value)));
  return shared.length === 0 ? null : [...new Set(shared)].sort();
}

/** @returns null where the lists have no day, province or population in common, or there is no list */
export function coverageIntersection(
  coverages: readonly Pick<Coverage, "window" | "provinces" | "populations">[],
): CommonCoverage | null {
  if (coverages.length === 0) return null;
  const from = coverages.map((c) => c.window.from).reduce((a, b) => (isoToDays(a) > isoToDays(b) ? a : b));
  const to = coverages.map((c) => c.window.to).reduce((a, b) => (isoToDays(a) < isoToDays(b) ? a : b));
  const provinces = common(coverages.map((c) => c.provinces));
  const populations = common(coverages.map((c) => c.populations));
  if (from > to || provinces === null || populations === null) return null;
  return {
    window: { from, to },
    provinces,
    populations: population.options.filter((one) => populations.includes(one)),
  };
}
