/**
 * Which list and which id each row has, and that no list has an id twice.
 *
 * An open-addressed table of row numbers: four to eight bytes a row, where a set of texts for each list takes some 60.
 * Cost: constant for each row.
 */

/** Mixes both numbers into every bit, so that few lists of many ids, or the reverse, do not crowd. */
function hashOf(list: number, id: number): number {
  let hash = Math.imul(id ^ Math.imul(list + 1, 0x9e3779b1), 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

export class ListedRows {
  #list = new Int32Array(1 << 12);
  #id = new Int32Array(1 << 12);
  /** Row and one at each place, 0 where there is none; always twice as many places as rows fit. */
  #slots = new Int32Array(1 << 13);
  size = 0;

  /** Adds a row, unless its list has that id. @returns whether it was added */
  add(list: number, id: number): boolean {
    if (this.size === this.#list.length) this.#grow();
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = hashOf(list, id) & mask;
    for (let row = slots[slot]! - 1; row >= 0; row = slots[slot]! - 1) {
      if (this.#id[row] === id && this.#list[row] === list) return false;
      slot = (slot + 1) & mask;
    }
    this.#list[this.size] = list;
    this.#id[this.size] = id;
    this.size += 1;
    slots[slot] = this.size;
    return true;
  }

  columns(): { list: Int32Array; id: Int32Array } {
    return { list: this.#list.slice(0, this.size), id: this.#id.slice(0, this.size) };
  }

  #grow(): void {
    const larger = (numbers: Int32Array): Int32Array<ArrayBuffer> => {
      const all = new Int32Array(2 * numbers.length);
      all.set(numbers);
      return all;
    };
    this.#list = larger(this.#list);
    this.#id = larger(this.#id);
    const slots = new Int32Array(2 * this.#slots.length);
    const mask = slots.length - 1;
    for (let row = 0; row < this.size; row += 1) {
      let slot = hashOf(this.#list[row]!, this.#id[row]!) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = row + 1;
    }
    this.#slots = slots;
  }
}
