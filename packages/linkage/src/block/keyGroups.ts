/**
 * Rows that share a key, found without sorting: keys are dealt into buckets, and each bucket of a few is
 * looked through. Cost: three passes; 16 bytes for each entry.
 */

/** A growing column of keys and rows. */
export class Entries {
  keys = new Int32Array(1 << 16);
  rows = new Int32Array(1 << 16);
  length = 0;

  add(key: number, row: number): void {
    if (this.length === this.keys.length) {
      const [keys, rows] = [new Int32Array(this.length * 2), new Int32Array(this.length * 2)];
      keys.set(this.keys);
      rows.set(this.rows);
      this.keys = keys;
      this.rows = rows;
    }
    this.keys[this.length] = key;
    this.rows[this.length] = row;
    this.length += 1;
  }
}

/** Sorts rows `[start, end)` by key, then row; buckets are small. */
function sortWithin(keys: Int32Array, rows: Int32Array, start: number, end: number): void {
  if (end - start > 64) {
    const order = Int32Array.from({ length: end - start }, (_, at) => start + at);
    order.sort((a, b) => keys[a]! - keys[b]! || rows[a]! - rows[b]!);
    const [sortedKeys, sortedRows] = [order.map((at) => keys[at]!), order.map((at) => rows[at]!)];
    keys.set(sortedKeys, start);
    rows.set(sortedRows, start);
    return;
  }
  for (let at = start + 1; at < end; at += 1) {
    const [key, row] = [keys[at]!, rows[at]!];
    let to = at;
    while (to > start && (keys[to - 1]! > key || (keys[to - 1] === key && rows[to - 1]! > row))) {
      keys[to] = keys[to - 1]!;
      rows[to] = rows[to - 1]!;
      to -= 1;
    }
    keys[to] = key;
    rows[to] = row;
  }
}

/**
 * Calls `visit` for each group of two rows or more with one key: `rows[start]` to `rows[end - 1]`, ascending.
 * Groups come in the order of their keys.
 */
export function keyGroups(
  entries: Entries,
  visit: (rows: Int32Array, start: number, end: number) => void,
): void {
  const { length } = entries;
  if (length < 2) return;
  const bits = Math.max(1, Math.min(22, 32 - Math.clz32(length >> 1)));
  const shift = 32 - bits;
  const starts = new Int32Array((1 << bits) + 1);
  for (let at = 0; at < length; at += 1) starts[(entries.keys[at]! >>> shift) + 1]! += 1;
  for (let bucket = 0; bucket < 1 << bits; bucket += 1) starts[bucket + 1]! += starts[bucket]!;
  const next = starts.slice(0, 1 << bits);
  const [keys, rows] = [new Int32Array(length), new Int32Array(length)];
  for (let at = 0; at < length; at += 1) {
    const key = entries.keys[at]!;
    const bucket = key >>> shift;
    const to = next[bucket]!;
    next[bucket] = to + 1;
    keys[to] = key;
    rows[to] = entries.rows[at]!;
  }
  for (let bucket = 0; bucket < 1 << bits; bucket += 1) {
    const [from, to] = [starts[bucket]!, starts[bucket + 1]!];
    if (to - from < 2) continue;
    sortWithin(keys, rows, from, to);
    for (let start = from; start < to; ) {
      let end = start + 1;
      while (end < to && keys[end] === keys[start]) end += 1;
      if (end - start > 1) visit(rows, start, end);
      start = end;
    }
  }
}
