/**
 * Groupings of a small part drawn from their exact posterior.
 *
 * The chance of a grouping is proportional to the product of its groups' odds (`part.ts`), so the sum over all
 * groupings of a set is a sum over the group of its first item times the sum over the rest; draws go back the same
 * way. What corrects weights corrects a group by its joins, so that sets are weighed once for all draws.
 * Assumes: at most `MOST_EXACT` items. Cost: 3 to the power of the items for each correction, then items for each draw.
 */
import type { Rng } from "@daftar/numeric";
import type { Correction } from "../label/correction.ts";
import { correctedBits, type GroupBits, groupBits, type Part } from "./part.ts";

/** Beyond this a chain is cheaper (`chainDraws.ts`). */
export const MOST_EXACT = 9;

export interface ExactGroupings {
  readonly items: number;
  /** Odds of each set of items being one person, by bit mask; 0 where they must not be. */
  readonly odds: Float64Array;
  /** Sum over all groupings of each set. */
  readonly sums: Float64Array;
}

/** Items of each bit mask, ascending. */
const MEMBERS: readonly (readonly number[])[] = Array.from({ length: 1 << MOST_EXACT }, (_, mask) => {
  const members: number[] = [];
  for (let item = 0; mask >> item !== 0; item += 1) if ((mask >> item) & 1) members.push(item);
  return members;
});
const membersOf = (mask: number): readonly number[] => MEMBERS[mask]!;

/** What speaks for each set of items, whatever weights are corrected by. */
export interface SetBits {
  readonly items: number;
  /** By bit mask; the empty set counts as none. */
  readonly bits: readonly GroupBits[];
}

/** @throws RangeError above `MOST_EXACT` items */
export function bitsOfSets(part: Part): SetBits {
  const { items } = part;
  if (items > MOST_EXACT) throw new RangeError(`items: at most ${MOST_EXACT}; there are ${items}`);
  return { items, bits: Array.from({ length: 1 << items }, (_, mask) => groupBits(part, membersOf(mask))) };
}

export function exactGroupings({ items, bits }: SetBits, by: Correction): ExactGroupings {
  const odds = new Float64Array(1 << items);
  const sums = new Float64Array(1 << items);
  for (let mask = 1; mask < odds.length; mask += 1)
    odds[mask] = Math.exp(correctedBits(bits[mask]!, membersOf(mask).length, by) * Math.LN2);
  sums[0] = 1;
  for (let mask = 1; mask < sums.length; mask += 1) {
    const first = mask & -mask;
    const rest = mask ^ first;
    for (let others = rest; ; others = (others - 1) & rest) {
      sums[mask]! += odds[first | others]! * sums[rest ^ others]!;
      if (others === 0) break;
    }
  }
  return { items, odds, sums };
}

/** @returns for each item the first item of its group */
export function drawExact({ items, odds, sums }: ExactGroupings, draw: Rng): Int32Array {
  const label = new Int32Array(items);
  for (let left = (1 << items) - 1; left !== 0; ) {
    const first = left & -left;
    const rest = left ^ first;
    let mass = draw.uniform() * sums[left]!;
    // A sliver that rounding leaves beyond the last group goes to the item alone, which is always possible.
    let group = first;
    for (let others = rest; ; others = (others - 1) & rest) {
      mass -= odds[first | others]! * sums[rest ^ others]!;
      if (mass < 0) {
        group = first | others;
        break;
      }
      if (others === 0) break;
    }
    const members = membersOf(group);
    for (const member of members) label[member] = members[0]!;
    left ^= group;
  }
  return label;
}

/** Tells every grouping and its chance, and the label of each item as `drawExact` gives it. */
export function eachGrouping(
  { items, odds, sums }: ExactGroupings,
  tell: (label: Int32Array, chance: number) => void,
): void {
  const label = new Int32Array(items);
  const all = (1 << items) - 1;
  const go = (left: number, mass: number): void => {
    if (left === 0) {
      tell(label, mass / sums[all]!);
      return;
    }
    const first = left & -left;
    const rest = left ^ first;
    for (let others = rest; ; others = (others - 1) & rest) {
      const own = odds[first | others]!;
      if (own > 0) {
        const members = membersOf(first | others);
        for (const member of members) label[member] = members[0]!;
        go(rest ^ others, mass * own);
      }
      if (others === 0) break;
    }
  };
  go(all, 1);
}
