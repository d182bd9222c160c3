/**
 * Corrections of the weights, one for each draw: what the weights are off by is common to all pairs, so draws that
 * take every pair apart cannot tell it.
 *
 * Log odds = shift + slope · weight (Platt 1999), with a belief in both that is stated (`BELIEF`), sharpened by two
 * things where they are there: non-matches known from lists with one row for each person (`knownApart.ts`), and what
 * people said of pairs. Of a band, known non-matches are to open non-matches as rows with a sure partner are to
 * others: e^(c + d · weight), where c is unknown and d believed to lie near `TREND`, since rows with a sure partner
 * say more. Counts vary by their clumps, and from band to band by `UNEVEN` besides: quasi-likelihood of a negative
 * binomial (Nelder & Lee 1992), c and d at their best for each shift and slope. On a grid; draws are spread evenly over
 * it (systematic sampling), in an order of their own. Decision 0043 has the figures that beliefs rest on.
 * Cost: some 3,000 points, each a few hundred operations and one for each label.
 */
import type { Rng } from "@daftar/numeric";
import type { Correction } from "../label/correction.ts";
import type { WeighedLabel } from "../label/labelReport.ts";
import { BAND_BITS, FROM_BITS, type KnownApart, STEP_BITS } from "./knownApart.ts";

/** Shift in bits, and slope with the standard deviation of its logarithm: weights that fields bring apart say too much. */
export const BELIEF = { shift: 0, shiftError: 2.5, slope: 0.9, slopeLogError: 0.25 } as const;
/** By how much the log of known over open non-matches falls a bit, and what that may be off by. */
const TREND = { mean: -0.1, error: 0.1 } as const;
/** Deviation of a band from that line, as a share. */
const UNEVEN = 0.5;
/** Where the line's height is told. */
const MIDDLE_BITS = -4;

const GRID = {
  shift: { from: -9, to: 9, step: 0.25 },
  slope: { from: 0.3, to: 1.9, step: 0.05 },
} as const;

export interface CorrectionsFound {
  /** Non-matches known from lists with one row for each person; null where no list is said to be one. */
  readonly known: number | null;
  /** Answers `same` and `different` that were looked at. */
  readonly labels: number;
  /** Mean and standard deviation after both; whole thousandths. */
  readonly shiftMilliBits: number;
  readonly shiftErrorMilliBits: number;
  readonly slopeMille: number;
  readonly slopeErrorMille: number;
}

export interface Corrections {
  /** One for each draw. */
  readonly of: readonly Correction[];
  readonly found: CorrectionsFound;
}

const bounded = (value: number, most: number): number => Math.max(-most, Math.min(most, value));

/** log quasi-likelihood of a shift and slope by known non-matches. */
function likelihoodOf({ known, open, clump }: KnownApart): (shift: number, slope: number) => number {
  const steps = BAND_BITS / STEP_BITS;
  const place = Float64Array.from(known, (_, band) => FROM_BITS + (band + 0.5) * BAND_BITS - MIDDLE_BITS);
  const all = known.reduce((sum, count) => sum + count, 0);
  const uneven = UNEVEN * UNEVEN;
  const expected = new Float64Array(known.length);
  return (shift, slope) => {
    // A twentieth of a pair, so that no band is impossible.
    expected.fill(0.05);
    for (let step = 0; step < open.length; step += 1) {
      const bits = shift + slope * (FROM_BITS + (step + 0.5) * STEP_BITS);
      expected[Math.floor(step / steps)]! += open[step]! / (1 + Math.exp(bits * Math.LN2));
    }
    const sum = expected.reduce((total, count) => total + count, 0);
    let height = Math.log((all + 0.1) / sum);
    let trend: number = TREND.mean;
    const doubt = 1 / (TREND.error * TREND.error);
    for (let round = 0; round < 30; round += 1) {
      let [byHeight, byTrend] = [0, -(trend - TREND.mean) * doubt];
      let [hh, ht, tt] = [1e-9, 0, doubt];
      for (let band = 0; band < known.length; band += 1) {
        const mean = expected[band]! * Math.exp(height + trend * place[band]!);
        const share = 1 / (clump + uneven * mean);
        byHeight += (known[band]! - mean) * share;
        byTrend += (known[band]! - mean) * share * place[band]!;
        hh += mean * share;
        ht += mean * share * place[band]!;
        tt += mean * share * place[band]! * place[band]!;
      }
      const area = hh * tt - ht * ht;
      const toHeight = bounded((tt * byHeight - ht * byTrend) / area, 0.7);
      const toTrend = bounded((hh * byTrend - ht * byHeight) / area, 0.7);
      height += toHeight;
      trend += toTrend;
      if (Math.abs(toHeight) + Math.abs(toTrend) < 1e-6) break;
    }
    let log = (-(trend - TREND.mean) * (trend - TREND.mean) * doubt) / 2;
    for (let band = 0; band < known.length; band += 1) {
      const mean = expected[band]! * Math.exp(height + trend * place[band]!);
      const spread = clump + uneven * mean;
      log += (known[band]! / clump) * Math.log(mean / spread) - Math.log(spread) / uneven;
    }
    return log;
  };
}

