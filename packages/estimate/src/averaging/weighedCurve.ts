/**
 * The profile of one weighed model, each fit begun where the last ones point to.
 *
 * Source: `profileCurve.ts`. Cost: 9 to 20 fits a model.
 */
import type { ColumnFitter } from "../heterogeneity/columnFit.ts";
import { UNBOUNDED_FACTOR } from "../loglinear/profile.ts";
import { type ProfileCurve, profilePoint, walkProfile } from "./profileCurve.ts";
import type { Weighed, WeighedLogLinear, WeighedMixture } from "./weigh.ts";

/** Fewer than this is nobody. */
const NOBODY = 0.5;

/** Between which numbers of people on no list, by their logarithms, profiles are walked. */
export const walkedRange = (people: number): { readonly from: number; readonly to: number } => ({
  from: Math.log(NOBODY),
  to: Math.log(UNBOUNDED_FACTOR * people),
});

/** The last two solutions, carried on in a straight line. */
class Follower {
  #u: number;
  #now: Float64Array;
  #before: { readonly u: number; readonly at: Float64Array } | null = null;

  constructor(u: number, at: Float64Array) {
    this.#u = u;
    this.#now = Float64Array.from(at);
  }

  startAt(u: number): Float64Array {
    const [now, before] = [this.#now, this.#before];
    if (before === null || before.u === this.#u) return now;
    const t = (u - this.#u) / (this.#u - before.u);
    // Only onwards and not far: behind or far ahead a straight line leads astray.
    if (!(t > 0 && t < 4)) return now;
    return now.map((v, i) => v + t * (v - before.at[i]!));
  }

  keep(u: number, at: Float64Array): void {
    this.#before = { u: this.#u, at: this.#now };
    this.#u = u;
    this.#now = Float64Array.from(at);
  }

  get last(): Float64Array {
    return this.#now;
  }
}

function logLinearCurve(
  fitter: ColumnFitter,
  { shape, coefficients, undocumented }: WeighedLogLinear,
  from: number,
  to: number,
): ProfileCurve | null {
  const start = Math.log(Math.max(undocumented, NOBODY));
  const length = coefficients.length;
  let follower = new Follower(start, coefficients);
  let last = start;
  return walkProfile(
    (u) => {
      // Back at the start for the other side.
      if (Math.abs(u - start) < Math.abs(last - start)) follower = new Follower(start, coefficients);
      last = u;
      const people = Math.exp(u);
      const settled =
        fitter.fit(shape, people, follower.startAt(u)) ||
        fitter.fit(shape, people, follower.last) ||
        fitter.fit(shape, people, null);
      if (!settled) return null;
      follower.keep(u, fitter.coefficients.subarray(0, length));
      const total = fitter.people + people;
      // At the fit Σ μ = N, so Σ n ln(μ/N) = ℓ + N − N ln N.
      const logOfTable = fitter.logLikelihood + total - total * Math.log(total);
      return profilePoint(fitter.people, people, logOfTable, Math.log(fitter.fitted[0]! / total));
    },
    start,
    from,
    to,
  );
}

function mixtureCurve(
  { fitter, theta, undocumented }: WeighedMixture,
  from: number,
  to: number,
): ProfileCurve | null {
  const start = Math.log(Math.max(undocumented, NOBODY));
  let now = theta;
  let last = start;
  return walkProfile(
    (u) => {
      if (Math.abs(u - start) < Math.abs(last - start)) now = theta;
      last = u;
      const people = Math.exp(u);
      if (!fitter.fit(people, now)) return null;
      now = Float64Array.from(fitter.theta);
      return profilePoint(
        fitter.people,
        people,
        fitter.logLikelihood,
        Math.log(Math.max(fitter.probabilities[0]!, 1e-300)),
      );
    },
    start,
    from,
    to,
  );
}

/**
 * @param fitter of the counts and belief that the model was weighed with
 * @returns `null` where a fit did not settle
 */
export function curveOf(
  fitter: ColumnFitter,
  weighed: Weighed,
  from: number,
  to: number,
): ProfileCurve | null {
  return weighed.kind === "mixture"
    ? mixtureCurve(weighed, from, to)
    : logLinearCurve(fitter, weighed, from, to);
}
