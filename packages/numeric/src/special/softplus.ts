/**
 * ln(1 + eˣ) and its inverse: what the log-odds x of p make of −ln(1 − p), and back.
 *
 * Neither overflows nor loses its digits at either end. Cost: an exponential and a logarithm.
 */

/** @returns ln(1 + eˣ), above 0; `Infinity` for `Infinity` */
export const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

/**
 * @param y 0 or more
 * @returns ln(eʸ − 1); `-Infinity` at 0
 */
export const softplusInverse = (y: number): number =>
  y > 1 ? y + Math.log1p(-Math.exp(-y)) : Math.log(Math.expm1(y));
