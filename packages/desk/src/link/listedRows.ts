/**
 * Which list and which id each row has, and that no list has an id twice.
 *
 * An id met for the first time is in no list yet; the table of rows is asked for the others only. It is
 * open-addressed: eight to sixteen bytes a row, where a set of texts for each list takes some 60.
 * Cost: constant for each row.
 */

/** Mixes both numbers into every bit, so that few lists of many ids, or the reverse, do not crowd. */
function hashOf(list: number, id: number): number {
  let hash = Math.imul(id ^ Math.imul(list + 1, 0x9e3779b1), 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

function twice(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const all = new Int32Array(2 * numbers.length);
  all.set(numbers);
  return all;
}

export class ListedRows {
  #list = new Int32Array(1 << 12);
  #id = new Int32Array(1 << 12);
  /** Row and one at which each id was met first, 0 where it was not yet. */
  #first = new Int32Array(1 << 12);
  /** Row and one at each place, 0 where there is none, of rows whose id was met before; at most half are taken. */
  #slots = new Int32Array(1 << 10);
  #taken = 0;
  size = 0;

  /**
   * Adds a row, unless its list has that id.
   *
   * @param id whole number of an id; the smaller the better
   * @returns whether it was added
   */
  add(list: number, id: number): boolean {
    if (this.size === this.#list.length) this.#grow();
    while (id >= this.#first.length) this.#first = twice(this.#first);
    const first = this.#first[id]!;
    if (first === 0) this.#first[id] = this.size + 1;
    else if (this.#list[first - 1] === list || !this.#addAgain(list, id)) return false;
    this.#list[this.size] = list;
    this.#id[this.size] = id;
    this.size += 1;
    return true;
  }

  #addAgain(list: number, id: number): boolean {
    if (2 * (this.#taken + 1) > this.#slots.length) this.#spread();
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = hashOf(list, id) & mask;
    for (let row = slots[slot]! - 1; row >= 0; row = slots[slot]! - 1) {
      if (this.#id[row] === id && this.#list[row] === list) return false;
      slot = (slot + 1) & mask;
    }
    slots[slot] = this.size + 1;
    this.#taken += 1;
    return true;
  }

  columns(): { list: Int32Array; id: Int32Array } {
    return { list: this.#list.slice(0, this.size), id: this.#id.slice(0, this.size) };
  }

  #grow(): void {
    this.#list = twice(this.#list);
    this.#id = twice(this.#id);
  }

  #spread(): void {
    const slots = new Int32Array(2 * this.#slots.length);
    const mask = slots.length - 1;
    for (const taken of this.#slots) {
      if (taken === 0) continue;
      let slot = hashOf(this.#list[taken - 1]!, this.#id[taken - 1]!) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = taken;
    }
    this.#slots = slots;
  }
}
