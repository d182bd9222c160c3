/**
 * An interval for the people on no list that does not rest on one model: profile-likelihood tail areas of many
 * models, averaged with their weights.
 *
 * Source: Turek & Fletcher (2012), Comput. Stat. Data Anal. 56:2809 (averaged tail areas) and Fletcher & Turek
 * (2012), JABES 17:38 (with signed roots of profile likelihoods): the limits are where Σ w Φ(r(N)) is α/2 and
 * 1 − α/2, r the signed root of each model. α is 0.04 and not 0.05, because an averaged interval can cover
 * less than it says (Kabaila, Welsh & Abeysekera 2014, arXiv 1404.6855); measured in docs/decisions/0051.
 * Models: `candidates.ts`; weights: `weigh.ts`; spread of heterogeneity: `heterogeneity/columns.ts`.
 * Deterministic. Cost, CPU: see docs/methods.md.
 */
import { normalCdf } from "@daftar/numeric";
import { ColumnFitter } from "../heterogeneity/columnFit.ts";
import { spreadCost } from "../heterogeneity/columns.ts";
import type { Undocumented } from "../interval/logInterval.ts";
import { modelName } from "../loglinear/model.ts";
import { UNBOUNDED_FACTOR } from "../loglinear/profile.ts";
import { countsArray } from "../loglinear/sums.ts";
import { type CaptureTable, peopleIn } from "../table/captureTable.ts";
import { BELIEF, type Belief, type FamilyName } from "./belief.ts";
import { familyOf, LEAST_LISTS, MOST_LISTS } from "./candidates.ts";
import type { ProfileCurve } from "./profileCurve.ts";
import { type Weighed, weigh } from "./weigh.ts";
import { curveOf, walkedRange } from "./weighedCurve.ts";

export interface AveragedModel {
  /** The dependences, with `+` and the kind of heterogeneity. */
  readonly name: string;
  readonly family: FamilyName;
  /** Of 1. */
  readonly weight: number;
  /** People on no list where this model's profile is highest. */
  readonly point: number;
}

export interface ModelAverage {
  /** `null` where even the middle has no upper limit; then only `low` says something. */
  readonly undocumented: Undocumented;
  /** Whether `point` is the middle of the averaged tail areas; else the heaviest model's. */
  readonly middle: boolean;
  /** The heaviest first. */
  readonly models: readonly AveragedModel[];
  /** Weight of each family. */
  readonly families: Readonly<Record<string, number>>;
  readonly looked: number;
  readonly fitted: number;
  readonly withoutEstimate: number;
  readonly failed: number;
  /** Share of the whole weight that was averaged, at least. */
  readonly kept: number;
  /** The averaged tail area of at most so many people on no list, 0 to 1. */
  readonly shareUpTo: (undocumented: number) => number;
  /** People on no list at an averaged tail area; `null` where it lies beyond what is looked at. */
  readonly quantile: (area: number) => number | null;
}

const familyNameOf = (weighed: Weighed): FamilyName =>
  weighed.kind === "mixture" ? weighed.mixture.name : familyOf(weighed.candidate);

function nameOf(weighed: Weighed, lists: readonly string[]): string {
  if (weighed.kind === "mixture") return weighed.mixture.name;
  const { model, column } = weighed.candidate;
  return column === null ? modelName(model, lists) : `${modelName(model, lists)} + ${column.name}`;
}

/**
 * @param table 3 to 5 lists, each sharing people with another
 * @returns `null` where no model has an estimate
 * @throws RangeError on a table of fewer or more lists, or of nobody
 */
export function modelAverage(table: CaptureTable, belief: Belief = BELIEF): ModelAverage | null {
  const lists = table.lists.length;
  if (lists < LEAST_LISTS || lists > MOST_LISTS) {
    throw new RangeError(`table must have ${LEAST_LISTS} to ${MOST_LISTS} lists; it has ${lists}`);
  }
  const people = peopleIn(table);
  if (people === 0) throw new RangeError("table must count somebody");
  const counts = countsArray(table);
  const fitter = new ColumnFitter(counts, spreadCost(belief.spreadScale));
  const weighing = weigh(counts, fitter, belief);
  const { from, to } = walkedRange(people);

  const averaged: { weighed: Weighed; curve: ProfileCurve; weight: number }[] = [];
  let failed = weighing.failed;
  const lightest = weighing.models[0]?.cost ?? 0;
  for (const weighed of weighing.models) {
    const curve = curveOf(fitter, weighed, from, to);
    if (curve === null) failed += 1;
    else averaged.push({ weighed, curve, weight: Math.exp((lightest - weighed.cost) / 2) });
  }
  if (averaged.length === 0) return null;
  const all = averaged.reduce((sum, { weight }) => sum + weight, 0);
  for (const each of averaged) each.weight /= all;

  /** Averaged tail area below u. */
  const below = (u: number): number =>
    averaged.reduce((sum, { curve, weight }) => sum + weight * normalCdf(curve.signedRoot(u)), 0);
  const quantile = (area: number): number | null => {
    if (below(to) < area) return null;
    if (below(from) >= area) return 0;
    let [a, b] = [from, to];
    for (let i = 0; i < 60 && b - a > 1e-10; i++) {
      const middle = (a + b) / 2;
      if (below(middle) >= area) b = middle;
      else a = middle;
    }
    return Math.exp((a + b) / 2);
  };
  const low = quantile(belief.alpha / 2) ?? UNBOUNDED_FACTOR * people;
  const high = quantile(1 - belief.alpha / 2);
  const median = quantile(0.5);
  const heaviest = Math.exp(averaged[0]!.curve.top);
  const families: Record<string, number> = {};
  for (const { weighed, weight } of averaged) {
    const family = familyNameOf(weighed);
    families[family] = (families[family] ?? 0) + weight;
  }
  return {
    undocumented: { point: median ?? Math.max(low, heaviest), low, high },
    middle: median !== null,
    models: averaged.map(({ weighed, curve, weight }) => ({
      name: nameOf(weighed, table.lists),
      family: familyNameOf(weighed),
      weight,
      point: Math.exp(curve.top),
    })),
    families,
    looked: weighing.looked,
    fitted: weighing.fitted,
    withoutEstimate: weighing.withoutEstimate,
    failed,
    kept: weighing.kept,
    // Outside the range that is walked the area is not known, and is told as that of its end.
    shareUpTo: (people) => (people < 0 ? 0 : below(Math.min(to, Math.max(from, Math.log(people))))),
    quantile,
  };
}
