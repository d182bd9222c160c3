/**
 * Whether bytes are a point of P-256 in its uncompressed spelling.
 *
 * Source: SEC 1, section 3.2.2.1; SP 800-186 for the curve. The curve has prime order, so every point of
 * it but the one at infinity, which has no such spelling, is sound. Cost: one multiplication.
 */

const P = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn;
const B = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;

/** @param publicKey 65 bytes in hexadecimal, the first of them 04 */
export function isSoundP256Key(publicKey: string): boolean {
  if (!/^04[0-9a-f]{128}$/.test(publicKey)) return false;
  const x = BigInt(`0x${publicKey.slice(2, 66)}`);
  const y = BigInt(`0x${publicKey.slice(66)}`);
  return x < P && y < P && (y * y - (x * x * x - 3n * x + B)) % P === 0n;
}
