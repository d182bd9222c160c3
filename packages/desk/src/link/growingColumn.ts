/** A column of whole numbers that grows as its files are read; cost: doubling. */

export class GrowingColumn {
  #values = new Int32Array(1 << 12);
  #length = 0;

  /** @param start row at which the numbers begin; rows passed over, as in a file without this column, are -1 */
  append(start: number, numbers: Int32Array): void {
    const end = start + numbers.length;
    this.#reach(end);
    this.#values.fill(-1, this.#length, start);
    this.#values.set(numbers, start);
    this.#length = end;
  }

  /** As many as there are rows. */
  column(size: number): Int32Array {
    this.#reach(size);
    return this.#values.fill(-1, this.#length, size).subarray(0, size);
  }

  #reach(size: number): void {
    if (size <= this.#values.length) return;
    const larger = new Int32Array(Math.max(size, 2 * this.#values.length));
    larger.set(this.#values.subarray(0, this.#length));
    this.#values = larger;
  }
}
