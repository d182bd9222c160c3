/**
 * Padding, so that the length of what is sealed tells no source from another.
 *
 * A plaintext is its length in four bytes, itself, and zeros up to a bucket: multiples of the kind's unit up to
 * eight of them, and steps of at most a quarter beyond. In one envelope the bucket that holds nine tenths of its
 * sources is the least for all, so that only the longest differ. Units were chosen by measuring (decision 0060).
 */
import type { SealedKind } from "@daftar/model";

const UNIT: Readonly<Record<SealedKind, number>> = { cells: 256, account: 1024, count: 1024, original: 4096 };
const LENGTH_BYTES = 4;

/** Bytes of the bucket that holds so many. */
export function bucketOf(kind: SealedKind, size: number): number {
  let step = UNIT[kind];
  while (size > 8 * step) step *= 2;
  return Math.max(1, Math.ceil(size / step)) * step;
}

/** The bucket that holds nine tenths of so long plaintexts. */
export function leastBucket(kind: SealedKind, sizes: readonly number[]): number {
  const sorted = sizes.toSorted((a, b) => a - b);
  return bucketOf(kind, LENGTH_BYTES + (sorted[Math.ceil(0.9 * sorted.length) - 1] ?? 0));
}

/** @param least bytes at least; a bucket */
export function padded(kind: SealedKind, bytes: Uint8Array, least = 0): Uint8Array {
  const whole = new Uint8Array(Math.max(least, bucketOf(kind, LENGTH_BYTES + bytes.length)));
  new DataView(whole.buffer).setUint32(0, bytes.length);
  whole.set(bytes, LENGTH_BYTES);
  return whole;
}

/** What was padded; null where this is no padded text of the kind. */
export function unpadded(kind: SealedKind, whole: Uint8Array): Uint8Array | null {
  if (whole.length < LENGTH_BYTES || bucketOf(kind, whole.length) !== whole.length) return null;
  const size = new DataView(whole.buffer, whole.byteOffset).getUint32(0);
  const end = LENGTH_BYTES + size;
  if (end > whole.length) return null;
  return whole.subarray(end).every((byte) => byte === 0) ? whole.subarray(LENGTH_BYTES, end) : null;
}
