/**
 * A smooth function on an interval as a polynomial through its values at Chebyshev's points.
 *
 * Source: Clenshaw (1955), Math. Comp. 9:118, for the sum; Trefethen (2013), Approximation Theory and
 * Approximation Practice, ch. 3 and 8: coefficients of an analytic function fall geometrically, so that
 * the last of them tell how far the polynomial is from the function.
 * Cost: degree² for the coefficients, degree for a value.
 */

/** The `count` roots of Chebyshev's polynomial of that degree, in −1 to 1, rising. */
export function chebyshevPoints(count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, j) => -Math.cos((Math.PI * (j + 0.5)) / count));
}

/** Coefficients of the polynomial that takes `values` at `chebyshevPoints(values.length)`. */
export function chebyshevCoefficients(values: ArrayLike<number>): Float64Array {
  const count = values.length;
  const coefficients = new Float64Array(count);
  for (let k = 0; k < count; k++) {
    let sum = 0;
    // The points rise, so that point j is the cosine of π(count − j − ½)/count.
    for (let j = 0; j < count; j++) {
      sum += values[j]! * Math.cos((Math.PI * k * (count - j - 0.5)) / count);
    }
    coefficients[k] = ((k === 0 ? 1 : 2) * sum) / count;
  }
  return coefficients;
}

/** Value at `x` in −1 to 1. */
export function chebyshevValue(coefficients: Float64Array, x: number): number {
  let [ahead, beyond] = [0, 0];
  for (let k = coefficients.length - 1; k > 0; k--) {
    const now = coefficients[k]! + 2 * x * ahead - beyond;
    beyond = ahead;
    ahead = now;
  }
  return coefficients[0]! + x * ahead - beyond;
}
