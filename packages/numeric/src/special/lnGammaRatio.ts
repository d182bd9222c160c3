/**
 * How the logarithm of Γ grows from one argument to another, without the digits that two large logarithms
 * lose when they are subtracted.
 *
 * Source: the difference of two Stirling series (NIST DLMF 5.11.1), with ln x − ln t written as
 * ln(1 + b/t); compare DLMF 5.11.12. Cost: one logarithm, four below 16.
 */
import { lnGamma } from "./lnGamma.ts";

/** From here on five terms of Stirling's series are exact to the last bit. */
const SERIES_FROM = 16;

function stirlingTail(x: number): number {
  const r = 1 / x;
  const r2 = r * r;
  return r * (1 / 12 - r2 * (1 / 360 - r2 * (1 / 1260 - r2 * (1 / 1680 - r2 * (1 / 1188)))));
}

/**
 * ln Γ(t + b) − ln Γ(t) − b ln t: near b(b − 1)/2t where t is large. Relative error about 1e-15 of the
 * larger of its own size and that of b, not of ln Γ(t).
 *
 * @param t above 0
 * @param b above −t
 * @throws RangeError otherwise
 */
export function lnGammaRatio(t: number, b: number): number {
  const x = t + b;
  if (!(t > 0 && x > 0)) throw new RangeError(`t and t + b must be above 0; they are ${t} and ${x}`);
  if (t < SERIES_FROM || x < SERIES_FROM) return lnGamma(x) - lnGamma(t) - b * Math.log(t);
  return (x - 0.5) * Math.log1p(b / t) - b + (stirlingTail(x) - stirlingTail(t));
}
