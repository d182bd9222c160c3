/**
 * What people said of pairs beside what the run weighed them: by band of weight, and as one correction.
 *
 * Labels never change the fit. `calibration` is the logistic correction of Platt (1999), log odds = shift + slope ·
 * weight, by penalised likelihood (`DOUBT_SHIFT` and `DOUBT_SLOPE` pull it to shift 0 and slope 1), never falling; given
 * from `LEAST_LABELS` labels with `LEAST_EACH` of each kind on, for below that it would be noise. Shares come with Wilson's
 * interval (1927) at 95 %. Assumes: labels are right, and pairs of one weight were labelled whatever they are.
 * Figures are whole thousandths, as those of the parameters. Cost: linear in labels.
 */

import { type Correction, corrected, isShown } from "./correction.ts";

export type Verdict = "same" | "different" | "cannot-tell";

export interface WeighedLabel {
  readonly verdict: Verdict;
  /** Whether the run met the pair at all. */
  readonly compared: boolean;
  /** Bits that the run gave the pair without knowing the label, after lists competed. */
  readonly weight: number;
}

export interface LabelBand {
  /** Bits; null where there is no end. */
  readonly from: number | null;
  readonly to: number | null;
  readonly same: number;
  readonly different: number;
  readonly cannotTell: number;
  /** Share that is one person by the weights, by the labels, and the interval of the latter; null without labels. */
  readonly expectedMille: number | null;
  readonly observedMille: number | null;
  readonly lowMille: number | null;
  readonly highMille: number | null;
}

export interface Calibration {
  /** Bits to be added, and what a bit of the run is worth. */
  readonly shiftMilliBits: number;
  readonly slopeMille: number;
  /** Standard errors of both. */
  readonly shiftErrorMilliBits: number;
  readonly slopeErrorMille: number;
  /** Correlation of the two errors. */
  readonly togetherMille: number;
}

export interface LabelReport {
  readonly same: number;
  readonly different: number;
  readonly cannotTell: number;
  /** Of pairs said to be one person: those that blocking brought together; null of a run that did not count them. */
  readonly sameCompared: number | null;
  readonly bands: readonly LabelBand[];
  /** The same bands where the weights were corrected, pairs standing where they then weigh; null where they were not. */
  readonly correctedBands: readonly LabelBand[] | null;
  /** null below the number of labels that it takes. */
  readonly calibration: Calibration | null;
  /** What the run's weights were corrected by; null where they were not. */
  readonly applied: Correction | null;
  readonly calibrationTakes: { readonly labels: number; readonly each: number };
}

const LEAST_LABELS = 40;
const LEAST_EACH = 10;
const EDGES = [-6, -3, 0, 3, 6, 10] as const;
/**
 * How firmly shift 0 and slope 1 are believed before any label: one over the square of what they may be off by, one unit
 * of natural log odds and a quarter. Labels lie mostly near even odds, where a slope shows least.
 */
const DOUBT_SHIFT = 1;
const DOUBT_SLOPE = 16;
const ROUNDS = 50;
const NORMAL_95 = 1.959963984540054;

const chanceOf = (bits: number): number => 1 / (1 + Math.exp(-bits * Math.LN2));
const thousandths = (value: number): number => Math.round(1000 * value);

