/**
 * Draws from the averaged tail areas of `averaging/modelAverage.ts`, taken as a confidence distribution.
 *
 * Source: Xie & Singh (2013), Int. Stat. Rev. 81:3: a function of the table and N whose values at the truth are
 * uniform is a distribution of N, and its quantiles are confidence limits. The averaged tail area Σ w Φ(r(N)) is one
 * to the order to which the interval made from it is right, so draws have that interval's ends as their quantiles:
 * 2 % lie beyond either end (α = 0.04, decision 0051), not 2.5 %.
 * A draw is a model, by its weight, and a number of people from that model's own tail areas. Models in order of their
 * points have one draw for each of `count` equal shares of the weight, and tail areas follow multiples of the golden
 * ratio from a random start (a lattice of rank 1: Niederreiter 1992, Random Number Generation and Quasi-Monte Carlo
 * Methods, ch. 5), so that a heap of draws is far nearer to the average than free draws are; the heap is then shuffled.
 * All models are weighed, but only those drawn have their profiles walked, which is most of the cost: few draws of a
 * table are cheap, and right on average.
 * Cost: weighing, and at most `count` profiles of 9 to 20 fits.
 */
import { normalQuantile, type Rng } from "@daftar/numeric";
import { BELIEF } from "../averaging/belief.ts";
import { LEAST_LISTS, MOST_LISTS } from "../averaging/candidates.ts";
import type { ProfileCurve } from "../averaging/profileCurve.ts";
import { type Near, type Weighed, weigh, weighOnly } from "../averaging/weigh.ts";
import { curveOf, walkedRange } from "../averaging/weighedCurve.ts";
import { ColumnFitter } from "../heterogeneity/columnFit.ts";
import { spreadCost } from "../heterogeneity/columns.ts";
import { countsArray } from "../loglinear/sums.ts";
import { type CaptureTable, cellsKey, peopleIn } from "../table/captureTable.ts";
import type { Drawn } from "./drawMethod.ts";

export const AVERAGED_TAIL = BELIEF.alpha / 2;

/** One number from each of `count` equal parts of 0 to 1, in order. */
const oneOfEach = (count: number, stream: Rng): number[] =>
  Array.from({ length: count }, (_, i) => (i + stream.uniform()) / count);

/** Golden ratio less 1: multiples of it lie evenly in 0 to 1, any stretch of them nearly as evenly as all. */
const GOLDEN = 0.6180339887498949;

/** Numbers in 0 to 1, each uniform, of which any few in a row are spread over the whole. */
function spreadOut(count: number, stream: Rng): number[] {
  const start = stream.uniform();
  return Array.from({ length: count }, (_, i) => (start + i * GOLDEN) % 1);
}

/** People on no list where the tail area of a model is `area`; infinite beyond what is looked at. */
function peopleAt(curve: ProfileCurve, area: number, from: number, to: number): number {
  const root = normalQuantile(Math.min(1 - 1e-15, Math.max(1e-300, area)));
  if (curve.signedRoot(to) < root) return Number.POSITIVE_INFINITY;
  if (curve.signedRoot(from) >= root) return 0;
  let [a, b] = [from, to];
  for (let i = 0; i < 45; i++) {
    const middle = (a + b) / 2;
    if (curve.signedRoot(middle) >= root) b = middle;
    else a = middle;
  }
  return Math.exp((a + b) / 2);
}

/** How many of `count` draws each model has, by weight, one from each equal share of all. */
function drawnOf(models: readonly Weighed[], count: number, stream: Rng): number[] {
  const best = models.reduce((least, { cost }) => Math.min(least, cost), Number.POSITIVE_INFINITY);
  const weights = models.map(({ cost }) => Math.exp((best - cost) / 2));
  const all = weights.reduce((a, b) => a + b, 0);
  const drawn = models.map(() => 0);
  let at = 0;
  let reached = weights[0]! / all;
  for (const place of oneOfEach(count, stream)) {
    while (place > reached && at < models.length - 1) {
      at += 1;
      reached += weights[at]! / all;
    }
    drawn[at]! += 1;
  }
  return drawn;
}

/** Which models weigh anything on a table, for tables near it; of the last few tables asked for. */
const remembered = new Map<string, Near>();
const REMEMBERED = 64;

function modelsNear(near: CaptureTable): Near {
  const key = `${near.lists.length}/${cellsKey(near)}`;
  let known = remembered.get(key);
  if (known === undefined) {
    const counts = countsArray(near);
    const fitter = new ColumnFitter(counts, spreadCost(BELIEF.spreadScale));
    known = weigh(counts, fitter, BELIEF).near;
    if (remembered.size === REMEMBERED) remembered.delete(remembered.keys().next().value ?? "");
    remembered.set(key, known);
  }
  return known;
}

/**
 * @param near a table so like this one that models which weigh nothing there need not be looked at here; of the same
 *   lists, else it is not used
 */
export function averagedDraws(
  table: CaptureTable,
  stream: Rng,
  count: number,
  near: CaptureTable | null,
): Drawn {
  const lists = table.lists.length;
  if (lists < LEAST_LISTS || lists > MOST_LISTS) {
    const reason = `It is for ${LEAST_LISTS} to ${MOST_LISTS} lists that share people; here are ${lists}.`;
    return { undocumented: null, reason };
  }
  const counts = countsArray(table);
  const fitter = new ColumnFitter(counts, spreadCost(BELIEF.spreadScale));
  const { from, to } = walkedRange(peopleIn(table));
  const alike = near !== null && near.lists.join() === table.lists.join();
  const weighing = alike
    ? weighOnly(counts, fitter, BELIEF, modelsNear(near))
    : weigh(counts, fitter, BELIEF);
  let models = weighing.models.toSorted((a, b) => a.undocumented - b.undocumented || a.cost - b.cost);
  const curves = new Map<Weighed, ProfileCurve>();
  while (models.length > 0) {
    const drawn = drawnOf(models, count, stream);
    const failed = new Set<Weighed>();
    models.forEach((model, at) => {
      if (drawn[at] === 0 || curves.has(model)) return;
      const curve = curveOf(fitter, model, from, to);
      if (curve === null) failed.add(model);
      else curves.set(model, curve);
    });
    if (failed.size === 0) {
      const areas = spreadOut(count, stream);
      const of = models.flatMap((model, at) => Array.from({ length: drawn[at]! }, () => curves.get(model)!));
      const people = of.map((curve, i) => peopleAt(curve, areas[i]!, from, to));
      return { undocumented: Float64Array.from(stream.shuffle(people)), reason: null };
    }
    // As in the average: a model whose profile does not settle is left out, and all are drawn anew.
    models = models.filter((model) => !failed.has(model));
  }
  return { undocumented: null, reason: "No model has an estimate on this table." };
}
