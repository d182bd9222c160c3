/**
 * Pairs of records worth comparing: those that agree on something rare.
 *
 * A set of attributes on which two rows agree makes a candidate where strangers would be expected to share it
 * with at most `PARTNERS` rows of the whole table, if the attributes were independent: n times the product of the
 * values' shares. Only sets of which no part is rare enough by itself are looked at, so each reason stands
 * once, and what is compared grows with the table and not with its square. Attributes depend on one
 * another (a town and its postcode): a group larger than `LARGEST` is split by further attributes and, when none is
 * left, each record meets its next neighbours; how often is told, never silent.
 * A row of which no set is rare enough (it says too little) meets those that agree with it on all it says.
 * Source: dynamic blocking (McNeill, Kardes & Borthwick 2012), with the chance of agreement of Fellegi & Sunter
 * (1969) in place of their size of blocks. Small tables (`ALL_PAIRS` rows) are compared all with all.
 * Cost: for each row the sets of up to `MOST` attributes, cut off early; a sort of the keys found.
 */
import { MOST_ROWS } from "../table/inCanonicalOrder.ts";
import type { Attribute } from "./attributes.ts";
import { mix } from "./hash.ts";

const ALL_PAIRS = 1200;
/** Rows that agree by chance, expected: the one figure that says how much is compared. */
const PARTNERS = 2;
/** Most attributes in a set. */
const MOST = 4;
const LARGEST = 60;
const NEIGHBOURS = 6;

/** Distinct pairs, `left < right`, in order. */
export interface Candidates {
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Groups in which not all pairs could be met. */
  readonly cutGroups: number;
}

/** A growing column of exact numbers. */
class Growing {
  #values = new Float64Array(1 << 16);
  #length = 0;

