/**
 * Groups records into people from the weights of pairs, without chains.
 *
 * Pairs at even odds or better make components; within one, every pair is weighed (also those blocking never
 * met) and groups merge while half the mean plus half the best weight between them is even odds or better.
 * The mean alone is too strict where one person has many damaged accounts, the best alone chains.
 * Pairs that must not join never do, however indirectly. A component above `LARGEST` is first taken apart by
 * raising the threshold, a bit at a time.
 * Source: average linkage (Sokal & Michener 1958), constrained; measured in
 * `../shared/research/feasibility-linkage.md` 3. Cost: about the square of a component's size, which is at most `LARGEST`.
 */

import { apart, type Dealt, deal, findRoot, unite } from "./components.ts";
import { Room } from "./room.ts";

/** Records of a component that are looked at together. */
export const LARGEST = 240;
/** Bits beyond which a pair says no more. */
export const STRONGEST = 20;
export const MOST_RAISED = 60;

export interface ClusterInput {
  readonly size: number;
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Bits, after lists competed. */
  readonly weights: Float32Array;
  /** Weight of any pair. */
  readonly weigh: (i: number, j: number) => number;
  /** Whether two records must never share a group. */
  readonly apart: (i: number, j: number) => boolean;
  /** Pairs that must share one; those that `apart` forbids are left out by the caller. */
  readonly joined: readonly (readonly [number, number])[];
}

/** What agglomerating needs of a run: its input, what people joined, and where groups are written. */
interface Run {
  readonly input: ClusterInput;
  /** The smallest record that people joined each record to. */
  readonly atoms: Int32Array;
  readonly group: Int32Array;
  /** For the component at hand: the place of a record in it, or whom it hangs on. */
  readonly local: Int32Array;
  readonly room: Room;
}

/** Merges the members of one component; writes each member's group (one of its members) to `group`. */
function agglomerate(
  { input, atoms, group, local, room }: Run,
  members: ArrayLike<number>,
  pairs: ArrayLike<number>,
): void {
  const n = members.length;
  room.begin(n);
  for (let a = 0; a < n; a += 1) local[members[a]!] = a;
  for (let at = 0; at < pairs.length; at += 1) {
    const pair = pairs[at]!;
    room.set(local[input.left[pair]!]!, local[input.right[pair]!]!, bounded(input.weights[pair]!));
  }
  for (let a = 0; a < n; a += 1) {
    for (let b = a + 1; b < n; b += 1) {
      const [i, j] = [members[a]!, members[b]!];
      if (input.apart(i, j)) room.forbid(a, b);
      if (!room.isSet(a, b)) room.set(a, b, bounded(input.weigh(i, j)));
    }
  }
  // Joined by people: one atom before any weight is looked at.
  for (let a = 0; a < n; a += 1)
    for (let b = a + 1; b < n; b += 1)
      if (room.isAlive(a) && room.isAlive(b) && atoms[members[a]!] === atoms[members[b]!]) room.merge(a, b);
  room.mergeWhileEven();
  for (let at = 0; at < n; at += 1) group[members[at]!] = members[room.label[at]!]!;
}

const bounded = (weight: number): number => Math.max(-STRONGEST, Math.min(STRONGEST, weight));

/** Members and pairs of the components that pairs of this weight or more make among these members. */
function partsAt(
  run: Run,
  members: ArrayLike<number>,
  pairs: ArrayLike<number>,
  threshold: number,
): { members: number[]; pairs: number[] }[] {
  const { input, atoms, local } = run;
  const parent = local;
  for (let at = 0; at < members.length; at += 1) parent[members[at]!] = atoms[members[at]!]!;
  const stronger: number[] = [];
  for (let at = 0; at < pairs.length; at += 1) {
    const pair = pairs[at]!;
    if (input.weights[pair]! < threshold) continue;
    stronger.push(pair);
    unite(parent, input.left[pair]!, input.right[pair]!);
  }
  const parts = new Map<number, { members: number[]; pairs: number[] }>();
  for (let at = 0; at < members.length; at += 1) {
    const own = findRoot(parent, members[at]!);
    const part = parts.get(own);
    if (part) part.members.push(members[at]!);
    else parts.set(own, { members: [members[at]!], pairs: [] });
  }
  for (const pair of stronger) parts.get(findRoot(parent, input.left[pair]!))!.pairs.push(pair);
  return [...parts.values()];
}

/** One component, taken apart first where it is large. */
function groupComponent(run: Run, members: ArrayLike<number>, pairs: ArrayLike<number>): void {
  const { input, atoms, group } = run;
  if (members.length === 2) {
    // Most components: no pair but the one that made it.
    const [a, b] = [members[0]!, members[1]!];
    if (atoms[a] === atoms[b] || !input.apart(a, b)) group[b] = group[a]!;
    return;
  }
  let threshold = 0;
  const todo: { members: ArrayLike<number>; pairs: ArrayLike<number>; threshold: number }[] = [
    { members, pairs, threshold },
  ];
  for (let part = todo.pop(); part !== undefined; part = todo.pop()) {
    threshold = part.threshold;
    // Beyond the strongest weight nothing is left to raise: what people joined stays together.
    if (part.members.length > LARGEST && threshold <= MOST_RAISED)
      for (const own of partsAt(run, part.members, part.pairs, threshold + 1)) {
        if (own.members.length > 1) todo.push({ ...own, threshold: threshold + 1 });
      }
    else agglomerate(run, part.members, part.pairs);
  }
}

/** Components of two records or more, with the pairs within each. */
function componentsOf(input: ClusterInput, atoms: Int32Array): { members: Dealt; pairs: Dealt } {
  const { size, left, right, weights } = input;
  const parent = atoms.slice();
  for (let at = 0; at < weights.length; at += 1) if (weights[at]! >= 0) unite(parent, left[at]!, right[at]!);
  const sizes = new Int32Array(size);
  for (let at = 0; at < size; at += 1) {
    parent[at] = findRoot(parent, at);
    sizes[parent[at]!]! += 1;
  }
  const owner = parent.map((root) => (sizes[root]! > 1 ? root : -1));
  const ofPair = new Int32Array(weights.length);
  // Pairs below even odds are kept too: their weight need not be worked out again.
  for (let at = 0; at < ofPair.length; at += 1)
    ofPair[at] = parent[left[at]!] === parent[right[at]!] ? owner[left[at]!]! : -1;
  return { members: deal(owner, size), pairs: deal(ofPair, size) };
}

/** @returns for each record the smallest record of its group */
export function clusterPairs(input: ClusterInput): Int32Array {
  const { size } = input;
  const [group, atoms] = [apart(size), apart(size)];
  for (const [a, b] of input.joined) unite(atoms, a, b);
  for (let at = 0; at < size; at += 1) atoms[at] = findRoot(atoms, at);
  const { members, pairs } = componentsOf(input, atoms);
  const run: Run = { input, atoms, group, local: new Int32Array(size), room: new Room() };
  for (let root = 0; root < size; root += 1) {
    const [from, to] = [members.starts[root]!, members.starts[root + 1]!];
    if (from === to) continue;
    groupComponent(
      run,
      members.items.subarray(from, to),
      pairs.items.subarray(pairs.starts[root], pairs.starts[root + 1]),
    );
  }
  // Labels are members in merge order; the smallest member names the group.
  const smallest = new Int32Array(size).fill(-1);
  for (let at = 0; at < size; at += 1) if (smallest[group[at]!]! < 0) smallest[group[at]!] = at;
  return group.map((own) => smallest[own]!);
}
