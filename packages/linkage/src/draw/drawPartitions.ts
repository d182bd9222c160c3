/**
 * Clusterings drawn from the posterior, so that an estimate can carry what is unsure about who is one person.
 *
 * The chance of a clustering is proportional to the product of its groups' odds (`part.ts`) among those that break
 * no constraint; decision 0036 argues it. Small parts are drawn exactly, large ones by chains. Each part has a
 * generator of its own, named by its first record in the run's order: draws do not depend on the order of rows, nor
 * on any other part.
 * Assumes: weights before lists competed are odds of one person against nobody; partners outside the part that
 * compete for a row make its being alone likelier by their odds.
 * Each draw has its own correction of all weights together (`corrections.ts`, decision 0043).
 * Cost: a draw for each part and clustering where parts are pairs, which most are; exact and chain as said there.
 */
import { type Rng, rng } from "@daftar/numeric";
import type { ClusterInput } from "../cluster/clusterPairs.ts";
import { findRoot, unite } from "../cluster/components.ts";
import { type Correction, corrected } from "../label/correction.ts";
import type { Competition } from "../model/compete.ts";
import { chainDraws } from "./chainDraws.ts";
import type { CorrectionsFound } from "./corrections.ts";
import { asRun, type DrawnPart, packed } from "./drawnPart.ts";
import { bitsOfSets, drawExact, type ExactGroupings, exactGroupings, MOST_EXACT } from "./exactDraws.ts";
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
  /** What weights are corrected by in each draw (`corrections.ts`); as many draws are made. */
  readonly corrections: readonly Correction[];
}

/** Clusterings drawn from the posterior. */
export interface PartitionDraws {
  readonly draws: number;
  /** Parts that vary, or that all draws put otherwise than the run; all else is as the run has it, in every draw. */
  readonly parts: readonly DrawnPart[];
  /** People in each draw. */
  readonly people: readonly number[];
  /** Variance of the number of people; where weights are corrected differently in each draw, at least that of the draws. */
  readonly variance: number;
  /** What the draws' corrections rest on; null where none were drawn. */
  readonly corrections: CorrectionsFound | null;
  /** Parts whose chains had not settled, and parts that were too large and were cut: their draws vary too little. */
  readonly unsettled: number;
  readonly cut: number;
}

