/**
 * Whether an Ed25519 public key is one an honest key generation could have made.
 *
 * Source: RFC 8032, sections 5.1.1-5.1.4 (decoding, point addition in extended coordinates). Refused:
 * encodings that are not canonical (y ≥ p, or x = 0 with its sign set), bytes that are no point, points
 * of small order and points with a part of small order. Signatures under such keys hold in one
 * implementation and fail in another, or hold for messages nobody signed. Done once a key, at
 * enrolment; BigInt arithmetic is not constant-time, and a public key needs none. Cost: some milliseconds a
 * key, once a process: the genesis op, which names all founders, is read several times whenever a desk opens.
 */
import { fromHex } from "@daftar/model";

const P = 2n ** 255n - 19n;
const L = 2n ** 252n + 27742317777372353535851937790883648493n;
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

interface Point {
  readonly x: bigint;
  readonly y: bigint;
  readonly z: bigint;
  readonly t: bigint;
}

const IDENTITY: Point = { x: 0n, y: 1n, z: 1n, t: 0n };

/** Sum of two points; the formula is complete, so it doubles as well. */
function add(p: Point, q: Point): Point {
  const a = mod((p.y - p.x) * (q.y - q.x));
  const b = mod((p.y + p.x) * (q.y + q.x));
  const c = mod(2n * p.t * q.t * D);
  const d = mod(2n * p.z * q.z);
  const [e, f, g, h] = [b - a, d - c, d + c, b + a];
  return { x: mod(e * f), y: mod(g * h), t: mod(e * h), z: mod(f * g) };
}

function multiply(point: Point, scalar: bigint): Point {
  let sum = IDENTITY;
  let doubled = point;
  for (let s = scalar; s > 0n; s >>= 1n) {
    if (s & 1n) sum = add(sum, doubled);
    doubled = add(doubled, doubled);
  }
  return sum;
}

const isIdentity = (p: Point): boolean => p.x === 0n && p.y === p.z;

function decode(key: Uint8Array): Point | null {
  if (key.length !== 32) return null;
  let encoded = 0n;
  for (let at = 31; at >= 0; at -= 1) encoded = (encoded << 8n) | BigInt(key[at] ?? 0);
  const sign = encoded >> 255n;
  const y = encoded & ((1n << 255n) - 1n);
  if (y >= P) return null;
  const x = squareRootOfRatio(mod(y * y - 1n), mod(D * y * y + 1n));
  if (x === null || (x === 0n && sign === 1n)) return null;
  const signedX = (x & 1n) === sign ? x : P - x;
  return { x: signedX, y, z: 1n, t: mod(signedX * y) };
}

function computed(publicKey: string): boolean {
  const point = decode(fromHex(publicKey));
  return point !== null && !isIdentity(point) && isIdentity(multiply(point, L));
}

const foundSound = new Set<string>();
const MOST_KEPT = 1024;

/**
 * Whether a key may be enrolled.
 *
 * @param publicKey 32 bytes in hexadecimal
 */
export function isSoundKey(publicKey: string): boolean {
  if (foundSound.has(publicKey)) return true;
  const sound = computed(publicKey);
  if (foundSound.size >= MOST_KEPT) foundSound.clear();
  if (sound) foundSound.add(publicKey);
  return sound;
}