  add(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Float64Array(this.#length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length] = value;
    this.#length += 1;
  }

  get length(): number {
    return this.#length;
  }

  /** Sorted, in place. */
  sorted(): Float64Array {
    return this.#values.subarray(0, this.#length).sort();
  }

  /** Sorted, each once. */
  settle(): Float64Array {
    const sorted = this.sorted();
    let kept = 0;
    for (let at = 0; at < sorted.length; at += 1) {
      if (at === 0 || sorted[at] !== sorted[kept - 1]) {
        sorted[kept] = sorted[at]!;
        kept += 1;
      }
    }
    this.#length = kept;
    return sorted.subarray(0, kept);
  }

  clear(): void {
    this.#length = 0;
  }
}

/** log2 of the share of rows that have this row's value, besides itself, for each row; 0 where it is silent. */
function rarity({ keys }: Attribute): Float32Array {
  const size = keys.length;
  const counts = new Map<number, number>();
  for (const key of keys) if (key !== 0) counts.set(key, (counts.get(key) ?? 0) + 1);
  const bits = new Map<number, number>();
  // A value met once has no partner: half a row is what a longer table might show.
  for (const [key, count] of counts) bits.set(key, Math.log2(Math.max(0.5, count - 1) / size));
  return Float32Array.from(keys, (key) => (key === 0 ? 0 : bits.get(key)!));
}

export interface CandidateOptions {
  /** Whether two rows are known to be of two people without looking, so that the pair is left out. */
  readonly apart: (i: number, j: number) => boolean;
  readonly onPart?: (done: number, total: number) => void;
}

export function candidates(size: number, attributes: readonly Attribute[], options: CandidateOptions): Candidates {
  const { apart, onPart = () => {} } = options;
  const pairs = new Growing();
  let cutGroups = 0;
  const add = (i: number, j: number): void => {
    if (i !== j && !apart(i, j)) pairs.add(i < j ? i * size + j : j * size + i);
  };
  if (size <= ALL_PAIRS) {
    for (let i = 0; i < size; i += 1) for (let j = i + 1; j < size; j += 1) add(i, j);
    return { ...unpacked(pairs.settle(), size), cutGroups };
  }
  const bits = attributes.map(rarity);
  const count = attributes.length;
  const facts = attributes.map((attribute) => attribute.facts);
  const most = Math.log2(PARTNERS / size);
  const entries = new Growing();
  const split = (members: readonly number[], used: number, from: number): void => {
    if (members.length <= LARGEST) {
      for (let x = 0; x < members.length; x += 1)
        for (let y = x + 1; y < members.length; y += 1) add(members[x]!, members[y]!);
      return;
    }
    let next = from;
    while (next < count && (facts[next]! & used) !== 0) next += 1;
    if (next === count) {
      cutGroups += 1;
      for (let x = 0; x < members.length; x += 1)
        for (let y = x + 1; y < Math.min(members.length, x + 1 + NEIGHBOURS); y += 1)
          add(members[x]!, members[y]!);
      return;
    }
    const parts = new Map<number, number[]>();
    for (const row of members) {
      const key = attributes[next]!.keys[row]!;
      const part = parts.get(key);
      if (part) part.push(row);
      else parts.set(key, [row]);
    }
    for (const part of parts.values()) if (part.length > 1) split(part, used | facts[next]!, next + 1);
  };
  /** Pairs of the rows that share a key; key and row are packed. */
  const meet = (used: number): void => {
    const sorted = entries.sorted();
    for (let start = 0; start < sorted.length; ) {
      const hash = Math.floor(sorted[start]! / MOST_ROWS);
      const base = hash * MOST_ROWS;
      let end = start + 1;
      while (end < sorted.length && sorted[end]! < base + MOST_ROWS) end += 1;
      if (end - start === 2) add(sorted[start]! - base, sorted[start + 1]! - base);
      else if (end - start > 2) split(Array.from(sorted.subarray(start, end), (entry) => entry - base), used, 0);
      start = end;
    }
    entries.clear();
  };
  const sets = rareSets(count, facts);
  const told = new Uint8Array(size);
  let settled = 0;
  sets.forEach((set, at) => {
    rowsThatAreRare(set, attributes, bits, most, entries, told);
    meet(set.reduce((all, attribute) => all | facts[attribute]!, 0));
    if (pairs.length > 2 * settled + 8_000_000) settled = pairs.settle().length;
    if ((at & 15) === 0) onPart(at, sets.length);
  });
  for (let row = 0; row < size; row += 1) {
    if (told[row] === 1) continue;
    let [hash, said] = [29, 0];
    for (let attribute = 0; attribute < count; attribute += 1) {
      const key = attributes[attribute]!.keys[row]!;
      if (key === 0) continue;
      hash = mix(mix(hash, attribute), key);
      said += 1;
    }
    if (said > 0) entries.add((hash >>> 2) * MOST_ROWS + row);
  }
  meet(-1);
  onPart(sets.length, sets.length);
  return { ...unpacked(pairs.settle(), size), cutGroups };
}

/** All sets of one to `MOST` attributes that speak of different facts, shorter ones first. */
function rareSets(count: number, facts: readonly number[]): number[][] {
  const sets: number[][] = [];
  const grow = (set: readonly number[], used: number, from: number): void => {
    for (let next = from; next < count; next += 1) {
      if ((facts[next]! & used) !== 0) continue;
      const larger = [...set, next];
      sets.push(larger);
      if (larger.length < MOST) grow(larger, used | facts[next]!, next + 1);
    }
  };
  grow([], 0, 0);
  return sets.sort((a, b) => a.length - b.length);
}

/** Adds to `entries` the rows whose values of this set are rare together and in no smaller set. */
function rowsThatAreRare(
  set: readonly number[],
  attributes: readonly Attribute[],
  bits: readonly Float32Array[],
  most: number,
  entries: Growing,
  told: Uint8Array,
): void {
  const keys = set.map((at) => attributes[at]!.keys);
  const shares = set.map((at) => bits[at]!);
  const size = keys[0]?.length ?? 0;
  rows: for (let row = 0; row < size; row += 1) {
    let [sum, largest] = [0, Number.NEGATIVE_INFINITY];
    for (let at = 0; at < keys.length; at += 1) {
      const share = shares[at]![row]!;
      if (share === 0) continue rows;
      sum += share;
      if (share > largest) largest = share;
    }
    if (sum > most || (keys.length > 1 && sum - largest <= most)) continue;
    told[row] = 1;
    let hash = 17;
    for (const values of keys) hash = mix(hash, values[row]!);
    entries.add((hash >>> 2) * MOST_ROWS + row);
  }
}

function unpacked(pairs: Float64Array, size: number): { left: Int32Array; right: Int32Array } {
  const [left, right] = [new Int32Array(pairs.length), new Int32Array(pairs.length)];
  for (let at = 0; at < pairs.length; at += 1) {
    left[at] = Math.floor(pairs[at]! / size);
    right[at] = pairs[at]! - left[at]! * size;
  }
  return { left, right };
}
