/**
 * Chao's lower bound where lists differ in reach (model Mth).
 *
 * Source: Rivest & Baillargeon (2007), Biometrics 63:999, in its ratio form: people caught once on two
 * different lists, over people caught exactly twice: Σ u_i u_j / Σ u_ij. Variance by the delta method for
 * Poisson counts, plus the spread of the undocumented themselves.
 * Assumes: as `chao`, but lists may differ in reach. Cost: linear in cells.
 */
import { logInterval, type Undocumented } from "../interval/logInterval.ts";
import { type CaptureTable, countsByLists } from "../table/captureTable.ts";

/**
 * People on no list, at least; with limits for that bound.
 *
 * @param table two lists or more
 * @returns `null` where nobody is on exactly two lists: the ratio has no denominator
 * @throws RangeError on a table of fewer lists
 * @example chaoMth(kosovo)?.point // 4,190.8 beside 4,400 documented: at least 8,590.8
 */
export function chaoMth(table: CaptureTable): Undocumented | null {
  if (table.lists.length < 2) throw new RangeError("table must have two lists or more");
  const f = countsByLists(table);
  const f1 = f[1]!;
  const f2 = f[2]!;
  if (f2 === 0) return null;
  const alone = table.cells.filter(({ history }) => (history & (history - 1)) === 0);
  let pairs = f1 * f1;
  for (const { count } of alone) pairs -= count * count;
  pairs /= 2;
  const point = pairs / f2;
  let spread = 0;
  for (const { count } of alone) spread += count * (f1 - count) * (f1 - count);
  const variance = spread / (f2 * f2) + (pairs * pairs) / (f2 * f2 * f2) + point;
  return logInterval(point, variance);
}
