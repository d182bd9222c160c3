/**
 * Clusterings drawn from the posterior, so that an estimate can carry what is unsure about who is one person.
 *
 * The chance of a clustering is proportional to the product of its groups' odds (`part.ts`) among those that break
 * no constraint; decision 0036 argues it. Small parts are drawn exactly, large ones by chains. Each part has a
 * generator of its own, named by its first record in the run's order: draws do not depend on the order of rows, nor
 * on any other part.
 * Assumes: weights before lists competed are odds of one person against nobody; partners outside the part that
 * compete for a row make its being alone likelier by their odds.
 * Cost: a draw for each part and clustering where parts are pairs, which most are; exact and chain as said there.
 */
import { type Rng, rng } from "@daftar/numeric";
import type { ClusterInput } from "../cluster/clusterPairs.ts";
import { findRoot, unite } from "../cluster/components.ts";
import type { Competition } from "../model/compete.ts";
import { chainDraws } from "./chainDraws.ts";
import { asRun, type DrawnPart, packed } from "./drawnPart.ts";
import { drawExact, exactGroupings, MOST_EXACT } from "./exactDraws.ts";
import { Narrowing, narrowingExact } from "./narrowing.ts";
import { outsideOdds } from "./outsideOdds.ts";
import { type Part, partOf } from "./part.ts";
import { drawParts } from "./parts.ts";

export interface DrawInput extends ClusterInput {
  /** Bits, before lists competed; `weights` are those after, `weigh` gives those before. */
  readonly alone: Float32Array;
  readonly competition: Competition;
  /** Cluster of each record in the run. */
  readonly group: Int32Array;
  /** What names a record whatever else the run reads. */
  readonly nameOf: (record: number) => string;
  readonly seed: number;
  readonly draws: number;
}

/** Clusterings drawn from the posterior. */
export interface PartitionDraws {
  readonly draws: number;
  /** Parts that vary, or that all draws put otherwise than the run; all else is as the run has it, in every draw. */
  readonly parts: readonly DrawnPart[];
  /** People in each draw. */
  readonly people: readonly number[];
  /** Variance of the number of people. */
  readonly variance: number;
  /** Parts whose chains had not settled, and parts that were too large and were cut: their draws vary too little. */
  readonly unsettled: number;
  readonly cut: number;
}

export interface Drawn extends PartitionDraws {
  /** For each pair, by how much the variance of the number of people falls once somebody tells whether it is one person. */
  readonly narrows: Float32Array;
}

/** Bits from which what the run joined is joined in every draw: one in 65,000 is below what draws can tell. */
const CERTAIN = 16;

interface PartDraws {
  /** For each draw, a label of each row of the part. */
  readonly labels: readonly ArrayLike<number>[];
  readonly settled: boolean;
  readonly narrowing: Narrowing;
}

function labelsOfRows({ itemOf, rows }: Part, labels: readonly Int32Array[]): Int32Array[] {
  return labels.map((label) => Int32Array.from({ length: rows.length }, (_, at) => label[itemOf[at]!]!));
}

/** Two records: no more than a coin for each draw. */
function drawPair(bits: number, draws: number, draw: Rng): PartDraws {
  const chance = 1 / (1 + Math.exp(-bits * Math.LN2));
  const labels = Array.from<ArrayLike<number>>({ length: draws });
  for (let at = 0; at < draws; at += 1) labels[at] = draw.uniform() < chance ? TOGETHER : APART;
  return { labels, settled: true, narrowing: Narrowing.ofPair(chance) };
}
const TOGETHER = Int32Array.of(0, 0);
const APART = Int32Array.of(0, 1);

function drawPart(
  part: Part,
  near: readonly (readonly [number, number])[],
  start: Int32Array,
  draws: number,
  draw: Rng,
): PartDraws {
  if (part.items <= MOST_EXACT) {
    const groupings = exactGroupings(part);
    const labels = Array.from({ length: draws }, () => drawExact(groupings, draw));
    return {
      labels: labelsOfRows(part, labels),
      settled: true,
      narrowing: narrowingExact(groupings, part.itemOf, labels),
    };
  }
  const { labels, settled } = chainDraws(part, near, start, draws, draw);
  return { labels: labelsOfRows(part, labels), settled, narrowing: Narrowing.ofDraws(labels, part.itemOf) };
}

