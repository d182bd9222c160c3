/**
 * Of people for whom lists are independent: how many have each history.
 *
 * Each history follows from the one without its lowest list. Cost: linear in histories, and no logarithm.
 */

/**
 * @param share these people's, of all
 * @param chance by list: of being on it; below 1
 * @param within filled, by history as bits
 */
export function fillHistories(share: number, chance: Float64Array, within: Float64Array): void {
  let none = share;
  for (const p of chance) none *= 1 - p;
  within[0] = none;
  for (let x = 1; x < within.length; x++) {
    const low = x & -x;
    const p = chance[31 - Math.clz32(low)]!;
    within[x] = (within[x ^ low]! * p) / (1 - p);
  }
}
