/**
 * ln of a sum of exponentials, without overflow: the largest term is taken out first.
 * Cost: one exponential a term.
 */

/**
 * ln Σ exp(v).
 *
 * @param values any numbers, -Infinity (a zero term) included; empty gives -Infinity
 */
export function logSumExp(values: ArrayLike<number>): number {
  let top = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) top = Math.max(top, values[i]!);
  if (!Number.isFinite(top)) return top;
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += Math.exp(values[i]! - top);
  return top + Math.log(sum);
}
