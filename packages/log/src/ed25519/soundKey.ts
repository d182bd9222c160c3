/**
 * Whether an Ed25519 public key is one an honest key generation could have made.
 *
 * Refused: encodings that are not canonical (y ≥ p, or x = 0 with its sign set), bytes that are no point,
 * points of small order and points with a part of small order. Signatures under such keys hold in one
 * implementation and fail in another, or hold for messages nobody signed. Cost: some milliseconds a
 * key, once a process: the genesis op, which names all founders, is read several times whenever a desk opens.
 */
import { fromHex } from "@daftar/model";
import { combine, decodePoint, GROUP_ORDER, IDENTITY, isIdentity } from "./points.ts";

function computed(publicKey: string): boolean {
  const point = decodePoint(fromHex(publicKey));
  return point !== null && !isIdentity(point) && isIdentity(combine(GROUP_ORDER, point, 0n, IDENTITY));
}

// Unsound ones as well: whoever sends a thousand ops under one must not make us reckon a thousand times.
const judged = new Map<string, boolean>();
const MOST_KEPT = 1024;

/**
 * Whether a key may be enrolled.
 *
 * @param publicKey 32 bytes in hexadecimal
 */
export function isSoundKey(publicKey: string): boolean {
  const known = judged.get(publicKey);
  if (known !== undefined) return known;
  const sound = computed(publicKey);
  if (judged.size >= MOST_KEPT) judged.clear();
  judged.set(publicKey, sound);
  return sound;
}
