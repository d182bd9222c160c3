/**
 * Reads what the product wrote, and holds it to its word: every input row stands in `clusters.csv` exactly
 * once, every pair in `pairs.csv` at most once. Failures tell counts, never a row.
 */
import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { lines } from "./lines.mjs";
import { listPair, scriptPair } from "./sample.mjs";

export class BrokenResult extends Error {}

/** Position in the sample of a row that the product names by list and id; -1 for one that is not there. */
function rowNamed(sample, numbers, list, id) {
  const row = id.startsWith("r") ? Number(id.slice(1)) : Number.NaN;
  if (!Number.isInteger(row) || row < 0 || row >= sample.count) return -1;
  return numbers.get(list) === sample.list[row] ? row : -1;
}

const numbersOf = (sample) => new Map(sample.lists.map((name, at) => [name, at]));

async function* rowsOf(path, header) {
  if (!existsSync(path)) throw new BrokenResult(`there is no ${basename(path)}`);
  let first = true;
  for await (const line of lines(path)) {
    if (first && line !== header) throw new BrokenResult(`the header is not ${header}`);
    if (!first) yield line.split(",");
    first = false;
  }
  if (first) throw new BrokenResult(`no line in what should begin with ${header}`);
}

/** @throws BrokenResult where a row is missing, stands twice, or is none of the input */
export async function readClusters(folder, sample) {
  const numbers = numbersOf(sample);
  const cluster = new Int32Array(sample.count).fill(-1);
  const clusterNumber = new Map();
  let twice = 0;
  let strange = 0;
  for await (const [list, id, label] of rowsOf(join(folder, "clusters.csv"), "list,id,cluster")) {
    const row = rowNamed(sample, numbers, list, id);
    if (row < 0) strange += 1;
    else if (cluster[row] >= 0) twice += 1;
    else {
      if (!clusterNumber.has(label)) clusterNumber.set(label, clusterNumber.size);
      cluster[row] = clusterNumber.get(label);
    }
  }
  const missing = cluster.filter((label) => label < 0).length;
  if (missing + twice + strange > 0)
    throw new BrokenResult(
      `clusters.csv: of ${sample.count} input rows ${missing} are missing; ${twice} lines repeat a row, ${strange} name none`,
    );
  return { cluster, clusters: clusterNumber.size };
}

const pairKey = (a, b) => Math.min(a, b) * 2 ** 26 + Math.max(a, b);

/** @returns typed arrays `left`, `right`, `weight`, `probability`, and how many are in the band `review` */
export async function readPairs(folder, sample) {
  const numbers = numbersOf(sample);
  const [left, right, weight, probability] = [[], [], [], []];
  let review = 0;
  let strange = 0;
  const header = "left_list,left_id,right_list,right_id,weight,probability,band";
  for await (const [listA, idA, listB, idB, bits, chance, band] of rowsOf(
    join(folder, "pairs.csv"),
    header,
  )) {
    const a = rowNamed(sample, numbers, listA, idA);
    const b = rowNamed(sample, numbers, listB, idB);
    if (a < 0 || b < 0 || a === b || (band !== "link" && band !== "review")) {
      strange += 1;
      continue;
    }
    left.push(a);
    right.push(b);
    weight.push(Number(bits));
    probability.push(Number(chance));
    if (band === "review") review += 1;
  }
  const keys = Float64Array.from(left, (a, at) => pairKey(a, right[at])).sort();
  const twice = keys.filter((key, at) => at > 0 && key === keys[at - 1]).length;
  if (twice + strange > 0)
    throw new BrokenResult(
      `pairs.csv: ${twice} pairs stand twice, ${strange} lines are no pair of the input`,
    );
  return { left, right, weight, probability, review };
}

/** Counts by name. */
const tally = (counts, name) => counts.set(name, (counts.get(name) ?? 0) + 1);

/**
 * Blocking recall from `candidates.csv`, where the product wrote it.
 *
 * @returns null without that file
 */
export async function readCandidates(folder, sample, truePairs) {
  const path = join(folder, "candidates.csv");
  if (!existsSync(path)) return null;
  const numbers = numbersOf(sample);
  const found = new Set();
  const [lists, scripts] = [new Map(), new Map()];
  let candidates = 0;
  let strange = 0;
  for await (const [listA, idA, listB, idB] of rowsOf(path, "left_list,left_id,right_list,right_id")) {
    const a = rowNamed(sample, numbers, listA, idA);
    const b = rowNamed(sample, numbers, listB, idB);
    candidates += 1;
    if (a < 0 || b < 0 || a === b) strange += 1;
    else if (sample.person[a] === sample.person[b] && !found.has(pairKey(a, b))) {
      found.add(pairKey(a, b));
      tally(lists, listPair(sample, a, b));
      tally(scripts, scriptPair(sample, a, b));
    }
  }
  if (strange > 0) throw new BrokenResult(`candidates.csv: ${strange} lines are no pair of the input`);
  return {
    candidates,
    perRow: candidates / sample.count,
    recall: truePairs === 0 ? 1 : found.size / truePairs,
    /** True pairs among the candidates, by pair of lists and of scripts. */
    found: Object.fromEntries([...lists, ...scripts]),
  };
}
