/**
 * For one row, the sets of its attributes that are rare together and of which no part is rare by itself.
 *
 * Rare: strangers would be expected to share the values with at most so many rows, were the attributes
 * independent; in bits, the sum of log2 of the values' shares is `most` or less. A value that no other row
 * has takes no part: it brings nobody together. Cost: a walk over a tree of sets made once, leaving a branch
 * where even the rarest values still to come would not make one rare.
 */

import { mix } from "../numbering/hash.ts";
import type { Attribute } from "./attributes.ts";

/** Most attributes in a set. */
const MOST = 4;

/** log2 of the share of rows that have each value, besides the row itself; 0 for a value met once. */
function rarity({ ids, hashes }: Attribute): Float64Array {
  const counts = new Int32Array(hashes.length);
  for (let row = 0; row < ids.length; row += 1) if (ids[row]! >= 0) counts[ids[row]!]! += 1;
  return Float64Array.from(counts, (count) => (count < 2 ? 0 : Math.log2((count - 1) / ids.length)));
}

/** All sets of one to `MOST` attributes that speak of different facts, as a tree in one walk. */
interface SetTree {
  readonly attribute: Int32Array;
  readonly depth: Int32Array;
  /** Where the walk goes on when a node's children are left out. */
  readonly skip: Int32Array;
}

function setTree(attributes: readonly Attribute[]): SetTree {
  const attribute: number[] = [];
  const depth: number[] = [];
  const skip: number[] = [];
  const grow = (used: number, from: number, level: number): void => {
    for (let next = from; next < attributes.length; next += 1) {
      const { facts } = attributes[next]!;
      if ((facts & used) !== 0) continue;
      const node = attribute.length;
      attribute.push(next);
      depth.push(level);
      skip.push(0);
      if (level + 1 < MOST) grow(used | facts, next + 1, level + 1);
      skip[node] = attribute.length;
    }
  };
  grow(0, 0, 0);
  return {
    attribute: Int32Array.from(attribute),
    depth: Int32Array.from(depth),
    skip: Int32Array.from(skip),
  };
}

/**
 * @param most bits at or below which a set is rare
 * @param visit told the row and a key of the set and its values
 * @returns a walk over the rare sets of one row; it tells how many there were
 */
export function rareSetsOf(
  attributes: readonly Attribute[],
  most: number,
  visit: (row: number, key: number) => void,
): (row: number) => number {
  const tree = setTree(attributes);
  const nodes = tree.attribute.length;
  const count = attributes.length;
  const bits = attributes.map(rarity);
  const share = new Float64Array(count);
  const key = new Int32Array(count);
  /** The rarest value from each place on: the most that one more attribute can bring. */
  const rarest = new Float64Array(count + 1);
  const sums = new Float64Array(MOST + 1);
  const weakest = new Float64Array(MOST + 1);
  const path = new Int32Array(MOST);
  weakest[0] = Number.NEGATIVE_INFINITY;
  return (row) => {
    for (let at = count - 1; at >= 0; at -= 1) {
      const id = attributes[at]!.ids[row]!;
      const bit = id < 0 ? 0 : bits[at]![id]!;
      share[at] = bit;
      if (bit !== 0) key[at] = attributes[at]!.hashes[id]!;
      rarest[at] = Math.min(rarest[at + 1]!, bit);
    }
    let found = 0;
    for (let node = 0; node < nodes; ) {
      const at = tree.attribute[node]!;
      const depth = tree.depth[node]!;
      const own = share[at]!;
      if (own === 0) {
        node = tree.skip[node]!;
        continue;
      }
      const sum = sums[depth]! + own;
      const weak = Math.max(own, weakest[depth]!);
      path[depth] = at;
      if (sum <= most) {
        // Rare without its commonest value: then that part is a set of its own.
        if (depth === 0 || sum - weak > most) {
          let hash = 17;
          for (let step = 0; step <= depth; step += 1) hash = mix(mix(hash, path[step]!), key[path[step]!]!);
          found += 1;
          visit(row, hash);
        }
        node = tree.skip[node]!;
      } else if (depth + 1 < MOST && sum + rarest[at + 1]! * (MOST - 1 - depth) <= most) {
        sums[depth + 1] = sum;
        weakest[depth + 1] = weak;
        node += 1;
      } else node = tree.skip[node]!;
    }
    return found;
  };
}
