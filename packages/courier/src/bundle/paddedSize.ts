/**
 * How long a bundle is made, so that its length tells little of what lies in it.
 *
 * Source: Nikitin et al. (2019), "Reducing metadata leakage from encrypted files", Padmé: lengths keep
 * as many significant bits as their exponent has digits. Cost: at most 12 % more bytes, log log of the
 * length in bits leaked.
 */

/** The smallest padded length that holds `size` bytes; a whole number, 2 or more. */
export function paddedSize(size: number): number {
  if (size < 2) return 2;
  let exponent = 0;
  while (2 ** (exponent + 1) <= size) exponent += 1;
  let digits = 0;
  while (2 ** digits <= exponent) digits += 1;
  const unit = 2 ** Math.max(0, exponent - digits);
  return Math.ceil(size / unit) * unit;
}
