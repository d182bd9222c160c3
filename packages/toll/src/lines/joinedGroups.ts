/**
 * People connected by open pairs, however many steps (J10), by union–find.
 *
 * Pairs with somebody who is not counted join nobody: an alleged account that resembles two counted
 * people must not make them one (J8: nothing falls by flood). Cost: near linear in pairs.
 */
import type { CountablePerson } from "./countable.ts";

/** Groups in the order of their first member; a person without open pairs is a group alone. */
export function joinedGroups(
  people: readonly CountablePerson[],
  openPairs: readonly (readonly [string, string])[],
): CountablePerson[][] {
  if (openPairs.length === 0) return people.map((person) => [person]);
  const inPairs = new Set(openPairs.flat());
  const indexOf = new Map<string, number>();
  people.forEach(({ id }, at) => {
    if (inPairs.has(id)) indexOf.set(id, at);
  });
  const parent = people.map((_, at) => at);
  const find = (start: number): number => {
    let root = start;
    while (parent[root] !== root) root = parent[root]!;
    for (let at = start; at !== root; ) {
      const next = parent[at]!;
      parent[at] = root;
      at = next;
    }
    return root;
  };
  for (const [a, b] of openPairs) {
    const left = indexOf.get(a);
    const right = indexOf.get(b);
    if (left === undefined || right === undefined) continue;
    const [l, r] = [find(left), find(right)];
    // The smaller index leads, so the grouping does not depend on the order of pairs.
    if (l < r) parent[r] = l;
    else if (r < l) parent[l] = r;
  }
  const groups = new Map<number, CountablePerson[]>();
  people.forEach((person, at) => {
    const root = find(at);
    const group = groups.get(root);
    if (group) group.push(person);
    else groups.set(root, [person]);
  });
  return [...groups.values()];
}
