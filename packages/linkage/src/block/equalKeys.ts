/**
 * Rows that share a key, found without sorting them all: keys are dealt into many parts as they come, and each
 * part, small enough for the processor's own memory, is dealt again and looked through a few at a time.
 * Cost: three passes over the entries; 8 bytes for each.
 */

const PART_BITS = 8;
const BLOCK = 1 << 15;

/** Entries of one part: keys and rows in turn, in blocks that never move. */
class Part {
  readonly blocks: Int32Array[] = [];
  #last = new Int32Array(0);
  #filled = BLOCK;
  length = 0;

  add(key: number, row: number): void {
    if (this.#filled === BLOCK) {
      this.#last = new Int32Array(BLOCK);
      this.blocks.push(this.#last);
      this.#filled = 0;
    }
    this.#last[this.#filled] = key;
    this.#last[this.#filled + 1] = row;
    this.#filled += 2;
    this.length += 1;
  }
}

export class KeyGroups {
  #parts = Array.from({ length: 1 << PART_BITS }, () => new Part());

  /** @param key 32 bits, well mixed */
  add(key: number, row: number): void {
    this.#parts[key >>> (32 - PART_BITS)]!.add(key | 0, row);
  }

  /**
   * Calls `visit` for each group of two rows or more with one key: `rows[start]` to `rows[end - 1]`, ascending
   * where rows were added so. Groups come in the order of their keys. Entries are let go of on the way.
   */
  visit(visit: (rows: Int32Array, start: number, end: number) => void): void {
    for (let at = 0; at < this.#parts.length; at += 1) {
      const part = this.#parts[at]!;
      this.#parts[at] = new Part();
      if (part.length > 1) visitPart(part, visit);
    }
  }
}

function visitPart(part: Part, visit: (rows: Int32Array, start: number, end: number) => void): void {
  const { length, blocks } = part;
  const bits = Math.max(1, 32 - Math.clz32(length >> 1));
  const bucketOf = (key: number): number => (key << PART_BITS) >>> (32 - bits);
  const starts = new Int32Array((1 << bits) + 1);
  const each = (see: (key: number, row: number) => void): void => {
    for (let at = 0; at < length; at += 1) {
      const place = (2 * at) & (BLOCK - 1);
      const block = blocks[Math.floor((2 * at) / BLOCK)]!;
      see(block[place]!, block[place + 1]!);
    }
  };
  each((key) => {
    starts[bucketOf(key) + 1]! += 1;
  });
  for (let bucket = 0; bucket < 1 << bits; bucket += 1) starts[bucket + 1]! += starts[bucket]!;
  const next = starts.slice(0, 1 << bits);
  const [keys, rows] = [new Int32Array(length), new Int32Array(length)];
  each((key, row) => {
    const bucket = bucketOf(key);
    const to = next[bucket]!;
    next[bucket] = to + 1;
    keys[to] = key;
    rows[to] = row;
  });
  for (let bucket = 0; bucket < 1 << bits; bucket += 1) {
    const [from, to] = [starts[bucket]!, starts[bucket + 1]!];
    if (to - from < 2) continue;
    if (to - from === 2) {
      if (keys[from] === keys[from + 1]) visit(rows, from, to);
      continue;
    }
    sortByKey(keys, rows, from, to);
    for (let start = from; start < to; ) {
      let end = start + 1;
      while (end < to && keys[end] === keys[start]) end += 1;
      if (end - start > 1) visit(rows, start, end);
      start = end;
    }
  }
}

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
