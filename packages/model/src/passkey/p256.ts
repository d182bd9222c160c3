/**
 * Which ES256 signatures have one spelling.
 *
 * Source: FIPS 186-5; SEC 1, section 4.1. With (r, s) also (r, n - s) holds, and authenticators give either.
 * One is enough, so that nobody turns one approval into a second: ops hold the lower s, and whoever
 * brings a signature in turns it to that. Hexadecimal of one length orders as the numbers do.
 */

/** Order of the base point of P-256. */
export const P256_ORDER = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";
const HALF = "7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8";
const ZERO = "0".repeat(64);

/** @param signature r and s, 32 bytes each, in hexadecimal */
export function inLowerHalf(signature: string): boolean {
  const [r, s] = [signature.slice(0, 64), signature.slice(64)];
  return r > ZERO && r < P256_ORDER && s > ZERO && s <= HALF;
}
