/**
 * How a clustering compares with the truth, for all persons and for each half of them.
 *
 * Counting sorts over numbered persons and clusters, never a join of one table with another: linear in
 * rows. Sources: pair F1 as everywhere; B-cubed, Bagga and Baldwin (1998).
 *
 * What belongs to a half: a row belongs to its person's half. A true pair, found or not, has both its rows
 * in one half. A wrong pair across halves counts half to each, and a cluster counts to a half by the share
 * of its rows there; so the two halves add up to the whole.
 */

/** Positions ordered by label, and where each label begins; `order` may already be ordered by another. */
function byLabel(labels, labelCount, order) {
  const begin = new Int32Array(labelCount + 1);
  for (const label of labels) begin[label + 1] += 1;
  for (let label = 0; label < labelCount; label += 1) begin[label + 1] += begin[label];
  const next = begin.slice();
  const sorted = new Int32Array(labels.length);
  for (let n = 0; n < labels.length; n += 1) {
    const at = order === undefined ? n : order[n];
    sorted[next[labels[at]]++] = at;
  }
  return { begin, sorted };
}

const pairsOf = (rows) => (rows * (rows - 1)) / 2;
const none = () => ({
  rows: 0,
  persons: 0,
  clusters: 0,
  truePairs: 0,
  linkedPairs: 0,
  foundPairs: 0,
  precisionSum: 0,
  recallSum: 0,
  exact: 0,
  splitPersons: 0,
});

const harmonic = (a, b) => (a + b === 0 ? 0 : (2 * a * b) / (a + b));

/** Precision, recall and F1 of pairs; with nothing to find and nothing linked, 1. */
export function ratios(truePairs, linkedPairs, foundPairs) {
  const precision = linkedPairs === 0 ? 1 : foundPairs / linkedPairs;
  const recall = truePairs === 0 ? 1 : foundPairs / truePairs;
  return { precision, recall, f1: harmonic(precision, recall) };
}

function figures(sum) {
  const pairs = ratios(sum.truePairs, sum.linkedPairs, sum.foundPairs);
  const precision = sum.rows === 0 ? 1 : sum.precisionSum / sum.rows;
  const recall = sum.rows === 0 ? 1 : sum.recallSum / sum.rows;
  return {
    rows: sum.rows,
    persons: sum.persons,
    clusters: sum.clusters,
    countRatio: sum.persons === 0 ? 1 : sum.clusters / sum.persons,
    truePairs: sum.truePairs,
    linkedPairs: sum.linkedPairs,
    foundPairs: sum.foundPairs,
    ...pairs,
    bCubed: { precision, recall, f1: harmonic(precision, recall) },
    exact: sum.exact,
    splitPersons: sum.splitPersons,
  };
}

/**
 * @param data typed arrays of one length: `person`, `cluster` (numbered from 0) and `half`; `persons` and
 *   `clusters` are one more than the highest number
 */
export function score({ person, cluster, half, persons, clusters }) {
  const count = person.length;
  const truth = byLabel(person, persons);
  // Stable: inside a cluster, rows of one person stand together.
  const { begin, sorted } = byLabel(cluster, clusters, truth.sorted);
  const sums = [none(), none()];
  const parts = new Int32Array(persons);
  let biggest = 0;
  let mergedClusters = 0;
  for (let c = 0; c < clusters; c += 1) {
    const size = begin[c + 1] - begin[c];
    if (size === 0) continue;
    biggest = Math.max(biggest, size);
    const inHalf = [0, 0];
    let cells = 0;
    for (let from = begin[c]; from < begin[c + 1]; ) {
      const who = person[sorted[from]];
      let to = from + 1;
      while (to < begin[c + 1] && person[sorted[to]] === who) to += 1;
      const cell = to - from;
      const whole = truth.begin[who + 1] - truth.begin[who];
      const side = half[sorted[from]];
      const sum = sums[side];
      sum.foundPairs += pairsOf(cell);
      sum.precisionSum += (cell * cell) / size;
      sum.recallSum += (cell * cell) / whole;
      if (cell === size && cell === whole) sum.exact += 1;
      inHalf[side] += cell;
      parts[who] += 1;
      cells += 1;
      from = to;
    }
    if (cells > 1) mergedClusters += 1;
    for (const side of [0, 1]) {
      const other = inHalf[1 - side];
      sums[side].linkedPairs += pairsOf(inHalf[side]) + (inHalf[side] * other) / 2;
      sums[side].clusters += inHalf[side] / size;
    }
  }
  let biggestPerson = 0;
  for (let who = 0; who < persons; who += 1) {
    const size = truth.begin[who + 1] - truth.begin[who];
    if (size === 0) continue;
    biggestPerson = Math.max(biggestPerson, size);
    const sum = sums[half[truth.sorted[truth.begin[who]]]];
    sum.rows += size;
    sum.persons += 1;
    sum.truePairs += pairsOf(size);
    if (parts[who] > 1) sum.splitPersons += 1;
  }
  const all = none();
  for (const key of Object.keys(all)) all[key] = sums[0][key] + sums[1][key];
  if (all.rows !== count) throw new Error("score: a row has no person");
  return {
    ...figures(all),
    mergedClusters,
    biggest,
    biggestPerson,
    halves: [figures(sums[0]), figures(sums[1])],
  };
}
