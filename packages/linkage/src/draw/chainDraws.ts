/**
 * Groupings of a large part drawn by two Markov chains, one from the run's clusters and one from nobody joined.
 *
 * Source: Jain & Neal (2004), split and merge proposals with sequential allocation, on pairs that weights bring
 * together as in the chaperones of Miller et al. (2015), and Gibbs moves of one item; the chance of a grouping is
 * that of `exactDraws.ts`. Chains have settled when the potential scale reduction (Gelman & Rubin 1992) of the
 * number of groups and of the grouping's bits is at most `ALIKE`; else steps between draws are doubled, and at last
 * the part is said to be unsettled. Draws take turns. Each draw has its own correction of the weights; draws are taken in
 * the order of their corrections, so that a chain has little way to go from one to the next.
 * Cost: about items moves a step, a cube of a group each.
 */
import type { Rng } from "@daftar/numeric";
import { type Correction, UNCORRECTED } from "../label/correction.ts";
import { correctedBits, type GroupBits, groupBits, type Part } from "./part.ts";

const ALIKE = 1.1;
const FIRST_STEPS = 10;
const MOST_DOUBLINGS = 4;
const LEAST_LOOKS = 40;

export interface ChainDraws {
  /** For each draw, for each item the number of its group. */
  readonly labels: readonly Int32Array[];
  readonly settled: boolean;
}

class Chain {
  readonly label: Int32Array;
  readonly #groups = new Map<number, number[]>();
  readonly #bits = new Map<string, GroupBits>();
  #next: number;
  /** What weights are corrected by from here on. */
  by: Correction = UNCORRECTED;

  readonly part: Part;
  readonly near: readonly (readonly number[])[];
  readonly pairs: readonly (readonly [number, number])[];
  readonly draw: Rng;

  /** @param near items that weights bring together, for each item @param pairs the same as pairs */
  constructor(
    part: Part,
    near: readonly (readonly number[])[],
    pairs: readonly (readonly [number, number])[],
    start: Int32Array,
    draw: Rng,
  ) {
    this.part = part;
    this.near = near;
    this.pairs = pairs;
    this.draw = draw;
    this.label = start.slice();
    start.forEach((own, item) => {
      const group = this.#groups.get(own);
      if (group) group.push(item);
      else this.#groups.set(own, [item]);
    });
    this.#next = 1 + Math.max(...start);
  }

  get count(): number {
    return this.#groups.size;
  }

  /** Before any correction, so that two chains can be compared. */
  get bits(): number {
    let sum = 0;
    for (const group of this.#groups.values()) sum += this.#plain(group).bits;
    return sum;
  }

  #of(group: readonly number[]): number {
    return group.length < 2 ? 0 : correctedBits(this.#plain(group), group.length, this.by);
  }

  /** Of members in ascending order. */
  #plain(group: readonly number[]): GroupBits {
    if (group.length < 3) return groupBits(this.part, group);
    const key = group.join();
    let bits = this.#bits.get(key);
    if (bits === undefined) {
      bits = groupBits(this.part, group);
      this.#bits.set(key, bits);
    }
    return bits;
  }

