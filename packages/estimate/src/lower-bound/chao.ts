/**
 * Chao's lower bound for a population from people on exactly one and exactly two of t lists.
 *
 * Source: Chao (1987), Biometrics 43:783, and (1989), Biometrics 45:427 (bias-corrected).
 * Assumes: lists of equal reach; people may differ in how likely they are to be listed, lists may not
 * compete. Where lists divide people among themselves it overshoots and is no bound. Cost: linear in cells.
 */
import { logInterval, type Undocumented } from "../interval/logInterval.ts";
import { type CaptureTable, countsByLists } from "../table/captureTable.ts";

/**
 * People on no list, at least; with limits for that bound (0 and none where nobody is on exactly two lists).
 *
 * @param table two lists or more
 * @throws RangeError on a table of fewer lists
 * @example chao(kosovo).point // 4,396.5 beside 4,400 documented: at least 8,796.5
 */
export function chao(table: CaptureTable): Undocumented {
  const t = table.lists.length;
  if (t < 2) throw new RangeError("table must have two lists or more");
  const f = countsByLists(table);
  const f1 = f[1]!;
  const f2 = f[2]!;
  const k = (t - 1) / t;
  const point = (k * f1 * (f1 - 1)) / (2 * (f2 + 1));
  if (point === 0) return { point: 0, low: 0, high: 0 };
  if (f2 > 0) {
    const r = f1 / f2;
    return logInterval(point, f2 * ((k * r * r) / 2 + k * k * r * r * r + (k * k * r * r * r * r) / 4));
  }
  // No variance is published for this case that we trust: the bound stands without limits.
  return { point, low: 0, high: null };
}
