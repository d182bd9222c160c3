/** Ways in which lists take sides: on some of them a kind of people is easier to record, on the others harder. Cost: none. */

/**
 * @param harder by list, as bits; some lists and not all
 * @returns by list: 1, and −1 where harder
 * @throws RangeError where no list is harder, or all are
 */
export function signsOf(lists: number, harder: number): readonly number[] {
  if (!Number.isInteger(harder) || harder <= 0 || harder >= (1 << lists) - 1) {
    throw new RangeError(`harder must name some of ${lists} lists and not all; it is ${harder}`);
  }
  return Array.from({ length: lists }, (_, j) => (((harder >> j) & 1) === 1 ? -1 : 1));
}

/** Every split of the lists in two, once: sides are without names, so the first list is never the harder. */
export const splitsOf = (lists: number): readonly number[] =>
  Array.from({ length: (1 << (lists - 1)) - 1 }, (_, i) => 2 * (i + 1));
