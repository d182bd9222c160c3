/**
 * The same figures for every pair of lists and every pair of scripts.
 *
 * For two lists, pairs are those across them (for one list with itself, those inside), and the rest is the
 * score of their rows alone: other lists' rows are taken out of clusters and persons first, so "persons"
 * and "clusters" are what an estimate from these two lists would count.
 */
import { ratios, score } from "./score.mjs";

const SCRIPT_PAIRS = [
  { name: "both Arabic", a: 1, b: 1 },
  { name: "both Latin", a: 2, b: 2 },
  { name: "across", a: 1, b: 2 },
];

/** Pairs of rows within a group whose first is of kind a and whose second is of kind b. */
function pairsAcross(labels, labelCount, kind, a, b) {
  const ofA = new Int32Array(labelCount);
  const ofB = new Int32Array(labelCount);
  for (let at = 0; at < labels.length; at += 1) {
    if (kind[at] === a) ofA[labels[at]] += 1;
    if (kind[at] === b) ofB[labels[at]] += 1;
  }
  let pairs = 0;
  for (let label = 0; label < labelCount; label += 1)
    pairs += a === b ? (ofA[label] * (ofA[label] - 1)) / 2 : ofA[label] * ofB[label];
  return pairs;
}

/** Numbers for (person, cluster), since a found pair is one inside such a cell. */
function cellsOf({ person, cluster }) {
  const numbers = new Map();
  const cell = new Int32Array(person.length);
  for (let at = 0; at < person.length; at += 1) {
    const key = person[at] * 2 ** 26 + cluster[at];
    let number = numbers.get(key);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(key, number);
    }
    cell[at] = number;
  }
  return { cell, cells: numbers.size };
}

function renumbered(labels) {
  const numbers = new Map();
  const out = labels.map((label) => {
    if (!numbers.has(label)) numbers.set(label, numbers.size);
    return numbers.get(label);
  });
  return { out, count: numbers.size };
}

/** The rows that are kept, persons and clusters numbered anew. */
function subset(data, keep) {
  const at = [];
  for (let row = 0; row < data.person.length; row += 1) if (keep(row)) at.push(row);
  const person = renumbered(Int32Array.from(at, (row) => data.person[row]));
  const cluster = renumbered(Int32Array.from(at, (row) => data.cluster[row]));
  return {
    person: person.out,
    persons: person.count,
    cluster: cluster.out,
    clusters: cluster.count,
    half: Uint8Array.from(at, (row) => data.half[row]),
    kind: Uint8Array.from(at, (row) => data.kind[row]),
  };
}

function between(data, kind, name, a, b) {
  const part = subset({ ...data, kind }, (row) => kind[row] === a || kind[row] === b);
  if (part.person.length === 0) return [];
  const { cell, cells } = cellsOf(part);
  const truePairs = pairsAcross(part.person, part.persons, part.kind, a, b);
  const linkedPairs = pairsAcross(part.cluster, part.clusters, part.kind, a, b);
  const foundPairs = pairsAcross(cell, cells, part.kind, a, b);
  if (truePairs === 0 && linkedPairs === 0) return [];
  const { halves: _, ...rest } = score(part);
  return [
    { name, ...rest, truePairs, linkedPairs, foundPairs, ...ratios(truePairs, linkedPairs, foundPairs) },
  ];
}

/** @returns `lists` and `scripts`, each a list of figures with the `name` of the pair */
export function breakdown(sample, clustering) {
  const data = { ...sample, ...clustering };
  const lists = sample.lists.flatMap((first, a) =>
    sample.lists
      .slice(a)
      .flatMap((second, step) =>
        between(data, sample.list, step === 0 ? `inside ${first}` : `${first} × ${second}`, a, a + step),
      ),
  );
  const scripts = SCRIPT_PAIRS.flatMap(({ name, a, b }) => between(data, sample.script, name, a, b));
  return { lists, scripts };
}
