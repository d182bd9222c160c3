/**
 * The sets of attributes of one run walked in two halves that know nothing of each other, so that two threads may take
 * one each: sets with the first attribute, and all others. Cost: as `rareGroups.ts`.
 */
import type { Attribute } from "./attributes.ts";
import { type ApartBy, GroupPairs } from "./groupPairs.ts";
import type { PairColumns } from "./pairSet.ts";
import { rareGroups } from "./rareGroups.ts";

export type Half = "first" | "others";

/** Plain data: columns that another thread can read are not copied on the way to it. */
export interface WalkJob {
  readonly attributes: readonly Attribute[];
  readonly size: number;
  /** Bits at or above which a set is rare. */
  readonly least: number;
  /** Rare sets of a row in each half; it is asked for no more of them. */
  readonly mostSets: Readonly<Record<Half, number>>;
  readonly apartBy: ApartBy;
}

export interface Walked extends PairColumns {
  readonly cutGroups: number;
  /** Pairs that sets beginning with each attribute of the half proposed, repeats among them. */
  readonly proposed: readonly number[];
  /** Rare sets of each row, at most 255. */
  readonly sets: Uint8Array<ArrayBuffer>;
}

/** @param onSet told how many sets that begin alike were looked at, and of how many */
export function walk(job: WalkJob, half: Half, onSet?: (done: number, of: number) => void): Walked {
  const { attributes, size, least, mostSets, apartBy } = job;
  const pairs = new GroupPairs(size, attributes, apartBy);
  const proposed: number[] = [];
  let before = 0;
  const sets = rareGroups({
    attributes,
    size,
    least,
    from: half === "first" ? 0 : 1,
    to: half === "first" ? 1 : attributes.length,
    mostSets: mostSets[half],
    visit: (rows, start, end) => pairs.addGroup(rows, start, end),
    onSet: (done, of) => {
      proposed.push(pairs.proposed - before);
      before = pairs.proposed;
      onSet?.(done, of);
    },
  });
  return { ...pairs.columns(), cutGroups: pairs.cutGroups, proposed, sets };
}
