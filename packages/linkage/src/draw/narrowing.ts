/**
 * By how much an answer narrows the count: the variance of the number of people in a part, less what is expected
 * to be left once somebody says whether a pair is one person.
 *
 * By the law of total variance that is cov(number, pair)² / var(pair). From all groupings where they are few, else
 * from the draws. The weights are those of the draws, corrected in as many ways as are looked at. What an answer about
 * one pair tells of all others, through what corrects them together, is left out. Cost: groupings times pairs of items.
 */
import { type ExactGroupings, eachGrouping } from "./exactDraws.ts";

/** Up to this many items all groupings are told (203 of six); beyond, those that were drawn. */
const MOST_TOLD = 6;

class Moments {
  #chance = 0;
  #count = 0;
  #square = 0;
  readonly #together: Float64Array;
  readonly #countTogether: Float64Array;

  readonly items: number;

  constructor(items: number) {
    this.items = items;
    this.#together = new Float64Array(items * items);
    this.#countTogether = new Float64Array(items * items);
  }

  add(label: ArrayLike<number>, chance: number): void {
    let count = 0;
    for (let a = 0; a < this.items; a += 1) {
      let first = true;
      for (let b = 0; b < a && first; b += 1) if (label[a] === label[b]) first = false;
      if (first) count += 1;
    }
    this.#chance += chance;
    this.#count += chance * count;
    this.#square += chance * count * count;
    for (let a = 0; a < this.items; a += 1)
      for (let b = a + 1; b < this.items; b += 1)
        if (label[a] === label[b]) {
          this.#together[a * this.items + b]! += chance;
          this.#countTogether[a * this.items + b]! += chance * count;
        }
  }

  get variance(): number {
    const mean = this.#count / this.#chance;
    return Math.max(0, this.#square / this.#chance - mean * mean);
  }

  narrows(a: number, b: number): number {
    const at = Math.min(a, b) * this.items + Math.max(a, b);
    const chance = this.#together[at]! / this.#chance;
    const spread = chance * (1 - chance);
    // An answer that is as good as known changes nothing, and would divide by nothing.
    if (spread < 1e-9) return 0;
    const shared = this.#countTogether[at]! / this.#chance - (chance * this.#count) / this.#chance;
    return Math.min(this.variance, (shared * shared) / spread);
  }
}

export class Narrowing {
  readonly variance: number;
  /** By the places of two rows in the part. */
  readonly of: (a: number, b: number) => number;

  private constructor(variance: number, of: (a: number, b: number) => number) {
    this.variance = variance;
    this.of = of;
  }

  /** Of two records alone, which are one person with one of these chances. */
  static ofPair(chances: readonly number[]): Narrowing {
    const chance = chances.reduce((sum, one) => sum + one, 0) / chances.length;
    const variance = chance * (1 - chance);
    return new Narrowing(variance, () => variance);
  }

  static #of(moments: Moments, itemOf: Int32Array): Narrowing {
    return new Narrowing(moments.variance, (a, b) =>
      itemOf[a] === itemOf[b] ? 0 : moments.narrows(itemOf[a]!, itemOf[b]!),
    );
  }

  static ofDraws(labels: readonly Int32Array[], itemOf: Int32Array): Narrowing {
    const moments = new Moments(labels[0]?.length ?? 0);
    for (const label of labels) moments.add(label, 1);
    return Narrowing.#of(moments, itemOf);
  }

  static ofAll(corrected: readonly ExactGroupings[], itemOf: Int32Array): Narrowing {
    const moments = new Moments(corrected[0]?.items ?? 0);
    for (const groupings of corrected)
      eachGrouping(groupings, (label, chance) => moments.add(label, chance / corrected.length));
    return Narrowing.#of(moments, itemOf);
  }
}

/** @param corrected the same part, its weights corrected in one way or another */
export function narrowingExact(
  corrected: readonly ExactGroupings[],
  itemOf: Int32Array,
  labels: readonly Int32Array[],
): Narrowing {
  return (corrected[0]?.items ?? 0) <= MOST_TOLD
    ? Narrowing.ofAll(corrected, itemOf)
    : Narrowing.ofDraws(labels, itemOf);
}
