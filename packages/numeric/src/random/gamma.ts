/**
 * Gamma and beta draws.
 *
 * Source: Marsaglia & Tsang (2000), ACM TOMS 26:363, for shapes of 1 and more; below 1 a draw of shape + 1 is
 * taken to the power of 1/shape by logarithms, so that nothing underflows before the caller wants it to. Beta with one
 * shape of 1 by inversion. Cost: about one normal draw and a uniform.
 */
import { softplusInverse } from "../special/softplus.ts";
import type { Rng } from "./rng.ts";

/**
 * ln of a gamma draw of rate 1.
 *
 * @param shape above 0
 * @throws RangeError otherwise
 */
export function logGammaDraw(stream: Rng, shape: number): number {
  if (!(shape > 0 && Number.isFinite(shape))) throw new RangeError(`shape must be above 0; it is ${shape}`);
  if (shape < 1) {
    const u = 1 - stream.uniform();
    return Math.log(gammaDraw(stream, shape + 1)) + Math.log(u) / shape;
  }
  return Math.log(gammaDraw(stream, shape));
}

/**
 * A gamma draw of rate 1.
 *
 * @param shape above 0; below 1 a draw may round to 0
 * @throws RangeError otherwise
 */
export function gammaDraw(stream: Rng, shape: number): number {
  if (!(shape >= 1 && Number.isFinite(shape))) return Math.exp(logGammaDraw(stream, shape));
  if (shape === 1) return -Math.log(1 - stream.uniform());
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = stream.normal();
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    const u = 1 - stream.uniform();
    if (u < 1 - 0.0331 * x * x * x * x) return d * v;
    if (Math.log(u) < 0.5 * x * x + d * (1 - v + Math.log(v))) return d * v;
  }
}

/**
 * ln of the odds p / (1 − p) of a beta draw p: it keeps what p itself loses near 0 and 1.
 *
 * @param a above 0
 * @param b above 0
 * @throws RangeError otherwise
 */
export function betaLogOdds(stream: Rng, a: number, b: number): number {
  // With one shape of 1: 1 − p, or p, is a uniform to the power of 1/shape.
  if (a === 1) return softplusInverse(-logUniform(stream) / b);
  if (b === 1) return -softplusInverse(-logUniform(stream) / a);
  return logGammaDraw(stream, a) - logGammaDraw(stream, b);
}

/** ln of a uniform in the open interval, never 0. */
const logUniform = (stream: Rng): number => Math.log((1 - stream.uniform()) * (1 - 2 ** -53));
