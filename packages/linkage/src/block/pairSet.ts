/** Pairs of rows, each kept once, in order: dealt by the smaller row, then sorted among a few. */

export interface PairColumns {
  readonly left: Int32Array<ArrayBuffer>;
  readonly right: Int32Array<ArrayBuffer>;
}

/** Pairs that stand in either, each once and in order. */
export function eitherOf(a: PairColumns, b: PairColumns): PairColumns {
  if (b.left.length === 0) return { left: a.left, right: a.right };
  const most = a.left.length + b.left.length;
  const [left, right] = [new Int32Array(most), new Int32Array(most)];
  let [x, y, length] = [0, 0, 0];
  while (x < a.left.length || y < b.left.length) {
    const apart =
      x === a.left.length
        ? 1
        : y === b.left.length
          ? -1
          : a.left[x]! - b.left[y]! || a.right[x]! - b.right[y]!;
    const from = apart <= 0 ? a : b;
    const at = apart <= 0 ? x : y;
    left[length] = from.left[at]!;
    right[length] = from.right[at]!;
    length += 1;
    if (apart <= 0) x += 1;
    if (apart >= 0) y += 1;
  }
  return { left: left.slice(0, length), right: right.slice(0, length) };
}

/** So many pairs met lately are known at once. */
const MOST_SEEN_BITS = 19;

export class PairSet {
  /** The pair that last fell on each slot: most repeats come soon after one another. */
  readonly #seen: Int32Array;
  readonly #shift: number;
  #left = new Int32Array(1 << 16);
  #right = new Int32Array(1 << 16);
  #length = 0;
  #settled = 0;
  readonly #size: number;

  /** @param size number of rows */
  constructor(size: number) {
    this.#size = size;
    const bits = Math.min(MOST_SEEN_BITS, 34 - Math.clz32(size));
    this.#seen = new Int32Array(2 << bits).fill(-1);
    this.#shift = 32 - bits;
  }

  add(i: number, j: number): void {
    const [low, high] = [Math.min(i, j), Math.max(i, j)];
    const slot = ((Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> this.#shift) << 1;
    if (this.#seen[slot] === low && this.#seen[slot + 1] === high) return;
    this.#seen[slot] = low;
    this.#seen[slot + 1] = high;
    if (this.#length === this.#left.length) {
      // Repeats are many: when half of what stands here came since the last time, they go.
      if (this.#length >= 2 * this.#settled + 4_000_000) this.#settle();
      if (this.#length * 2 > this.#left.length) this.#grow();
    }
    this.#left[this.#length] = low;
    this.#right[this.#length] = high;
    this.#length += 1;
  }

  #grow(): void {
    const [left, right] = [new Int32Array(this.#left.length * 2), new Int32Array(this.#left.length * 2)];
    left.set(this.#left);
    right.set(this.#right);
    this.#left = left;
    this.#right = right;
  }

  #settle(): void {
    const starts = new Int32Array(this.#size + 1);
    for (let at = 0; at < this.#length; at += 1) starts[this.#left[at]! + 1]! += 1;
    for (let row = 0; row < this.#size; row += 1) starts[row + 1]! += starts[row]!;
    const next = starts.slice();
    const right = new Int32Array(this.#length);
    for (let at = 0; at < this.#length; at += 1) {
      const row = this.#left[at]!;
      right[next[row]!] = this.#right[at]!;
      next[row]! += 1;
    }
    let kept = 0;
    for (let row = 0; row < this.#size; row += 1) {
      const [from, to] = [starts[row]!, starts[row + 1]!];
      if (to > from + 1) sortFew(right, from, to);
      for (let at = from; at < to; at += 1) {
        if (at > from && right[at] === right[at - 1]) continue;
        this.#left[kept] = row;
        this.#right[kept] = right[at]!;
        kept += 1;
      }
    }
    this.#length = kept;
    this.#settled = kept;
  }

  /** All pairs so far, `left < right`, by left and then right. */
  columns(): PairColumns {
    this.#settle();
    return { left: this.#left.slice(0, this.#length), right: this.#right.slice(0, this.#length) };
  }
}

function sortFew(values: Int32Array, from: number, to: number): void {
  if (to - from > 48) {
    values.subarray(from, to).sort();
    return;
  }
  for (let at = from + 1; at < to; at += 1) {
    const value = values[at]!;
    let place = at;
    while (place > from && values[place - 1]! > value) {
      values[place] = values[place - 1]!;
      place -= 1;
    }
    values[place] = value;
  }
}
