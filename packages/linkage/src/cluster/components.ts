/** Records that pairs hold together, directly or through others. Cost: near linear. */

export function findRoot(parent: Int32Array, at: number): number {
  let root = at;
  while (parent[root] !== root) {
    parent[root] = parent[parent[root]!]!;
    root = parent[root]!;
  }
  return root;
}

/** Every record its own. */
export function apart(size: number): Int32Array {
  const own = new Int32Array(size);
  for (let at = 0; at < size; at += 1) own[at] = at;
  return own;
}

/** Root = smallest member, whatever the order of the unions. */
export function unite(parent: Int32Array, a: number, b: number): void {
  const [x, y] = [findRoot(parent, a), findRoot(parent, b)];
  if (x !== y) parent[Math.max(x, y)] = Math.min(x, y);
}

/** Things dealt to owners: `items[starts[owner]]` to `items[starts[owner + 1] - 1]`, ascending. */
export interface Dealt {
  readonly starts: Int32Array;
  readonly items: Int32Array;
}

/** @param owner of each item, 0 to `owners - 1`; -1 leaves it out */
export function deal(owner: Int32Array, owners: number): Dealt {
  const starts = new Int32Array(owners + 1);
  for (let at = 0; at < owner.length; at += 1) if (owner[at]! >= 0) starts[owner[at]! + 1]! += 1;
  for (let at = 0; at < owners; at += 1) starts[at + 1]! += starts[at]!;
  const next = starts.slice();
  const items = new Int32Array(starts[owners]!);
  for (let at = 0; at < owner.length; at += 1) {
    const own = owner[at]!;
    if (own < 0) continue;
    items[next[own]!] = at;
    next[own]! += 1;
  }
  return { starts, items };
}
