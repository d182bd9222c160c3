/**
 * People standing at scopes, and the low and high of a forest of scopes with them.
 *
 * Source: rule J11.
 *   L(scope) = max(own low, placed + max(Σ L(children), inside children + floating))
 *   U(scope) = max(own high, placed + Σ U(children) + Σ U(crossing))
 *   low = outside + max(Σ L(roots), inside + unknown);  high = outside + Σ U(roots) + unknown
 * With nobody floating, L is the rule's own formula. Cost: linear in people and scopes, but for people in
 * two crossing scopes, each of whom is tried in both: people times scopes.
 */
import type { PlacePath } from "@daftar/model";
import type { CountablePerson } from "./countable.ts";
import { scopeHolds } from "./place.ts";
import { type ScopeForest, type ScopeNode, type Standing, standingOf } from "./scopeForest.ts";

export interface Placed {
  /** Standing at exactly this scope. */
  readonly at: Map<string, number>;
  /** Known to be in this scope, in one of its parts or beside them. */
  readonly floating: Map<string, number>;
  /** Standing at this scope or in its parts. */
  readonly inside: Map<string, number>;
  outside: number;
  unknown: number;
  total: number;
}

const add = (map: Map<string, number>, key: string, by: number): void => {
  map.set(key, (map.get(key) ?? 0) + by);
};

function empty(): Placed {
  return { at: new Map(), floating: new Map(), inside: new Map(), outside: 0, unknown: 0, total: 0 };
}

function put(placed: Placed, standing: Standing, floating: boolean): void {
  placed.total += 1;
  if (standing === "outside") placed.outside += 1;
  else if (standing === "unknown") placed.unknown += 1;
  else {
    add(floating ? placed.floating : placed.at, standing.key, 1);
    for (let node: ScopeNode | null = standing; node; node = node.parent) add(placed.inside, node.key, 1);
  }
}

function getOrMake<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  let found = known.get(key);
  if (found === undefined) {
    found = make();
    known.set(key, found);
  }
  return found;
}

/** Remembers standings, since many people share a place (one object, where one judgement made them) and a day. */
function standings(forest: ScopeForest): (person: CountablePerson) => Standing {
  const known = new Map<PlacePath | null, Map<string, Map<string, Standing>>>();
  return ({ place, when }) => {
    const [from, to] = [when?.from ?? "", when?.to ?? ""];
    const ofPlace = getOrMake(known, place, () => new Map<string, Map<string, Standing>>());
    const ofDay = getOrMake(ofPlace, from, () => new Map<string, Standing>());
    return getOrMake(ofDay, to, () => standingOf(forest, place, when));
  };
}

/** For low: everybody at the deepest scope of the forest known to hold them. */
export function placePeople(forest: ScopeForest, people: readonly CountablePerson[]): Placed {
  const placed = empty();
  const standingFor = standings(forest);
  for (const person of people) put(placed, standingFor(person), false);
  return placed;
}

/**
 * For high: a crossing scope beside the forest takes those known to be in it. A low placed so would lose
 * them, since it reads no crossing scope.
 */
export function placeForHigh(forest: ScopeForest, people: readonly CountablePerson[]): Placed {
  const placed = empty();
  const standingFor = standings(forest);
  const between: Between[] = [];
  for (const person of people) {
    const standing = standingFor(person);
    put(placed, standing, false);
    const beside = standing === "outside" || standing === "unknown" ? forest.crossing : standing.crossing;
    if (placeBeside(placed, standing, beside, person) || typeof standing === "string") continue;
    const above = besideAbove(forest, standing);
    if (above.some((top) => scopeHolds(top.box, person.place, person.when) === "in"))
      between.push({ person, standing, above });
  }
  placeBetween(forest, placed, between);
  return placed;
}

/** Somebody who stands at a scope, and surely in one that crosses it too. */
interface Between {
  readonly person: CountablePerson;
  readonly standing: ScopeNode;
  readonly above: readonly ScopeNode[];
}

/** Crossing scopes beside the scopes that hold this one, the nearest first. */
function besideAbove(forest: ScopeForest, standing: ScopeNode): ScopeNode[] {
  const above: ScopeNode[] = [];
  for (let at = standing.parent; at; at = at.parent) above.push(...at.crossing);
  return [...above, ...forest.crossing];
}

/**
 * Of two crossing scopes that surely hold a person each may count them, so they are put where high is
 * lower: else a count that names them in one scope would raise what the other says already. In an order
 * of their own, so that the order of rows does not matter.
 */
