/**
 * Weights corrected by what people said of pairs: shift + slope · weight, in bits.
 *
 * The correction is fitted to the weights that labelled pairs had after lists competed (`labelReport.ts`), and holds
 * whichever pairs people were asked about, as long as pairs of one weight were labelled whatever they are. It is applied
 * where labels show the weights to be wrong at all; what they do not show, chance would put in. Cost: two operations.
 */
import type { Calibration } from "./labelReport.ts";

/** What a run multiplies and adds; whole thousandths. */
export interface Correction {
  readonly shiftMilliBits: number;
  readonly slopeMille: number;
}

/** 95 % of a chi-squared of two degrees of freedom. */
const SHOWN = 5.991;

/** Whether shift 0 and slope 1 lie outside the region of 95 % around what was found (Wald 1943). */
export function isShown(found: Calibration): boolean {
  const [shift, slope] = [found.shiftMilliBits, found.slopeMille - 1000];
  const [a, b] = [shift / found.shiftErrorMilliBits, slope / found.slopeErrorMille];
  const together = found.togetherMille / 1000;
  return (a * a - 2 * together * a * b + b * b) / (1 - together * together) > SHOWN;
}

export function corrected(weight: number, { shiftMilliBits, slopeMille }: Correction): number {
  return (shiftMilliBits + slopeMille * weight) / 1000;
}

/** Nothing corrected. */
export const UNCORRECTED: Correction = { shiftMilliBits: 0, slopeMille: 1000 };

export interface Weighed {
  readonly weights: Float32Array;
  /** The same before lists competed; may be the same column. */
  readonly alone: Float32Array;
  readonly weigh: (i: number, j: number) => number;
}

/** The same, corrected; as it is where there is nothing to correct. */
export function correctedAll(weighed: Weighed, correction: Correction | null): Weighed {
  if (correction === null) return weighed;
  const { weights, alone, weigh } = weighed;
  const now = weights.map((weight) => corrected(weight, correction));
  return {
    weights: now,
    alone: alone === weights ? now : alone.map((weight) => corrected(weight, correction)),
    weigh: (i, j) => corrected(weigh(i, j), correction),
  };
}
