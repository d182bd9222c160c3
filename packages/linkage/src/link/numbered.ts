/** Numbers of clusters as a run tells them. Cost: linear. */

/**
 * Numbers from 0 in the run's own order; a cluster with rows of an earlier run keeps the number that the first of them
 * had there, if no cluster before it took that, and others follow after all of those.
 *
 * @param group for each row in the run's order the row that names its group
 * @param order row of the given table at each place
 * @returns by row of the given table
 */
export function numbered(group: Int32Array, order: Int32Array, earlier?: Int32Array): Int32Array {
  const numbers = new Int32Array(order.length).fill(-1);
  let next = 0;
  if (earlier !== undefined) {
    const taken = new Set<number>();
    for (const number of earlier) if (number >= next) next = number + 1;
    for (let at = 0; at < group.length; at += 1) {
      const [own, number] = [group[at]!, earlier[order[at]!]!];
      if (number < 0 || numbers[own]! >= 0 || taken.has(number)) continue;
      numbers[own] = number;
      taken.add(number);
    }
  }
  const clusters = new Int32Array(order.length);
  for (let at = 0; at < group.length; at += 1) {
    const own = group[at]!;
    if (numbers[own]! < 0) {
      numbers[own] = next;
      next += 1;
    }
    clusters[order[at]!] = numbers[own]!;
  }
  return clusters;
}
