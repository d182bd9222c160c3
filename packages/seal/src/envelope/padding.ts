/**
 * Padding, so that the length of what is sealed tells no source from another.
 *
 * A plaintext is its length in four bytes, itself, and zeros up to a bucket: multiples of the kind's unit up to
 * eight of them, and steps of at most a quarter beyond. Units were chosen by measuring
 * (bench/README.md): of the invented lists' rows nearly all fit one.
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

export function padded(kind: SealedKind, bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(bucketOf(kind, LENGTH_BYTES + bytes.length));
  new DataView(whole.buffer).setUint32(0, bytes.length);
  whole.set(bytes, LENGTH_BYTES);
  return whole;
}

/** What was padded; null where this is no padded text of the kind. */
export function unpadded(kind: SealedKind, whole: Uint8Array): Uint8Array | null {
  if (whole.length < LENGTH_BYTES) return null;
  const size = new DataView(whole.buffer, whole.byteOffset).getUint32(0);
  const end = LENGTH_BYTES + size;
  if (end > whole.length || bucketOf(kind, end) !== whole.length) return null;
  return whole.subarray(end).every((byte) => byte === 0) ? whole.subarray(LENGTH_BYTES, end) : null;
}
