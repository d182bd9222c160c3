/** Numbers 0, 1, 2 … for whole numbers in the order met: a map without objects. Cost: constant. */
export class Numbering {
  #keys = new Float64Array(1 << 12).fill(-1);
  #values = new Int32Array(1 << 12);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** @param key exact, 0 to 2^53 */
  of(key: number): number {
    const mask = this.#keys.length - 1;
    let slot = (Math.imul(key | 0, 0x9e3779b1) ^ Math.imul((key / 4_294_967_296) | 0, 0x85ebca6b)) >>> 7;
    for (slot &= mask; ; slot = (slot + 1) & mask) {
      const found = this.#keys[slot]!;
      if (found === key) return this.#values[slot]!;
      if (found === -1) break;
    }
    this.#keys[slot] = key;
    this.#values[slot] = this.#count;
    this.#count += 1;
    if (this.#count * 2 > this.#keys.length) this.#grow();
    return this.#count - 1;
  }

  #grow(): void {
    const [keys, values] = [this.#keys, this.#values];
    this.#keys = new Float64Array(keys.length * 2).fill(-1);
    this.#values = new Int32Array(keys.length * 2);
    const mask = this.#keys.length - 1;
    for (let at = 0; at < keys.length; at += 1) {
      const key = keys[at]!;
      if (key === -1) continue;
      let slot = (Math.imul(key | 0, 0x9e3779b1) ^ Math.imul((key / 4_294_967_296) | 0, 0x85ebca6b)) >>> 7;
      for (slot &= mask; this.#keys[slot] !== -1; ) slot = (slot + 1) & mask;
      this.#keys[slot] = key;
      this.#values[slot] = values[at]!;
    }
  }
}
