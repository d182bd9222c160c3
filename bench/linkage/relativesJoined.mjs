/**
 * How many linked pairs are two people of one household: the error that lowers a toll unseen.
 *
 * Pairs of one cluster and household, less those of one person. Cost: linear in rows.
 */

/** Pairs of rows alike in both. */
function pairsAlike(a, b) {
  const sizes = new Map();
  let pairs = 0;
  for (let row = 0; row < a.length; row += 1) {
    const key = a[row] * 2 ** 26 + b[row];
    const before = sizes.get(key) ?? 0;
    pairs += before;
    sizes.set(key, before + 1);
  }
  return pairs;
}

export const relativesJoined = ({ person, household, cluster }) =>
  pairsAlike(cluster, household) - pairsAlike(cluster, person);
