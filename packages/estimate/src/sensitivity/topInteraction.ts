/**
 * What no table can tell: the dependence of all lists together, and what would change with it.
 *
 * Source: Bishop, Fienberg & Holland (1975), Discrete Multivariate Analysis, ch. 6; Fienberg (1972),
 * Biometrika 59:591; as an assumption to be varied, Aleshin-Guendel, Sadinle & Wakefield (arXiv 2101.09304). Every log-linear estimate takes the term of all lists to be 0. Were it not, the people on
 * no list would be ξ times as many, ξ the exponential of that term (of its negative, for an even number of
 * lists): N(ξ) = n + ξ n₀. All ξ fit the table equally well.
 * Cost: linear in the cells.
 */
import { type CaptureTable, listsIn } from "../table/captureTable.ts";

/** Multipliers at which a curve is drawn: a quarter to four, twelve steps for each doubling. */
export const INTERACTIONS: readonly number[] = Array.from({ length: 49 }, (_, i) =>
  Math.exp(((i - 24) * Math.LN2) / 12),
);

/**
 * People on no list under the model that has every term but the one of all lists: in closed form,
 * Π n_x over odd numbers of lists / Π n_x over even ones.
 *
 * @param table two lists or more
 * @returns `null` where a history holds nobody: the form then gives 0, or nothing
 * @example withoutTopInteraction(kosovo) // 12,541.9 beside 4,400 documented: 16,941.9
 */
export function withoutTopInteraction(table: CaptureTable): number | null {
  if (table.cells.length !== (1 << table.lists.length) - 1) return null;
  let log = 0;
  for (const { history, count } of table.cells) {
    log += (listsIn(history) % 2 === 1 ? 1 : -1) * Math.log(count);
  }
  return Math.exp(log);
}

/**
 * Everyone, listed or not, were the people on no list `xi` times as many as a model says.
 *
 * @param documented people, 0 or more
 * @param undocumented by the model, 0 or more
 * @param xi above 0
 * @throws RangeError outside these bounds
 * @example atInteraction(4400, 12541.88, 0.5) // 10,670.94
 */
export function atInteraction(documented: number, undocumented: number, xi: number): number {
  if (!(documented >= 0 && undocumented >= 0)) {
    throw new RangeError("documented and undocumented must be 0 or more");
  }
  if (!(xi > 0)) throw new RangeError(`xi must be above 0; it is ${xi}`);
  return documented + xi * undocumented;
}

/**
 * The multiplier at which the total would be `total`.
 *
 * @returns `null` where none is: nobody is undocumented by the model, or the total does not pass the documented
 * @example tippingInteraction(4400, 5956.52, 16703.41) // 2.066
 */
export function tippingInteraction(documented: number, undocumented: number, total: number): number | null {
  return undocumented > 0 && total > documented ? (total - documented) / undocumented : null;
}
