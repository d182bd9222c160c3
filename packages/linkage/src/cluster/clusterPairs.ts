/**
 * Groups records into people from the weights of pairs, without chains.
 *
 * Pairs at even odds or better make components; within one, every pair is weighed (also those blocking never
 * met) and groups merge while half the mean plus half the best weight between them is even odds or better.
 * The mean alone is too strict where one person has many damaged accounts, the best alone chains.
 * Pairs that must not join never do, however indirectly. A component above `LARGEST` is first taken apart by
 * raising the threshold, a bit at a time.
 * Source: average linkage (Sokal & Michener 1958), constrained; measured in
 * `../shared/research/feasibility-linkage.md` 3. Cost: cube of the component's size, at most `LARGEST`.
 */

const LARGEST = 240;
const STRONGEST = 20;

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

function findRoot(parent: Int32Array, at: number): number {
  let root = at;
  while (parent[root] !== root) {
    parent[root] = parent[parent[root]!]!;
    root = parent[root]!;
  }
  return root;
}

/** Root = smallest member, whatever the order of the unions. */
function unite(parent: Int32Array, a: number, b: number): void {
  const [x, y] = [findRoot(parent, a), findRoot(parent, b)];
  if (x !== y) parent[Math.max(x, y)] = Math.min(x, y);
}

/** Merges the members of one component; writes each member's group (its smallest member) to `group`. */
function agglomerate(
  members: readonly number[],
  known: ReadonlyMap<number, number>,
  input: ClusterInput,
  atoms: Int32Array,
  group: Int32Array,
): void {
  const n = members.length;
  const mean = new Float64Array(n * n);
  const best = new Float64Array(n * n);
  const forbidden = new Uint8Array(n * n);
  for (let a = 0; a < n; a += 1) {
    for (let b = a + 1; b < n; b += 1) {
      const [i, j] = [members[a]!, members[b]!];
      const weight = known.get(i * input.size + j) ?? input.weigh(i, j);
      const held = Math.max(-STRONGEST, Math.min(STRONGEST, weight));
      mean[a * n + b] = mean[b * n + a] = best[a * n + b] = best[b * n + a] = held;
      forbidden[a * n + b] = forbidden[b * n + a] = input.apart(i, j) ? 1 : 0;
    }
  }
  const weightOf = new Float64Array(n).fill(1);
  const alive = new Uint8Array(n).fill(1);
  const label = Int32Array.from({ length: n }, (_, at) => at);
  const merge = (a: number, b: number): void => {
    const total = weightOf[a]! + weightOf[b]!;
    for (let c = 0; c < n; c += 1) {
      if (alive[c] === 0 || c === a || c === b) continue;
      const value = (mean[a * n + c]! * weightOf[a]! + mean[b * n + c]! * weightOf[b]!) / total;
      mean[a * n + c] = mean[c * n + a] = value;
      best[a * n + c] = best[c * n + a] = Math.max(best[a * n + c]!, best[b * n + c]!);
      forbidden[a * n + c] = forbidden[c * n + a] = forbidden[a * n + c]! | forbidden[b * n + c]!;
    }
    weightOf[a] = total;
    alive[b] = 0;
    for (let at = 0; at < n; at += 1) if (label[at] === b) label[at] = a;
  };
  // Joined by people: one atom before any weight is looked at.
  for (let a = 0; a < n; a += 1)
    for (let b = a + 1; b < n; b += 1)
      if (alive[a] === 1 && alive[b] === 1 && atoms[members[a]!] === atoms[members[b]!]) merge(a, b);
  for (;;) {
    let [top, one, other] = [-1, -1, -1];
    for (let a = 0; a < n; a += 1) {
      if (alive[a] === 0) continue;
      for (let b = a + 1; b < n; b += 1) {
        if (alive[b] === 0 || forbidden[a * n + b] === 1) continue;
        const strength = (mean[a * n + b]! + best[a * n + b]!) / 2;
        if (strength > top) [top, one, other] = [strength, a, b];
      }
    }
    if (one < 0 || top < 0) break;
    merge(one, other);
  }
  for (let at = 0; at < n; at += 1) group[members[at]!] = members[label[at]!]!;
}

/** @returns for each record the smallest record of its group */
export function clusterPairs(input: ClusterInput): Int32Array {
  const { size, left, right, weights } = input;
  const group = Int32Array.from({ length: size }, (_, at) => at);
  const atoms = Int32Array.from({ length: size }, (_, at) => at);
  for (const [a, b] of input.joined) unite(atoms, a, b);
  for (let at = 0; at < size; at += 1) atoms[at] = findRoot(atoms, at);
  const parent = Int32Array.from(atoms);
  for (let at = 0; at < weights.length; at += 1) if (weights[at]! >= 0) unite(parent, left[at]!, right[at]!);
  const edges = new Map<number, number[]>();
  for (let at = 0; at < weights.length; at += 1) {
    if (weights[at]! < 0) continue;
    const root = findRoot(parent, left[at]!);
    const own = edges.get(root);
    if (own) own.push(at);
    else edges.set(root, [at]);
  }
  const byRoot = new Map<number, number[]>();
  for (let at = 0; at < size; at += 1) {
    const root = findRoot(parent, at);
    const own = byRoot.get(root);
    if (own) own.push(at);
    else byRoot.set(root, [at]);
  }
  const local = new Int32Array(size);
  const todo: { members: number[]; pairs: number[]; threshold: number }[] = [];
  for (const [root, members] of byRoot)
    if (members.length > 1) todo.push({ members, pairs: edges.get(root) ?? [], threshold: 0 });
  for (let part = todo.pop(); part !== undefined; part = todo.pop()) {
    const { members, pairs, threshold } = part;
    // Beyond the strongest weight nothing is left to raise: what people joined stays together.
    if (members.length > LARGEST && threshold <= 60) {
      const stronger = pairs.filter((at) => weights[at]! >= threshold + 1);
      for (const at of members) local[at] = atoms[at]!;
      for (const at of stronger) unite(local, left[at]!, right[at]!);
      const parts = new Map<number, { members: number[]; pairs: number[]; threshold: number }>();
      for (const at of members) {
        const root = findRoot(local, at);
        const own = parts.get(root);
        if (own) own.members.push(at);
        else parts.set(root, { members: [at], pairs: [], threshold: threshold + 1 });
      }
      for (const at of stronger) parts.get(findRoot(local, left[at]!))?.pairs.push(at);
      for (const own of parts.values()) if (own.members.length > 1) todo.push(own);
      continue;
    }
    const known = new Map<number, number>();
    for (const at of pairs) known.set(left[at]! * size + right[at]!, weights[at]!);
    agglomerate(members, known, input, atoms, group);
  }
  // Labels are members in merge order; the smallest member names the group.
  const smallest = new Map<number, number>();
  for (let at = 0; at < size; at += 1) {
    const own = group[at]!;
    smallest.set(own, Math.min(smallest.get(own) ?? at, at));
  }
  return group.map((own) => smallest.get(own)!);
}