export function drawPartitions(input: DrawInput): Drawn {
  const { size, left, right, weights, draws, group } = input;
  const atoms = Int32Array.from({ length: size }, (_, at) => at);
  for (const [a, b] of input.joined) unite(atoms, a, b);
  for (let at = 0; at < weights.length; at += 1)
    if (weights[at]! >= CERTAIN && group[left[at]!] === group[right[at]!])
      unite(atoms, left[at]!, right[at]!);
  for (let at = 0; at < size; at += 1) atoms[at] = findRoot(atoms, at);
  const parts = drawParts({ size, left, right, weights, atoms });
  const outside = outsideOdds(input, parts.root);
  const stream = rng(input.seed).fork("draws");
  const narrows = new Float32Array(weights.length);
  const found: DrawnPart[] = [];
  const local = new Int32Array(size);
  const clusters = new Set<number>(group).size;
  const people = Array.from({ length: draws }, () => clusters);
  let [variance, unsettled] = [0, 0];
  for (let root = 0; root < size; root += 1) {
    const rows = parts.members.items.subarray(parts.members.starts[root], parts.members.starts[root + 1]);
    if (rows.length === 0) continue;
    const pairs = parts.pairs.items.subarray(parts.pairs.starts[root], parts.pairs.starts[root + 1]);
    if (rows.every((row) => atoms[row] === atoms[root])) continue;
    rows.forEach((row, at) => {
      local[row] = at;
    });
    const draw = stream.fork(input.nameOf(root));
    let drawn: PartDraws;
    const [a, b] = [rows[0]!, rows[1]!];
    if (rows.length === 2 && pairs.length === 1 && atoms[a] !== atoms[b] && !input.apart(a, b))
      drawn = drawPair(input.alone[pairs[0]!]! - outside(a, b), draws, draw);
    else {
      const known = new Map<number, number>();
      for (const pair of pairs)
        known.set(local[left[pair]!]! * rows.length + local[right[pair]!]!, input.alone[pair]!);
      const part = partOf({
        rows,
        atomOf: (row) => atoms[row]!,
        weightOf: (i, j) =>
          (known.get(local[i]! * rows.length + local[j]!) ?? input.weigh(i, j)) - outside(i, j),
        apart: input.apart,
      });
      drawn = drawPart(part, nearItems(part, pairs, input, local), startOf(part, group), draws, draw);
    }
    if (!drawn.settled) unsettled += 1;
    variance += drawn.narrowing.variance;
    for (const pair of pairs) narrows[pair] = drawn.narrowing.of(local[left[pair]!]!, local[right[pair]!]!);
    const kept = packed(rows, drawn.labels);
    const own = new Set(Array.from(rows, (row) => group[row]!)).size;
    const counts = kept.seen.map((places) => places.filter((place, at) => place === at).length - own);
    for (let at = 0; at < draws; at += 1) people[at]! += counts[kept.of[at] ?? 0]!;
    if (!asRun(kept, group)) found.push(kept);
  }
  return { draws, parts: found, people, variance, unsettled, cut: parts.cut, narrows };
}

/** Pairs of items that are anything near one person, each once. */
function nearItems(
  { itemOf, items }: Part,
  pairs: Int32Array,
  { left, right, weights }: DrawInput,
  local: Int32Array,
): (readonly [number, number])[] {
  const near = new Map<number, readonly [number, number]>();
  for (const pair of pairs) {
    if (weights[pair]! < NEAR) continue;
    const [x, y] = [itemOf[local[left[pair]!]!]!, itemOf[local[right[pair]!]!]!];
    if (x !== y) near.set(Math.min(x, y) * items + Math.max(x, y), x < y ? [x, y] : [y, x]);
  }
  return [...near].sort(([a], [b]) => a - b).map(([, pair]) => pair);
}
/** Bits from which two records are tried together by a chain. */
const NEAR = -7;

/** Group of each item in the run. */
function startOf({ itemOf, rows, items }: Part, group: Int32Array): Int32Array {
  const start = new Int32Array(items);
  for (let at = rows.length - 1; at >= 0; at -= 1) start[itemOf[at]!] = group[rows[at]!]!;
  return start;
}
