/**
 * Cells of a column kept as UTF-8 one after the other, numbered as they come: a million ids take their bytes and four
 * each, where texts of their own take some 60. Cost: linear in bytes.
 */

/** Texts one after the other in UTF-8; the text of a number ends where `ends` says and begins where the one before ends. */
export interface PackedTexts {
  readonly bytes: Uint8Array;
  readonly ends: Uint32Array;
}

const encoder = new TextEncoder();

export class PackedCells {
  protected bytes: Uint8Array = new Uint8Array(1 << 12);
  protected ends: Uint32Array = new Uint32Array(1 << 9);
  #scratch: Uint8Array = new Uint8Array(1 << 8);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** @param bytes well-formed UTF-8 from `from` to `to`, which may be overwritten afterwards */
  ofBytes(bytes: Uint8Array, from: number, to: number): number {
    return this.append(bytes, from, to);
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
    return Buffer.from(this.bytes.buffer).toString("utf8", this.startOf(number), this.ends[number]);
  }

  /** Every cell by its number. */
  texts(): string[] {
    const bytes = Buffer.from(this.bytes.buffer);
    return Array.from({ length: this.#size }, (_, number) =>
      bytes.toString("utf8", this.startOf(number), this.ends[number]),
    );
  }

  isBlank(number: number): boolean {
    const start = this.startOf(number);
    if (start === this.ends[number]) return true;
    // Most cells show by their first byte that they say something; what is no ASCII may be a blank.
    const first = this.bytes[start]!;
    return first > 0x20 && first < 0x80 ? false : this.text(number).trim() === "";
  }

  packed(): PackedTexts {
    const ends = this.ends.slice(0, this.#size);
    return { bytes: this.bytes.slice(0, ends.at(-1) ?? 0), ends };
  }

  protected startOf(number: number): number {
    return number === 0 ? 0 : this.ends[number - 1]!;
  }

  protected append(bytes: Uint8Array, from: number, to: number): number {
    const number = this.#size;
    const start = this.startOf(number);
    const end = start + to - from;
    if (end > 0xffff_ffff) throw new RangeError("cells: at most 4 GiB of one column");
    if (end > this.bytes.length) this.bytes = grown(this.bytes, Math.max(end, 2 * this.bytes.length));
    const own = this.bytes;
    for (let at = from; at < to; at += 1) own[start + at - from] = bytes[at]!;
    if (number === this.ends.length) {
      const larger = new Uint32Array(2 * number);
      larger.set(this.ends);
      this.ends = larger;
    }
    this.ends[number] = end;
    this.#size = number + 1;
    return number;
  }
}

function grown(bytes: Uint8Array, size: number): Uint8Array {
  const larger = new Uint8Array(size);
  larger.set(bytes);
  return larger;
}
