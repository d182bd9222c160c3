/**
 * A smooth function on an interval as the polynomial through its values at Chebyshev's points.
 *
 * Source: Clenshaw (1955), Math. Comp. 9:118, for the sum; Trefethen (2013), Approximation Theory and
 * Approximation Practice, ch. 2, 3 and 8: the points are the extremes of a Chebyshev polynomial, ends
 * included; coefficients of an analytic function fall geometrically, so that the last of them tell how far
 * the polynomial is from the function.
 * Cost: degree² for the coefficients, degree for a value.
 */

/** `degree` + 1 points in −1 to 1, rising, ends included. */
export function chebyshevPoints(degree: number): Float64Array {
  return Float64Array.from({ length: degree + 1 }, (_, j) => -Math.cos((Math.PI * j) / degree));
}

/** Coefficients of the polynomial that takes `values` at `chebyshevPoints(values.length − 1)`. */
export function chebyshevCoefficients(values: ArrayLike<number>): Float64Array {
  const degree = values.length - 1;
  const coefficients = new Float64Array(degree + 1);
  for (let k = 0; k <= degree; k++) {
    let sum = 0;
    for (let j = 0; j <= degree; j++) {
      const half = j === 0 || j === degree ? 0.5 : 1;
      // The points rise, so that point j is the cosine of π(degree − j)/degree.
      sum += half * values[j]! * Math.cos((Math.PI * ((k * (degree - j)) % (2 * degree))) / degree);
    }
    coefficients[k] = ((k === 0 || k === degree ? 1 : 2) * sum) / degree;
  }
  return coefficients;
}

/** Value at `x` in −1 to 1. */
export function chebyshevValue(coefficients: Float64Array, x: number): number {
  let ahead = 0;
  let beyond = 0;
  for (let k = coefficients.length - 1; k > 0; k--) {
    const now = coefficients[k]! + 2 * x * ahead - beyond;
    beyond = ahead;
    ahead = now;
  }
  return coefficients[0]! + x * ahead - beyond;
}
