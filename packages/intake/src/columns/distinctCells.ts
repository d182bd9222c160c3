/**
 * The distinct cells of a column, numbered as they are met.
 *
 * Cells are found by an open-addressed table of hashes of their bytes (FNV-1a): a cell met before makes no text
 * at all. Numbers follow the order of meeting, never the hash.
 * Cost: linear in bytes; 16 to 32 bytes for each distinct cell beside its text.
 */
import { PackedCells } from "./packedCells.ts";

function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  // The table is entered by the lowest bits, which FNV alone mixes least.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}

export class DistinctCells extends PackedCells {
  /**
   * Two numbers for each place of the table: number and one of a cell, 0 where there is none, and its hash, which
   * spares a look at the cell itself where another is meant. At most half of the places are taken.
   */
  #slots: Int32Array = new Int32Array(1 << 11);

  override ofBytes(bytes: Uint8Array, from: number, to: number): number {
    const slots = this.#slots;
    const ends = this.ends;
    const own = this.bytes;
    const mask = slots.length - 1;
    const length = to - from;
    const hash = hashOf(bytes, from, to);
    let slot = (hash << 1) & mask;
    for (let number = slots[slot]! - 1; number >= 0; number = slots[slot]! - 1) {
      if (slots[slot + 1] === hash) {
        const start = number === 0 ? 0 : ends[number - 1]!;
        if (ends[number]! - start === length) {
          let same = 0;
          while (same < length && own[start + same] === bytes[from + same]) same += 1;
          if (same === length) return number;
        }
      }
      slot = (slot + 2) & mask;
    }
    const number = this.append(bytes, from, to);
    slots[slot] = number + 1;
    slots[slot + 1] = hash;
    if (4 * this.size > slots.length) this.#spread();
    return number;
  }

  #spread(): void {
    const before = this.#slots;
    const slots = new Int32Array(2 * before.length);
    const mask = slots.length - 1;
    for (let at = 0; at < before.length; at += 2) {
      if (before[at] === 0) continue;
      const hash = before[at + 1]!;
      let slot = (hash << 1) & mask;
      while (slots[slot] !== 0) slot = (slot + 2) & mask;
      slots[slot] = before[at]!;
      slots[slot + 1] = hash;
    }
    this.#slots = slots;
  }
}
