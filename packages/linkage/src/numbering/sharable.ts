/**
 * Columns of numbers that another thread may read where they lie. Where the host has no shared memory (a page that is
 * not isolated from other sites) they are plain ones, and a run stays in its thread.
 */

const shared = typeof SharedArrayBuffer !== "undefined";

export function sharableInts(size: number): Int32Array {
  return shared ? new Int32Array(new SharedArrayBuffer(4 * size)) : new Int32Array(size);
}
