/**
 * The posterior of the people on no list under some decomposable graphs: shares, quantiles, draws.
 *
 * Source: `panels.ts`. The range begins as the usual 10 people on no list for each documented one, and is
 * doubled until its last hundredth holds less than 1e-6 of the whole, at most to 2^20 for each documented.
 * Cost: see panels.ts; a quantile some 500 steps.
 */
import { logSumExp, type Rng } from "@daftar/numeric";
import { type Cells, cellsOf, pointsOf, sumOver } from "./cells.ts";
import type { GraphWeights } from "./graphWeights.ts";
import { type Panels, panelling } from "./panels.ts";

/** People on no list for each documented person, at the end of the usual range. */
export const USUAL_REACH = 10;
const LAST_SHARE = 1e-6;
const FARTHEST = 2 ** 20;
/** Rounding in a logarithm, for each documented person; sums over cells. */
const ROUNDING = 1e-14;
const CELL_ERROR = 1e-9;

export interface Range {
  /** Fewest people on no list; 0 or more. */
  readonly from: number;
  /** Most; `null`: as far as there is weight. */
  readonly to: number | null;
}

export interface Posterior {
  readonly from: number;
  /** Most people on no list that were looked at. */
  readonly to: number;
  /** ln of the sum of all weights: of two sets of graphs, how they compare. */
  readonly logTotal: number;
  /** Share of the whole with at most so many people on no list. */
  readonly shareUpTo: (undocumented: number) => number;
  readonly mean: number;
  /** What any share may be off by. */
  readonly errorBound: number;
  readonly panels: Panels;
  readonly cells: Cells;
}

/**
 * @param chosen indices of graphs, at least one
 * @param range whole numbers
 * @param tolerance of shares, above 0
 * @param elsewhere ln of the weight of graphs that are not among these: where that is most of the whole, a
 *   range need not reach so far
 * @throws RangeError where the range is not whole, or empty
 */
export function posteriorOf(
  weights: GraphWeights,
  chosen: Uint32Array,
  range: Range,
  tolerance: number,
  elsewhere = Number.NEGATIVE_INFINITY,
): Posterior {
  const { documented } = weights;
  const { from } = range;
  const usual = Math.max(USUAL_REACH * documented, from + 1);
  let to = range.to ?? usual;
  if (!(Number.isSafeInteger(from) && Number.isSafeInteger(to) && from >= 0 && to >= from)) {
    throw new RangeError(`from and to must be whole, 0 ≤ from ≤ to; they are ${from} and ${to}`);
  }
  const panelled = panelling(weights, chosen, tolerance);
  panelled.cover(from, to);
  let panels = panelled.panels();
  let cells = cellsOf(panels);
  const farthest = Math.max(usual, FARTHEST * documented);
  const logs = new Float64Array(chosen.length);
  const total = (): number => cells.sums[cells.sums.length - 1]!;
  const outside = Math.exp(Math.min(700, elsewhere - panels.top));
  while (range.to === null && to < farthest) {
    const last = total() * (1 - shareUpTo(panels, cells, to - Math.ceil(to / 100)));
    if (last < LAST_SHARE * (total() + outside)) break;
    // As far as the end of the range still weighs, before all of it is summed anew.
    let ahead = Number.POSITIVE_INFINITY;
    while (ahead > LAST_SHARE * (total() + outside) && to < farthest) {
      const next = Math.min(farthest, 2 * to);
      panelled.cover(to + 1, next);
      to = next;
      weights.logWeights(to, chosen, logs);
      ahead = (to / 100) * Math.exp(Math.min(700, logSumExp(logs) - panels.top));
    }
    panels = panelled.panels();
    cells = cellsOf(panels);
  }
  let moment = 0;
  cells.starts.forEach((start, i) => {
    pointsOf(panels.panels[cells.panelOf[i]!]!, panels.top, start, cells.ends[i]!, (at, weight) => {
      moment += at * weight;
    });
  });
  const known = panels;
  const summed = cells;
  return {
    from,
    to,
    logTotal: panels.top + Math.log(total()),
    shareUpTo: (undocumented) => shareUpTo(known, summed, undocumented),
    mean: moment / total(),
    errorBound: panels.bound / total() + ROUNDING * documented + CELL_ERROR,
    panels,
    cells,
  };
}

/** Cells before the first that begins above `given`, the last of them in part. */
function shareUpTo(panels: Panels, { starts, ends, sums, panelOf }: Cells, given: number): number {
  const undocumented = Math.floor(given);
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= undocumented) low = middle + 1;
    else high = middle;
  }
  const cell = low - 1;
  if (cell < 0) return 0;
  const before = cell === 0 ? 0 : sums[cell - 1]!;
  const after =
    undocumented >= ends[cell]! - 1
      ? sums[cell]!
      : before + sumOver(panels.panels[panelOf[cell]!]!, panels.top, starts[cell]!, undocumented + 1);
  return after / sums[sums.length - 1]!;
}

type Shares = Pick<Posterior, "from" | "to" | "shareUpTo">;

/** The fewest people on no list with at least the share `p` of the whole at or below them. */
export function quantileOf({ from, to, shareUpTo: share }: Shares, p: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (share(middle) >= p) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** `count` independent numbers of people on no list, each as likely as its weight. */
export function drawsOf(shares: Shares, rng: Rng, count: number): number[] {
  return Array.from({ length: count }, () => quantileOf(shares, rng.uniform()));
}

/** Two posteriors as one, by what each of them weighs. */
export function together(one: Posterior, other: Posterior) {
  const both = logSumExp([one.logTotal, other.logTotal]);
  const [first, second] = [Math.exp(one.logTotal - both), Math.exp(other.logTotal - both)];
  return {
    from: Math.min(one.from, other.from),
    to: Math.max(one.to, other.to),
    logTotal: both,
    shareUpTo: (undocumented: number): number =>
      first * one.shareUpTo(undocumented) + second * other.shareUpTo(undocumented),
    mean: first * one.mean + second * other.mean,
    errorBound: first * one.errorBound + second * other.errorBound,
  };
}
