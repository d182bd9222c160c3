/**
 * The parts that clusterings are drawn in: records that pairs hold together whose chance is not negligible.
 *
 * Pairs of `least` bits or more hold a part together; one above `LARGEST` records is taken apart as in `cluster/`, by
 * raising that a bit at a time, so that no cluster of the run is cut. Cost: near linear.
 */
import { LARGEST, MOST_RAISED } from "../cluster/clusterPairs.ts";
import { type Dealt, deal, findRoot, unite } from "../cluster/components.ts";

export interface PartsInput {
  readonly size: number;
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Bits, after lists competed. */
  readonly weights: Float32Array;
  /** The smallest record that people joined each record to. */
  readonly atoms: Int32Array;
  /** What is below stands apart in every draw. A whole number, as the thresholds of `cluster/`. */
  readonly least: number;
}

export interface Parts {
  /** Smallest record of each record's part. */
  readonly root: Int32Array;
  /** Records of each part, and pairs inside it, by its smallest record; records alone are left out. */
  readonly members: Dealt;
  readonly pairs: Dealt;
  /** Parts that raising cut: what lay between them stands apart in every draw. */
  readonly cut: number;
}

export function drawParts({ size, left, right, weights, atoms, least }: PartsInput): Parts {
  const root = atoms.slice();
  for (let at = 0; at < weights.length; at += 1)
    if (weights[at]! >= least) unite(root, left[at]!, right[at]!);
  const sizes = new Int32Array(size);
  const settle = (): void => {
    sizes.fill(0);
    for (let at = 0; at < size; at += 1) {
      root[at] = findRoot(root, at);
      sizes[root[at]!]! += 1;
    }
  };
  settle();
  let cut = 0;
  for (let threshold = least + 1; threshold <= MOST_RAISED + 1; threshold += 1) {
    const large = new Uint8Array(size);
    let found = false;
    for (let at = 0; at < size; at += 1)
      if (sizes[root[at]!]! > LARGEST) {
        if (root[at] === at) cut += 1;
        large[at] = 1;
        found = true;
      }
    if (!found) break;
    for (let at = 0; at < size; at += 1) if (large[at] === 1) root[at] = atoms[at]!;
    for (let at = 0; at < weights.length; at += 1)
      if (large[left[at]!] === 1 && large[right[at]!] === 1 && weights[at]! >= threshold)
        unite(root, left[at]!, right[at]!);
    settle();
  }
  const owner = root.map((own) => (sizes[own]! > 1 ? own : -1));
  const ofPair = new Int32Array(weights.length);
  for (let at = 0; at < ofPair.length; at += 1)
    ofPair[at] = root[left[at]!] === root[right[at]!] ? owner[left[at]!]! : -1;
  return { root, members: deal(owner, size), pairs: deal(ofPair, size), cut };
}
