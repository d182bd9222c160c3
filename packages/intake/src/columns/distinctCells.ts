/**
 * The distinct cells of a column, numbered as they are met.
 *
 * Cells are kept as UTF-8, one after the other, and found by an open-addressed table of hashes of their
 * bytes (FNV-1a): a million ids take their bytes and 20 to 40 each, where a `Map` of texts takes some 100, and a
 * cell met before makes no text at all. Numbers follow the order of meeting, never the hash.
 * Cost: linear in bytes.
 */

/** Texts one after the other in UTF-8; the text of a number ends where `ends` says and begins where the one before ends. */
export interface PackedTexts {
  readonly bytes: Uint8Array;
  readonly ends: Uint32Array;
}

const encoder = new TextEncoder();

function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  // The table is entered by the lowest bits, which FNV alone mixes least.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}

export class DistinctCells {
  #bytes: Uint8Array = new Uint8Array(1 << 12);
  #ends: Uint32Array = new Uint32Array(1 << 9);
  /**
   * Two numbers for each place of the table: number and one of a cell, 0 where there is none, and its hash, which
   * spares a look at the cell itself where another is meant. At most half of the places are taken.
   */
  #slots: Int32Array = new Int32Array(1 << 11);
  #scratch: Uint8Array = new Uint8Array(1 << 8);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** @param bytes well-formed UTF-8 from `from` to `to`, which may be overwritten afterwards */
  ofBytes(bytes: Uint8Array, from: number, to: number): number {
    const slots = this.#slots;
    const ends = this.#ends;
    const own = this.#bytes;
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
    slots[slot] = this.#size + 1;
    slots[slot + 1] = hash;
    return this.#add(bytes, from, to);
  }

  /** @param text without half characters, which UTF-8 cannot write */
  ofText(text: string): number {
    // A unit of UTF-16 is at most three bytes.
    if (this.#scratch.length < 3 * text.length) this.#scratch = new Uint8Array(6 * text.length);
    const { written } = encoder.encodeInto(text, this.#scratch);
    return this.ofBytes(this.#scratch, 0, written);
  }

  /** The cell of a number. */
  text(number: number): string {
    return Buffer.from(this.#bytes.buffer).toString("utf8", this.#start(number), this.#ends[number]);
  }

  /** Every cell by its number. */
  texts(): string[] {
    const bytes = Buffer.from(this.#bytes.buffer);
    return Array.from({ length: this.#size }, (_, number) =>
      bytes.toString("utf8", this.#start(number), this.#ends[number]),
    );
  }

  isBlank(number: number): boolean {
    const start = this.#start(number);
    if (start === this.#ends[number]) return true;
    // Most cells show by their first byte that they say something; what is no ASCII may be a blank.
    const first = this.#bytes[start]!;
    return first > 0x20 && first < 0x80 ? false : this.text(number).trim() === "";
  }

  packed(): PackedTexts {
    const ends = this.#ends.slice(0, this.#size);
    return { bytes: this.#bytes.slice(0, ends.at(-1) ?? 0), ends };
  }

  #start(number: number): number {
    return number === 0 ? 0 : this.#ends[number - 1]!;
  }

  #add(bytes: Uint8Array, from: number, to: number): number {
    const number = this.#size;
    const start = this.#start(number);
    const end = start + to - from;
    if (end > 0xffff_ffff) throw new RangeError("distinct cells: at most 4 GiB of one column");
    if (end > this.#bytes.length) this.#bytes = grown(this.#bytes, Math.max(end, 2 * this.#bytes.length));
    for (let at = from; at < to; at += 1) this.#bytes[start + at - from] = bytes[at]!;
    if (number === this.#ends.length) {
      const larger = new Uint32Array(2 * number);
      larger.set(this.#ends);
      this.#ends = larger;
    }
    this.#ends[number] = end;
    this.#size = number + 1;
    if (4 * this.#size > this.#slots.length) this.#spread();
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

function grown(bytes: Uint8Array, size: number): Uint8Array {
  const larger = new Uint8Array(size);
  larger.set(bytes);
  return larger;
}
