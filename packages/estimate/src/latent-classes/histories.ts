/**
 * Chances of all histories of one class from the log-odds of its lists, which are independent within it.
 *
 * Cost: 2^lists multiplications and an exponential a list.
 */

/**
 * @param at log-odds of the lists, from place `from` on
 * @param share chance of being of the class: what all chances sum to
 * @param into filled with 2^lists numbers from place `first` on
 */
export function fillHistories(
  at: Float64Array,
  from: number,
  lists: number,
  share: number,
  into: Float64Array,
  first: number,
): void {
  into[first] = share;
  for (let j = 0; j < lists; j++) {
    const x = at[from + j]!;
    const small = Math.exp(-Math.abs(x));
    const p = (x >= 0 ? 1 : small) / (1 + small);
    const q = (x >= 0 ? small : 1) / (1 + small);
    const bit = 1 << j;
    for (let x0 = 0; x0 < bit; x0++) {
      const without = into[first + x0]!;
      into[first + x0 + bit] = without * p;
      into[first + x0] = without * q;
    }
  }
}