function placeBetween(forest: ScopeForest, placed: Placed, between: readonly Between[]): void {
  const order = ({ person: { place, when }, standing }: Between): string =>
    JSON.stringify([standing.key, place, when?.from, when?.to]);
  for (const { person, standing, above } of between.toSorted((a, b) => (order(a) < order(b) ? -1 : 1))) {
    for (const top of above) {
      const stays = highOf(forest, placed).total;
      const moved = placeBeside(placed, standing, [top], person);
      if (moved === null) continue;
      if (highOf(forest, placed).total < stays) break;
      moveBack(placed, standing, moved);
    }
  }
}

function moveBack(placed: Placed, standing: ScopeNode, moved: ScopeNode): void {
  add(placed.at, moved.key, -1);
  for (let node: ScopeNode | null = moved; node; node = node.parent) add(placed.inside, node.key, -1);
  add(placed.at, standing.key, 1);
}

/**
 * Moves a person into a crossing scope known to hold them, so that high does not count them twice.
 *
 * @returns the scope they stand at then; null where none is known to hold them
 */
function placeBeside(
  placed: Placed,
  standing: Standing,
  beside: readonly ScopeNode[],
  person: CountablePerson,
): ScopeNode | null {
  for (const top of beside) {
    if (scopeHolds(top.box, person.place, person.when) !== "in") continue;
    const inner = standingOf({ roots: [top] }, person.place, person.when);
    if (inner === "outside" || inner === "unknown") continue;
    if (standing === "outside") placed.outside -= 1;
    else if (standing === "unknown") placed.unknown -= 1;
    else add(placed.at, standing.key, -1);
    add(placed.at, inner.key, 1);
    for (let node: ScopeNode | null = inner; node; node = node.parent) add(placed.inside, node.key, 1);
    return inner;
  }
  return null;
}

function ancestry(node: ScopeNode): ScopeNode[] {
  const chain: ScopeNode[] = [];
  for (let at: ScopeNode | null = node; at; at = at.parent) chain.push(at);
  return chain;
}

function placeGroup(placed: Placed, members: readonly Standing[]): void {
  const first = members[0]!;
  if (members.every((standing) => standing === first)) {
    put(placed, first, false);
    return;
  }
  const nodes: ScopeNode[] = [];
  for (const standing of members) {
    if (typeof standing === "string") {
      put(placed, "unknown", false);
      return;
    }
    nodes.push(standing);
  }
  const chains = nodes.slice(1).map((node) => new Set(ancestry(node)));
  const shared = ancestry(nodes[0]!).find((node) => chains.every((chain) => chain.has(node)));
  put(placed, shared ?? "unknown", true);
}

/** J10: a group counts as one, or as its verified members where those are more; each verified keeps its place. */
export function placeGroups(forest: ScopeForest, groups: readonly (readonly CountablePerson[])[]): Placed {
  const placed = empty();
  const standingFor = standings(forest);
  for (const group of groups) {
    const verified = group.filter((person) => person.level === "verified");
    if (verified.length > 0) for (const person of verified) put(placed, standingFor(person), false);
    else placeGroup(placed, group.map(standingFor));
  }
  return placed;
}

interface Sums {
  readonly total: number;
  readonly byKey: ReadonlyMap<string, number>;
}

export function lowOf(forest: ScopeForest, placed: Placed): Sums {
  const byKey = new Map<string, number>();
  const low = (node: ScopeNode): number => {
    let parts = 0;
    let insideParts = 0;
    for (const child of node.children) {
      parts += low(child);
      insideParts += placed.inside.get(child.key) ?? 0;
    }
    const floating = placed.floating.get(node.key) ?? 0;
    const value = Math.max(
      node.low,
      (placed.at.get(node.key) ?? 0) + Math.max(parts, insideParts + floating),
    );
    byKey.set(node.key, value);
    return value;
  };
  let sum = 0;
  let inside = 0;
  for (const root of forest.roots) {
    sum += low(root);
    inside += placed.inside.get(root.key) ?? 0;
  }
  return { total: placed.outside + Math.max(sum, inside + placed.unknown), byKey };
}

export function highOf(forest: ScopeForest, placed: Placed): Sums {
  const byKey = new Map<string, number>();
  const high = (node: ScopeNode): number => {
    let parts = placed.at.get(node.key) ?? 0;
    for (const child of node.children) parts += high(child);
    for (const beside of node.crossing) parts += high(beside);
    const value = Math.max(node.high, parts);
    byKey.set(node.key, value);
    return value;
  };
  let sum = 0;
  for (const root of forest.roots) sum += high(root);
  for (const beside of forest.crossing) sum += high(beside);
  return { total: placed.outside + sum + placed.unknown, byKey };
}
