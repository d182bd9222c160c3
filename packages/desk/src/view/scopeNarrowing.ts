/**
 * What an answer settles of the number of people of the desk's scope: those known to lie outside it count in no
 * line (J1), so a pair of two of them may wait.
 *
 * A run works its narrowing out over everybody it read. Where nobody of a part lies outside, that stands; where
 * somebody does, variance and narrowing of the part are taken anew from its draws: groups are counted that hold
 * somebody not known to lie outside. By the law of total variance an answer narrows by cov(number, pair)² /
 * var(pair) (`linkage/src/draw/narrowing.ts`). Cost: draws times records, of parts with somebody outside.
 */
import type { RunResult } from "../link/runResult.ts";

type Draws = Pick<NonNullable<RunResult["draws"]>, "parts" | "varianceMillionths">;
type Part = Draws["parts"][number];

export interface ScopeNarrowing {
  /** Of the number of people of the scope; 0 or more. */
  readonly variance: number;
  /** @param narrows by how much an answer narrows the run's own number @returns the scope's */
  readonly narrows: (a: number, b: number, narrows: number) => number;
}

interface Spread {
  readonly mean: number;
  readonly variance: number;
}

function spreadOf(numbers: readonly number[]): Spread {
  const mean = numbers.reduce((sum, one) => sum + one, 0) / Math.max(1, numbers.length);
  const square = numbers.reduce((sum, one) => sum + one * one, 0) / Math.max(1, numbers.length);
  return { mean, variance: Math.max(0, square - mean * mean) };
}

/** Groups of each grouping of a part that hold one of these places in it. */
const groups = ({ seen }: Part, counts: (at: number) => boolean): number[] =>
  seen.map((grouping) => new Set(grouping.filter((_, at) => counts(at))).size);

class PartOfScope {
  readonly #part: Part;
  readonly #place: ReadonlyMap<number, number>;
  /** People of the scope, by draw. */
  readonly #numbers: readonly number[];
  readonly #spread: Spread;
  /** What the part adds to the variance of the run's number of people. */
  readonly runs: number;

  constructor(part: Part, outside: (record: number) => boolean) {
    this.#part = part;
    this.#place = new Map(part.rows.map((row, at) => [row, at]));
    const own = groups(part, (at) => !outside(part.rows[at] ?? -1));
    const all = groups(part, () => true);
    this.#numbers = part.of.map((which) => own[which] ?? 0);
    this.#spread = spreadOf(this.#numbers);
    this.runs = spreadOf(part.of.map((which) => all[which] ?? 0)).variance;
  }

  get variance(): number {
    return this.#spread.variance;
  }

  narrows(a: number, b: number): number {
    const [x, y] = [this.#place.get(a), this.#place.get(b)];
    if (x === undefined || y === undefined) return 0;
    const together = this.#part.seen.map((grouping) => (grouping[x] === grouping[y] ? 1 : 0));
    const drawn = this.#part.of.map((which) => together[which] ?? 0);
    const pair = spreadOf(drawn);
    if (pair.variance < 1e-9) return 0;
    const both =
      drawn.reduce<number>((sum, one, at) => sum + one * (this.#numbers[at] ?? 0), 0) / drawn.length;
    const shared = both - pair.mean * this.#spread.mean;
    return Math.min(this.variance, (shared * shared) / pair.variance);
  }
}

/** @param outside whether a record's person is known to lie outside the scope; by its place in the run */
export function scopeNarrowing(draws: Draws, outside: (record: number) => boolean): ScopeNarrowing {
  const partOf = new Map<number, PartOfScope>();
  let variance = draws.varianceMillionths / 1e6;
  for (const part of draws.parts) {
    if (!part.rows.some(outside)) continue;
    const own = new PartOfScope(part, outside);
    for (const row of part.rows) partOf.set(row, own);
    variance += own.variance - own.runs;
  }
  return {
    variance: Math.max(0, variance),
    narrows: (a, b, narrows) => {
      const part = partOf.get(a);
      if (part !== undefined && part === partOf.get(b)) return part.narrows(a, b);
      // Two records alone: joined or not, the scope has as many people, unless both may be its own.
      return outside(a) || outside(b) ? 0 : narrows;
    },
  };
}
