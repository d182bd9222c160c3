/**
 * An interval for people on no list that can never fall below zero: symmetric in the logarithm.
 *
 * Source: Chao (1987), Biometrics 43:783: ln of the undocumented is taken as normal.
 * Cost: constant.
 */
import { normalQuantile } from "@daftar/numeric";

/** People on no list: most likely number and limits. */
export interface Undocumented {
  readonly point: number;
  readonly low: number;
  /** `null` where the data set no upper limit. */
  readonly high: number | null;
}

/** Every interval of this package is at this level. */
export const LEVEL = 0.95;

/**
 * @param point estimate of the undocumented, 0 or more
 * @param variance of that estimate, 0 or more
 */
export function logInterval(point: number, variance: number): Undocumented {
  if (point === 0) return { point, low: 0, high: 0 };
  const z = normalQuantile(0.5 + LEVEL / 2);
  const spread = Math.exp(z * Math.sqrt(Math.log1p(variance / (point * point))));
  return { point, low: point / spread, high: point * spread };
}
