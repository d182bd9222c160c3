/**
 * Hashes of one item by field, packed: a large release has millions of commitments and salts, and as texts they are
 * most of what an audit holds in memory. Cost: 32 bytes a hash, and some for each item.
 */
import { hexInto } from "@daftar/model";

const HASH_BYTES = 32;
const SLAB_BYTES = 1 << 18;

export class HashesByField {
  readonly #places: ReadonlyMap<string, number>;
  readonly #bytes: Uint8Array;

  constructor(places: ReadonlyMap<string, number>, bytes: Uint8Array) {
    this.#places = places;
    this.#bytes = bytes;
  }

  /** Whether there is one for each of these fields, and no other. */
  hasJust(fields: readonly string[]): boolean {
    return this.#places.size === fields.length && fields.every((field) => this.#places.has(field));
  }

  /** @throws RangeError where there is none */
  of(field: string): Uint8Array {
    const place = this.#places.get(field);
    if (place === undefined) throw new RangeError(`there is no hash of the field ${field}`);
    return this.#bytes.subarray(place, place + HASH_BYTES);
  }
}

/** Packs one item after another; items of the same fields share what says where each stands. */
export class HashPacker {
  readonly #places = new Map<string, ReadonlyMap<string, number>>();
  #slab = new Uint8Array(0);

  /** @param hashes each 64 hexadecimal letters */
  pack(hashes: Readonly<Record<string, string>>): HashesByField {
    const fields = Object.keys(hashes);
    const name = JSON.stringify(fields);
    let places = this.#places.get(name);
    if (places === undefined) {
      places = new Map(fields.map((field, at) => [field, at * HASH_BYTES]));
      this.#places.set(name, places);
    }
    const bytes = this.#next(fields.length * HASH_BYTES);
    for (const [at, hash] of Object.values(hashes).entries()) hexInto(hash, bytes, at * HASH_BYTES);
    return new HashesByField(places, bytes);
  }

  #next(length: number): Uint8Array {
    if (this.#slab.length < length) this.#slab = new Uint8Array(Math.max(SLAB_BYTES, length));
    const bytes = this.#slab.subarray(0, length);
    this.#slab = this.#slab.subarray(length);
    return bytes;
  }
}