export interface Drawn extends Omit<PartitionDraws, "corrections"> {
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

function labelsOfRows({ itemOf, items, rows }: Part, labels: readonly Int32Array[]): readonly Int32Array[] {
  // Most parts: every row is an item.
  if (items === rows.length) return labels;
  return labels.map((label) => {
    const own = new Int32Array(rows.length);
    for (let at = 0; at < own.length; at += 1) own[at] = label[itemOf[at]!]!;
    return own;
  });
}

/** Two records: no more than a coin for each draw. */
function drawPair(bits: number, by: readonly Correction[], draw: Rng): PartDraws {
  const chances = by.map((own) => 1 / (1 + Math.exp(-corrected(bits, own) * Math.LN2)));
  const labels = chances.map((chance) => (draw.uniform() < chance ? TOGETHER : APART));
  return { labels, settled: true, narrowing: Narrowing.ofPair(chances) };
}
const TOGETHER = Int32Array.of(0, 0);
const APART = Int32Array.of(0, 1);

/** Corrections that narrowing looks at, at most: all that differ, else some from one end to the other. */
const MOST_LOOKED_AT = 4;

function someOf(by: readonly Correction[]): ReadonlySet<Correction> {
  const all = [...new Set(by)].sort((a, b) => a.shiftMilliBits - b.shiftMilliBits);
  if (all.length <= MOST_LOOKED_AT) return new Set(all);
  const at = (place: number): number => Math.floor(((place + 0.5) * all.length) / MOST_LOOKED_AT);
  return new Set(Array.from({ length: MOST_LOOKED_AT }, (_, place) => all[at(place)]!));
}

function drawPart(
  part: Part,
  near: readonly (readonly [number, number])[],
  start: Int32Array,
  by: readonly Correction[],
  lookedAt: ReadonlySet<Correction>,
  draw: Rng,
): PartDraws {
  if (part.items > MOST_EXACT) {
    const { labels, settled } = chainDraws(part, near, start, by, draw);
    return { labels: labelsOfRows(part, labels), settled, narrowing: Narrowing.ofDraws(labels, part.itemOf) };
  }
  const sets = bitsOfSets(part);
  const kept: ExactGroupings[] = [];
  const known = new Map<Correction, ExactGroupings>();
  const labels = by.map((own) => {
    let groupings = known.get(own);
    if (groupings === undefined) {
      groupings = exactGroupings(sets, own);
      known.set(own, groupings);
      if (lookedAt.has(own)) kept.push(groupings);
    }
    return drawExact(groupings, draw);
  });
  return {
    labels: labelsOfRows(part, labels),
    settled: true,
    narrowing: narrowingExact(kept, part.itemOf, labels),
  };
}

/** Mean chance of one person at a weight, over the corrections. */
const meanChance = (bits: number, by: readonly Correction[]): number =>
  by.reduce((sum, own) => sum + 1 / (1 + Math.exp(-corrected(bits, own) * Math.LN2)), 0) / by.length;

/** Bits below which two records stand apart in every draw: a chance of one in 129, on the mean. */
function leastOf(by: readonly Correction[]): number {
  let least = -5;
  while (least > LEAST && meanChance(least - 1, by) > 1 / 130) least -= 1;
  return least;
}
/** Further down lie too many pairs to draw. */
const LEAST = -10;

export function drawPartitions(input: DrawInput): Drawn {
  const { size, left, right, weights, corrections: by, group } = input;
  const draws = by.length;
  const lookedAt = someOf(by);
  const least = leastOf(by);
  const atoms = Int32Array.from({ length: size }, (_, at) => at);
  for (const [a, b] of input.joined) unite(atoms, a, b);
  for (let at = 0; at < weights.length; at += 1)
    if (weights[at]! >= CERTAIN && group[left[at]!] === group[right[at]!])
      unite(atoms, left[at]!, right[at]!);
  for (let at = 0; at < size; at += 1) atoms[at] = findRoot(atoms, at);
  const parts = drawParts({ size, left, right, weights, atoms, least });
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
      drawn = drawPair(input.alone[pairs[0]!]! - outside(a, b), by, draw);
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
      const near = nearItems(part, pairs, input, local, least);
      drawn = drawPart(part, near, startOf(part, group), by, lookedAt, draw);
    }
    if (!drawn.settled) unsettled += 1;
    variance += drawn.narrowing.variance;
    for (const pair of pairs) narrows[pair] = drawn.narrowing.of(local[left[pair]!]!, local[right[pair]!]!);
    const kept = packed(rows, drawn.labels);
    const own = new Set(Array.from(rows, (row) => group[row]!)).size;
    const counts = kept.seen.map((places) => countOf(places) - own);
    for (let at = 0; at < draws; at += 1) people[at]! += counts[kept.of[at] ?? 0]!;
    if (!asRun(kept, group)) found.push(kept);
  }
  const differ = new Set(by).size > 1;
  return {
    draws,
    parts: found,
    people,
    // What corrects all weights together moves parts together: their variances do not add up to that of the sum.
    variance: differ ? Math.max(variance, spreadOf(people)) : variance,
    unsettled,
    cut: parts.cut,
    narrows,
  };
}

function countOf(places: readonly number[]): number {
  let count = 0;
  for (let at = 0; at < places.length; at += 1) if (places[at] === at) count += 1;
  return count;
}

function spreadOf(people: readonly number[]): number {
  const mean = people.reduce((sum, one) => sum + one, 0) / people.length;
  return people.reduce((sum, one) => sum + (one - mean) * (one - mean), 0) / Math.max(1, people.length - 1);
}

/** Pairs of items that are anything near one person, each once: a chain tries them together. */
function nearItems(
  { itemOf, items }: Part,
  pairs: Int32Array,
  { left, right, weights }: DrawInput,
  local: Int32Array,
  least: number,
): (readonly [number, number])[] {
  const near = new Map<number, readonly [number, number]>();
  for (const pair of pairs) {
    if (weights[pair]! < least) continue;
    const [x, y] = [itemOf[local[left[pair]!]!]!, itemOf[local[right[pair]!]!]!];
    if (x !== y) near.set(Math.min(x, y) * items + Math.max(x, y), x < y ? [x, y] : [y, x]);
  }
  return [...near].sort(([a], [b]) => a - b).map(([, pair]) => pair);
}

/** Group of each item in the run. */
function startOf({ itemOf, rows, items }: Part, group: Int32Array): Int32Array {
  const start = new Int32Array(items);
  for (let at = rows.length - 1; at >= 0; at -= 1) start[itemOf[at]!] = group[rows[at]!]!;
  return start;
}
