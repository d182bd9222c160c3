/**
 * Pairs out of groups of rows that agree on something rare: all pairs of a group that is small enough, else of its
 * parts. Cost: the pairs; a group that explodes costs a pass for each attribute that splits it.
 */
import type { Attribute } from "./attributes.ts";
import { type PairColumns, PairSet } from "./pairSet.ts";

/** Rows of a group of which all pairs are met. */
const LARGEST = 60;
/** Where no attribute splits a larger group, each row meets so many of its next. */
const NEIGHBOURS = 6;

/** Whether two rows are known to be of two people without looking: those with one number, -1 for none. */
export type ApartBy = Int32Array | null;

export class GroupPairs {
  /** Groups in which not all pairs could be met. */
  cutGroups = 0;
  /** Pairs that groups proposed so far, each as often as it was. */
  proposed = 0;
  readonly #attributes: readonly Attribute[];
  readonly #apartBy: ApartBy;
  readonly #pairs: PairSet;

  constructor(size: number, attributes: readonly Attribute[], apartBy: ApartBy) {
    this.#attributes = attributes;
    this.#apartBy = apartBy;
    this.#pairs = new PairSet(size);
  }

  add(i: number, j: number): void {
    const by = this.#apartBy;
    if (by !== null && by[i] !== -1 && by[i] === by[j]) return;
    this.proposed += 1;
    this.#pairs.add(i, j);
  }

  /**
   * @param rows the group is `rows[start]` to `rows[end - 1]`
   * @param from first attribute that may split it; none from the number of attributes on
   */
  addGroup(rows: Int32Array, start: number, end: number, from = 0): void {
    if (end - start <= LARGEST) {
      for (let x = start; x < end; x += 1) for (let y = x + 1; y < end; y += 1) this.add(rows[x]!, rows[y]!);
      return;
    }
    for (let next = from; next < this.#attributes.length; next += 1) {
      const { ids } = this.#attributes[next]!;
      const parts = new Map<number, number[]>();
      for (let at = start; at < end; at += 1) {
        const id = ids[rows[at]!]!;
        const part = parts.get(id);
        if (part) part.push(rows[at]!);
        else parts.set(id, [rows[at]!]);
      }
      if (parts.size === 1) continue;
      for (const part of parts.values())
        if (part.length > 1) this.addGroup(Int32Array.from(part), 0, part.length, next + 1);
      return;
    }
    this.cutGroups += 1;
    for (let x = start; x < end; x += 1)
      for (let y = x + 1; y < Math.min(end, x + 1 + NEIGHBOURS); y += 1) this.add(rows[x]!, rows[y]!);
  }

  /** All pairs so far, `left < right`, by left and then right. */
  columns(): PairColumns {
    return this.#pairs.columns();
  }
}