/** log likelihood by what people said. */
function byLabels(labels: readonly WeighedLabel[], shift: number, slope: number): number {
  let log = 0;
  for (const { verdict, weight } of labels) {
    const bits = shift + slope * weight;
    log -= Math.log1p(Math.exp((verdict === "same" ? -bits : bits) * Math.LN2));
  }
  return log;
}

interface Point {
  readonly shift: number;
  readonly slope: number;
  mass: number;
}

function grid(): Point[] {
  const points: Point[] = [];
  const { shift, slope } = GRID;
  for (let s = 0; shift.from + s * shift.step <= shift.to; s += 1)
    for (let b = 0; slope.from + b * slope.step <= slope.to + 1e-9; b += 1)
      points.push({ shift: shift.from + s * shift.step, slope: slope.from + b * slope.step, mass: 0 });
  return points;
}

const thousandths = (value: number): number => Math.round(1000 * value);

/** @param labels with what their pairs weigh as the draws weigh them */
export function drawCorrections(
  apart: KnownApart | null,
  labels: readonly WeighedLabel[],
  draws: number,
  draw: Rng,
): Corrections {
  const told = labels.filter(({ verdict }) => verdict !== "cannot-tell");
  const byKnown = apart === null ? null : likelihoodOf(apart);
  const points = grid();
  let most = Number.NEGATIVE_INFINITY;
  for (const point of points) {
    const { shift, slope } = point;
    const [off, tilt] = [
      (shift - BELIEF.shift) / BELIEF.shiftError,
      Math.log(slope / BELIEF.slope) / BELIEF.slopeLogError,
    ];
    point.mass =
      // Per unit of slope, not of its logarithm.
      -(off * off + tilt * tilt) / 2 -
      Math.log(slope) +
      (byKnown?.(shift, slope) ?? 0) +
      byLabels(told, shift, slope);
    most = Math.max(most, point.mass);
  }
  let sum = 0;
  for (const point of points) {
    point.mass = Math.exp(point.mass - most);
    sum += point.mass;
  }
  const mean = (of: (point: Point) => number): number =>
    points.reduce((total, point) => total + point.mass * of(point), 0) / sum;
  const [shift, slope] = [mean((point) => point.shift), mean((point) => point.slope)];
  const found: CorrectionsFound = {
    known: apart === null ? null : apart.known.reduce((total, count) => total + count, 0),
    labels: told.length,
    shiftMilliBits: thousandths(shift),
    shiftErrorMilliBits: thousandths(Math.sqrt(mean((one) => (one.shift - shift) * (one.shift - shift)))),
    slopeMille: thousandths(slope),
    slopeErrorMille: thousandths(Math.sqrt(mean((one) => (one.slope - slope) * (one.slope - slope)))),
  };
  return { of: spreadOver(points, sum, draws, draw), found };
}

/** Systematic sampling of points by mass, each moved within its cell; in an order that tells nothing. */
function spreadOver(points: readonly Point[], sum: number, draws: number, draw: Rng): Correction[] {
  const taken: Correction[] = [];
  const start = draw.uniform();
  let [at, below] = [0, 0];
  for (let one = 0; one < draws; one += 1) {
    const wanted = ((one + start) / draws) * sum;
    while (at < points.length - 1 && below + points[at]!.mass < wanted) {
      below += points[at]!.mass;
      at += 1;
    }
    const { shift, slope } = points[at]!;
    taken.push({
      shiftMilliBits: thousandths(shift + (draw.uniform() - 0.5) * GRID.shift.step),
      slopeMille: thousandths(slope + (draw.uniform() - 0.5) * GRID.slope.step),
    });
  }
  return draw.shuffle(taken);
}
