/**
 * Rows that share a key, found without a full sort: entries are dealt into as many buckets as there are entries, and
 * each bucket, of a few, is sorted. Cost: three passes over the entries; 16 bytes for each.
 */

/** Told a group of two rows or more: `rows[start]` to `rows[end - 1]`, in the order they were added. */
export type VisitGroup = (rows: Int32Array, start: number, end: number) => void;

export class EqualKeys {
  #keys: Int32Array;
  #rows: Int32Array;
  #dealtKeys: Int32Array;
  #dealtRows: Int32Array;
  #starts: Int32Array;
  #length = 0;

  /** @param most entries between two visits */
  constructor(most: number) {
    this.#keys = new Int32Array(most);
    this.#rows = new Int32Array(most);
    this.#dealtKeys = new Int32Array(most);
    this.#dealtRows = new Int32Array(most);
    this.#starts = new Int32Array((1 << bucketBits(most)) + 1);
  }

  /** @param key 32 bits, well mixed */
  add(key: number, row: number): void {
    this.#keys[this.#length] = key;
    this.#rows[this.#length] = row;
    this.#length += 1;
  }

  /** Visits each group of one key among the entries added, by bucket and then key, and lets go of all. */
  visit(visit: VisitGroup): void {
    const length = this.#length;
    this.#length = 0;
    if (length < 2) return;
    const [keys, rows] = [this.#dealtKeys, this.#dealtRows];
    const shift = 32 - bucketBits(length);
    const starts = this.#starts;
    const buckets = 1 << (32 - shift);
    starts.fill(0, 0, buckets + 1);
    for (let at = 0; at < length; at += 1) starts[this.#keys[at]! >>> shift]! += 1;
    let sum = 0;
    for (let bucket = 0; bucket < buckets; bucket += 1) {
      sum += starts[bucket]!;
      starts[bucket] = sum;
    }
    // From the last entry back, so that each bucket keeps the order of its entries and ends as its start.
    for (let at = length - 1; at >= 0; at -= 1) {
      const bucket = this.#keys[at]! >>> shift;
      const to = starts[bucket]! - 1;
      starts[bucket] = to;
      keys[to] = this.#keys[at]!;
      rows[to] = this.#rows[at]!;
    }
    starts[buckets] = length;
    for (let bucket = 0; bucket < buckets; bucket += 1) {
      const [from, to] = [starts[bucket]!, starts[bucket + 1]!];
      if (to - from < 2) continue;
      if (to - from > 2) sortByKey(keys, rows, from, to);
      for (let start = from; start < to; ) {
        let end = start + 1;
        while (end < to && keys[end] === keys[start]) end += 1;
        if (end - start > 1) visit(rows, start, end);
        start = end;
      }
    }
  }
}

/** As many buckets as entries, or half; at least two, at most 2^30. */
const bucketBits = (entries: number): number => Math.max(1, Math.min(30, 31 - Math.clz32(entries)));

/** Sorts `[from, to)` by key and keeps the order of rows of one key. */
function sortByKey(keys: Int32Array, rows: Int32Array, from: number, to: number): void {
  if (to - from > 64) {
    const order = Int32Array.from({ length: to - from }, (_, at) => from + at);
    order.sort((a, b) => keys[a]! - keys[b]! || a - b);
    const [sortedKeys, sortedRows] = [order.map((at) => keys[at]!), order.map((at) => rows[at]!)];
    keys.set(sortedKeys, from);
    rows.set(sortedRows, from);
    return;
  }
  for (let at = from + 1; at < to; at += 1) {
    const [key, row] = [keys[at]!, rows[at]!];
    let place = at;
    while (place > from && keys[place - 1]! > key) {
      keys[place] = keys[place - 1]!;
      rows[place] = rows[place - 1]!;
      place -= 1;
    }
    keys[place] = key;
    rows[place] = row;
  }
}
