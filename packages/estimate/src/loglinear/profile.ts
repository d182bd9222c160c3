/**
 * Profile-likelihood limits for the people on no list under one log-linear model.
 *
 * Source: Cormack (1992), Biometrics 48:567: for each number of undocumented the model is fitted to the
 * completed table, and the limits are where the multinomial likelihood N!/(Π n!) Π p^n has fallen by half
 * the chi-square quantile. Lopsided where the data are, and never below zero.
 * Assumes: the model, chosen before; the limits do not know that it was chosen. Cost: some 150 fits.
 */
import { chiSquareQuantile, lnGamma } from "@daftar/numeric";
import { LEVEL, type Undocumented } from "../interval/logInterval.ts";
import { LogLinearFitter } from "./fit.ts";

/**
 * More undocumented than this for each documented person is called "no upper limit": no war has been
 * documented so thinly and estimated so well.
 */
export const UNBOUNDED_FACTOR = 20;
/** Fewer than this is nobody. */
const NOBODY = 1e-6;

/**
 * @param counts by history
 * @param terms of an admissible model
 * @param open by history
 * @param nearby undocumented at the Poisson fit, where the search starts
 * @returns `null` where a fit did not settle
 */
export function profileInterval(
  counts: Float64Array,
  terms: readonly number[],
  open: Uint8Array,
  nearby: number,
): Undocumented | null {
  const completed = Float64Array.from(counts);
  let documented = 0;
  for (let x = 1; x < counts.length; x++) documented += counts[x]!;
  const fitter = new LogLinearFitter(counts.length);
  let last: Float64Array | undefined;
  let failed = false;
  /** Log-likelihood at `u`, the logarithm of the undocumented; constants of the observed left out. */
  const at = (u: number): number => {
    const undocumented = Math.exp(u);
    completed[0] = undocumented;
    const fit = fitter.fit(completed, terms, open, true, last) ?? fitter.fit(completed, terms, open, true);
    if (fit === null) {
      failed = true;
      return Number.NEGATIVE_INFINITY;
    }
    last = fit.coefficients;
    const total = documented + undocumented;
    // At the fit Σ μ = N, so Σ n ln(μ/N) = logLikelihood + N − N ln N.
    return (
      lnGamma(total + 1) - lnGamma(undocumented + 1) + fit.logLikelihood + total - total * Math.log(total)
    );
  };

  const least = Math.log(NOBODY);
  const cap = Math.log(UNBOUNDED_FACTOR * documented);
  const most = cap + Math.log(1e6);
  const clamp = (u: number): number => Math.min(most, Math.max(least, u));

  // Uphill from the Poisson fit until the top lies between two lower points.
  let step = 0.25;
  let middle = clamp(Math.log(Math.max(nearby, NOBODY)));
  let height = at(middle);
  let left = clamp(middle - step);
  let right = clamp(middle + step);
  let leftHeight = at(left);
  let rightHeight = at(right);
  for (let guard = 0; guard < 100 && !failed; guard++) {
    if (leftHeight > height) {
      [right, rightHeight, middle, height] = [middle, height, left, leftHeight];
      step *= 1.5;
      left = clamp(middle - step);
      leftHeight = left === middle ? Number.NEGATIVE_INFINITY : at(left);
    } else if (rightHeight > height) {
      [left, leftHeight, middle, height] = [middle, height, right, rightHeight];
      step *= 1.5;
      right = clamp(middle + step);
      rightHeight = right === middle ? Number.NEGATIVE_INFINITY : at(right);
    } else break;
  }
  if (failed) return null;
  const golden = 0.3819660112501051;
  for (let i = 0; i < 60 && right - left > 1e-7; i++) {
    const inLeft = middle - left > right - middle;
    const probe = inLeft ? middle - golden * (middle - left) : middle + golden * (right - middle);
    const probed = at(probe);
    if (probed > height) {
      if (inLeft) right = middle;
      else left = middle;
      [middle, height] = [probe, probed];
    } else if (inLeft) left = probe;
    else right = probe;
  }
  if (failed) return null;

  const floor = height - chiSquareQuantile(LEVEL, 1) / 2;
  /** Where the likelihood crosses the floor, going from the top towards `edge`; `null` where it does not. */
  const crossing = (edge: number): number | null => {
    const towards = edge > middle ? 1 : -1;
    let inside = middle;
    let reach = 0.1;
    let outside = middle;
    for (;;) {
      outside = towards > 0 ? Math.min(edge, inside + reach) : Math.max(edge, inside - reach);
      if (failed || at(outside) < floor) break;
      if (outside === edge) return null;
      inside = outside;
      reach *= 1.6;
    }
    for (let i = 0; i < 40 && Math.abs(outside - inside) > 1e-9; i++) {
      const half = (inside + outside) / 2;
      if (at(half) < floor) outside = half;
      else inside = half;
    }
    return Math.exp((inside + outside) / 2);
  };
  const low = middle <= least ? 0 : (crossing(least) ?? 0);
  last = undefined;
  const high = middle >= cap ? null : crossing(cap);
  return failed ? null : { point: Math.exp(middle), low, high };
}