  #put(label: number, group: number[]): void {
    if (group.length === 0) this.#groups.delete(label);
    else this.#groups.set(label, group);
    for (const item of group) this.label[item] = label;
  }

  #fresh(): number {
    this.#next += 1;
    return this.#next - 1;
  }

  /** Gibbs: the item alone, or with any group that holds somebody near it. */
  #move(item: number): void {
    const own = this.label[item]!;
    const without = this.#groups.get(own)!.filter((other) => other !== item);
    const choices = new Set(this.near[item]!.map((other) => this.label[other]!));
    // A group that holds nobody near it is left by splits only: from outside this move could not come back.
    if (without.length > 0 && !choices.has(own)) return;
    choices.delete(own);
    const groups: { label: number; rest: readonly number[]; bits: number }[] = [
      { label: -1, rest: [], bits: 0 },
    ];
    const add = (label: number, rest: readonly number[]): void => {
      const bits = this.#of(withItem(rest, item)) - this.#of(rest);
      groups.push({ label, rest, bits });
    };
    if (without.length > 0 && this.near[item]!.some((other) => this.label[other] === own)) add(own, without);
    for (const label of choices) add(label, this.#groups.get(label)!);
    const most = Math.max(...groups.map(({ bits }) => bits));
    const odds = groups.map(({ bits }) => Math.exp((bits - most) * Math.LN2));
    let mass = this.draw.uniform() * odds.reduce((sum, one) => sum + one, 0);
    let chosen = groups[0]!;
    for (const [at, share] of odds.entries()) {
      mass -= share;
      if (mass >= 0) continue;
      chosen = groups[at]!;
      break;
    }
    if (chosen.label === own || (chosen.label < 0 && without.length === 0)) return;
    this.#put(own, without);
    this.#put(chosen.label < 0 ? this.#fresh() : chosen.label, withItem(chosen.rest, item));
  }

  /**
   * Deals `others` to one of two groups, in this order, by how strongly each is tied to what a group holds.
   *
   * @param wanted groups to be dealt; null to draw them
   * @returns log2 of the chance of dealing so; null where somebody belongs to neither
   */
  #deal(
    one: number[],
    other: number[],
    others: readonly number[],
    wanted: ReadonlySet<number> | null,
  ): number | null {
    const { items, mean, best, apart } = this.part;
    const tie = (item: number, group: readonly number[]): number => {
      let sum = 0;
      let top = Number.NEGATIVE_INFINITY;
      for (const member of group) {
        const pair = item * items + member;
        if (apart[pair] === 1) return Number.NEGATIVE_INFINITY;
        sum += mean[pair]!;
        top = Math.max(top, best[pair]!);
      }
      return (sum / group.length + top) / 2;
    };
    let bits = 0;
    for (const item of others) {
      const [a, b] = [tie(item, one), tie(item, other)];
      if (a === Number.NEGATIVE_INFINITY && b === Number.NEGATIVE_INFINITY) return null;
      const toOne = 1 / (1 + Math.exp(Math.max(-60, Math.min(60, b - a)) * Math.LN2));
      // Never impossible where it is allowed, so that every move has its way back.
      const chance =
        a === Number.NEGATIVE_INFINITY ? 0 : b === Number.NEGATIVE_INFINITY ? 1 : 0.01 + 0.98 * toOne;
      const first = wanted === null ? this.draw.uniform() < chance : wanted.has(item);
      const taken = first ? chance : 1 - chance;
      if (taken === 0) return null;
      bits += Math.log2(taken);
      (first ? one : other).push(item);
    }
    return bits;
  }

  /** Splits the group of two near items between them, or merges their two groups. */
  #splitOrMerge([a, b]: readonly [number, number]): void {
    const [x, y] = [this.label[a]!, this.label[b]!];
    const [one, other] = [[a], [b]];
    if (x === y) {
      const group = this.#groups.get(x)!;
      const others = this.draw.shuffle(group.filter((item) => item !== a && item !== b));
      const dealt = this.#deal(one, other, others, null);
      if (dealt === null) return;
      one.sort(ascending);
      other.sort(ascending);
      if (!this.#accept(this.#of(one) + this.#of(other) - this.#of(group) - dealt)) return;
      this.#put(x, one);
      this.#put(this.#fresh(), other);
      return;
    }
    const [left, right] = [this.#groups.get(x)!, this.#groups.get(y)!];
    const together = [...left, ...right].sort(ascending);
    const merged = this.#of(together);
    if (merged === Number.NEGATIVE_INFINITY) return;
    const others = this.draw.shuffle(together.filter((item) => item !== a && item !== b));
    const dealt = this.#deal(one, other, others, new Set(left));
    if (dealt === null || !this.#accept(merged - this.#of(left) - this.#of(right) + dealt)) return;
    this.#put(y, []);
    this.#put(x, together);
  }

  #accept(bits: number): boolean {
    return bits >= 0 || this.draw.uniform() < Math.exp(bits * Math.LN2);
  }

  steps(count: number): void {
    for (let step = 0; step < count; step += 1) {
      for (let item = 0; item < this.part.items; item += 1) this.#move(this.draw.integer(this.part.items));
      for (let item = 0; item < this.part.items; item += 1) this.#splitOrMerge(this.draw.pick(this.pairs));
    }
  }
}

const ascending = (a: number, b: number): number => a - b;
const withItem = (group: readonly number[], item: number): number[] => [...group, item].sort(ascending);

/** Whether two chains tell of one distribution. */
function alike(a: readonly number[], b: readonly number[]): boolean {
  const n = Math.min(a.length, b.length);
  const meanOf = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0) / all.length;
  const spread = (all: readonly number[]): number => {
    const mean = meanOf(all);
    return all.reduce((sum, one) => sum + (one - mean) * (one - mean), 0) / Math.max(1, all.length - 1);
  };
  const within = (spread(a) + spread(b)) / 2;
  const gap = meanOf(a) - meanOf(b);
  if (within === 0) return Math.abs(gap) < 1e-9;
  const pooled = ((n - 1) / n) * within + (gap * gap) / 2;
  return Math.sqrt(pooled / within) <= ALIKE;
}

/**
 * @param near pairs of items that weights bring together
 * @param start group of each item in the run
 * @param by correction of each draw
 */
export function chainDraws(
  part: Part,
  near: readonly (readonly [number, number])[],
  start: Int32Array,
  by: readonly Correction[],
  draw: Rng,
): ChainDraws {
  const nearOf: number[][] = Array.from({ length: part.items }, () => []);
  for (const [a, b] of near) {
    nearOf[a]!.push(b);
    nearOf[b]!.push(a);
  }
  const alone = Int32Array.from({ length: part.items }, (_, item) => item);
  const chains = [start, alone].map(
    (from, at) => new Chain(part, nearOf, near, from, draw.fork(`chain ${at}`)),
  );
  const order = by.map((_, at) => at).sort((a, b) => by[a]!.shiftMilliBits - by[b]!.shiftMilliBits || a - b);
  // Often enough to compare the two, however few draws are wanted.
  const times = Math.ceil(LEAST_LOOKS / by.length);
  let steps = FIRST_STEPS;
  for (let doubled = 0; ; doubled += 1) {
    for (const chain of chains) {
      chain.by = by[order[0]!]!;
      chain.steps(steps);
    }
    const labels: Int32Array[] = Array.from({ length: by.length });
    const told = chains.map(() => ({ counts: [] as number[], bits: [] as number[] }));
    const between = Math.max(1, Math.round(steps / FIRST_STEPS));
    for (let look = 0; look < by.length * times; look += 1) {
      const [rank, turn] = [Math.floor(look / times), look % 2];
      const chain = chains[turn]!;
      chain.by = by[order[rank]!]!;
      chain.steps(between);
      told[turn]!.counts.push(chain.count);
      told[turn]!.bits.push(chain.bits);
      if (turn === rank % 2) labels[order[rank]!] ??= chain.label.slice();
    }
    const [a, b] = told;
    const settled = alike(a!.counts, b!.counts) && alike(a!.bits, b!.bits);
    if (settled || doubled === MOST_DOUBLINGS) return { labels, settled };
    steps *= 2;
  }
}