function wilson(same: number, of: number): { low: number; high: number } {
  const share = same / of;
  const square = NORMAL_95 * NORMAL_95;
  const middle = (share + square / (2 * of)) / (1 + square / of);
  const reach =
    (NORMAL_95 * Math.sqrt((share * (1 - share)) / of + square / (4 * of * of))) / (1 + square / of);
  return { low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}

function bandOf(labels: readonly WeighedLabel[], from: number | null, to: number | null): LabelBand {
  const own = labels.filter(
    ({ weight }) => (from === null || weight >= from) && (to === null || weight < to),
  );
  const told = own.filter(({ verdict }) => verdict !== "cannot-tell");
  const same = told.filter(({ verdict }) => verdict === "same").length;
  const counts = { from, to, same, different: told.length - same, cannotTell: own.length - told.length };
  if (told.length === 0)
    return { ...counts, expectedMille: null, observedMille: null, lowMille: null, highMille: null };
  const { low, high } = wilson(same, told.length);
  return {
    ...counts,
    expectedMille: thousandths(told.reduce((sum, { weight }) => sum + chanceOf(weight), 0) / told.length),
    observedMille: thousandths(same / told.length),
    lowMille: thousandths(low),
    highMille: thousandths(high),
  };
}

/** Newton's method on shift and slope, in natural log odds; the penalty keeps it finite where labels part cleanly. */
function calibrate(labels: readonly WeighedLabel[]): Calibration {
  let [shift, slope] = [0, 1];
  let [ss, sl, ll] = [0, 0, 0];
  for (let round = 0; round < ROUNDS; round += 1) {
    let [byShift, bySlope] = [-DOUBT_SHIFT * shift, -DOUBT_SLOPE * (slope - 1)];
    [ss, sl, ll] = [DOUBT_SHIFT, 0, DOUBT_SLOPE];
    for (const { verdict, weight } of labels) {
      const x = weight * Math.LN2;
      const chance = 1 / (1 + Math.exp(-(shift + slope * x)));
      const miss = (verdict === "same" ? 1 : 0) - chance;
      const spread = chance * (1 - chance);
      byShift += miss;
      bySlope += miss * x;
      ss += spread;
      sl += spread * x;
      ll += spread * x * x;
    }
    const area = ss * ll - sl * sl;
    // A step of more than a few units leaves the region where the curve is anything like the parabola.
    const step = (value: number): number => Math.max(-2, Math.min(2, value));
    const [toShift, toSlope] = [
      step((ll * byShift - sl * bySlope) / area),
      step((ss * bySlope - sl * byShift) / area),
    ];
    shift += toShift;
    slope = Math.max(0, slope + toSlope);
    if (Math.abs(toShift) + Math.abs(toSlope) < 1e-9) break;
  }
  const area = ss * ll - sl * sl;
  return {
    shiftMilliBits: thousandths(shift / Math.LN2),
    slopeMille: thousandths(slope),
    shiftErrorMilliBits: thousandths(Math.sqrt(ll / area) / Math.LN2),
    slopeErrorMille: thousandths(Math.sqrt(ss / area)),
    togetherMille: thousandths(-sl / Math.sqrt(ss * ll)),
  };
}

/** @param held a correction that is applied whatever the labels show, null for none; left out, they decide */
export function labelReport(labels: readonly WeighedLabel[], held?: Correction | null): LabelReport {
  const told = labels.filter(({ verdict }) => verdict !== "cannot-tell");
  const same = told.filter(({ verdict }) => verdict === "same").length;
  const different = told.length - same;
  const edges = [null, ...EDGES, null];
  const bandsOf = (own: readonly WeighedLabel[]): LabelBand[] =>
    edges.slice(1).map((to, at) => bandOf(own, edges[at] ?? null, to));
  const enough = told.length >= LEAST_LABELS && Math.min(same, different) >= LEAST_EACH;
  const calibration = enough ? calibrate(told) : null;
  const applied = held === undefined ? appliedOf(calibration) : held;
  return {
    same,
    different,
    cannotTell: labels.length - told.length,
    sameCompared: told.filter(({ verdict, compared }) => verdict === "same" && compared).length,
    bands: bandsOf(labels),
    correctedBands:
      applied === null
        ? null
        : bandsOf(labels.map((label) => ({ ...label, weight: corrected(label.weight, applied) }))),
    applied,
    calibration,
    calibrationTakes: { labels: LEAST_LABELS, each: LEAST_EACH },
  };
}

function appliedOf(found: Calibration | null): Correction | null {
  if (found === null || !isShown(found)) return null;
  return { shiftMilliBits: found.shiftMilliBits, slopeMille: found.slopeMille };
}
