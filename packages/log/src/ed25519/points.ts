/**
 * Points of edwards25519, as far as public keys and signatures need them.
 *
 * Source: RFC 8032, sections 5.1.1-5.1.4 (decoding, encoding, addition in extended coordinates). BigInt
 * arithmetic is not constant-time; everything here is public. Cost: some microseconds an addition.
 */

const P = 2n ** 255n - 19n;
/** The order of the group that honest keys lie in. */
export const GROUP_ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;
const mod = (n: bigint): bigint => ((n % P) + P) % P;

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = mod(base);
  for (let e = exponent; e > 0n; e >>= 1n) {
    if (e & 1n) result = (result * square) % P;
    square = (square * square) % P;
  }
  return result;
}

const inverse = (n: bigint): bigint => power(n, P - 2n);
const D = mod(-121665n * inverse(121666n));
const ROOT_OF_MINUS_ONE = power(2n, (P - 1n) / 4n);

/** x with x² = u/v, or null where there is none (RFC 8032, 5.1.3 steps 2 and 3). */
function squareRootOfRatio(u: bigint, v: bigint): bigint | null {
  const v3 = mod(v * v * v);
  const x = mod(u * v3 * power(mod(u * v3 * v3 * v), (P - 5n) / 8n));
  const check = mod(v * x * x);
  if (check === mod(u)) return x;
  if (check === mod(-u)) return mod(x * ROOT_OF_MINUS_ONE);
  return null;
}

export interface Point {
  readonly x: bigint;
  readonly y: bigint;
  readonly z: bigint;
  readonly t: bigint;
}

export const IDENTITY: Point = { x: 0n, y: 1n, z: 1n, t: 0n };

export const isIdentity = (p: Point): boolean => p.x === 0n && p.y === p.z;

export const negate = (p: Point): Point => ({ x: mod(-p.x), y: p.y, z: p.z, t: mod(-p.t) });

/** Sum of two points; the formula is complete, so it doubles as well. */
function add(p: Point, q: Point): Point {
  const a = mod((p.y - p.x) * (q.y - q.x));
  const b = mod((p.y + p.x) * (q.y + q.x));
  const c = mod(2n * p.t * q.t * D);
  const d = mod(2n * p.z * q.z);
  const [e, f, g, h] = [b - a, d - c, d + c, b + a];
  return { x: mod(e * f), y: mod(g * h), t: mod(e * h), z: mod(f * g) };
}

/** a·p + b·q, both at once (Straus): one doubling a bit. */
export function combine(a: bigint, p: Point, b: bigint, q: Point): Point {
  const both = add(p, q);
  let sum = IDENTITY;
  const bits = Math.max(a.toString(2).length, b.toString(2).length);
  for (let at = BigInt(bits - 1); at >= 0n; at -= 1n) {
    sum = add(sum, sum);
    const [ofA, ofB] = [(a >> at) & 1n, (b >> at) & 1n];
    if (ofA === 1n) sum = add(sum, ofB === 1n ? both : p);
    else if (ofB === 1n) sum = add(sum, q);
  }
  return sum;
}

/** A number from bytes, the least first. */
export function littleEndian(bytes: Uint8Array): bigint {
  let number = 0n;
  for (let at = bytes.length - 1; at >= 0; at -= 1) number = (number << 8n) | BigInt(bytes[at] ?? 0);
  return number;
}

/** The point of 32 bytes; null where they are none or not its canonical spelling. */
export function decodePoint(bytes: Uint8Array): Point | null {
  if (bytes.length !== 32) return null;
  const encoded = littleEndian(bytes);
  const sign = encoded >> 255n;
  const y = encoded & ((1n << 255n) - 1n);
  if (y >= P) return null;
  const x = squareRootOfRatio(mod(y * y - 1n), mod(D * y * y + 1n));
  if (x === null || (x === 0n && sign === 1n)) return null;
  const signedX = (x & 1n) === sign ? x : P - x;
  return { x: signedX, y, z: 1n, t: mod(signedX * y) };
}

/** The canonical 32 bytes of a point. */
export function encodePoint(point: Point): Uint8Array {
  const toAffine = inverse(point.z);
  const [x, y] = [mod(point.x * toAffine), mod(point.y * toAffine)];
  let rest = y | ((x & 1n) << 255n);
  return Uint8Array.from({ length: 32 }, () => {
    const byte = Number(rest & 255n);
    rest >>= 8n;
    return byte;
  });
}

/** The generator: y = 4/5, x even. */
export const BASE: Point = (() => {
  const y = mod(4n * inverse(5n));
  const root = squareRootOfRatio(mod(y * y - 1n), mod(D * y * y + 1n)) ?? 0n;
  const x = (root & 1n) === 0n ? root : P - root;
  return { x, y, z: 1n, t: mod(x * y) };
})();
