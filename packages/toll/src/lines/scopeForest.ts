/**
 * Scopes of counts as a forest by containment.
 *
 * Source: rule J11. A scope is a box (place path × window); of two that cross without one holding the
 * other, the one with the larger own low stays in the forest and the other hangs beside it, counted for
 * high only. The choice reads counts and never people, so one more person cannot turn it round.
 * Cost: quadratic in distinct scopes, which are few beside people.
 */
import type { DayWindow, PlacePath } from "@daftar/model";
import { byWidth, type ScopeBox, scopeContains, scopeHolds, scopeKey, scopesCross } from "./place.ts";

/** What the counts of one scope say, before people are placed. */
export interface OwnFigures {
  readonly box: ScopeBox;
  readonly low: number;
  readonly high: number;
  /** No account says that it tells the whole: `high` is then "at least". */
  readonly partialOnly: boolean;
}

export interface ScopeNode extends OwnFigures {
  readonly key: string;
  parent: ScopeNode | null;
  readonly children: ScopeNode[];
  /** Scopes that cross one in this node: for high only, a forest of their own without people. */
  readonly crossing: ScopeNode[];
}

export interface ScopeForest {
  readonly roots: readonly ScopeNode[];
  /** Crossing scopes that lie in no kept scope. */
  readonly crossing: readonly ScopeNode[];
  /** Kept scopes, widest first. */
  readonly kept: readonly ScopeNode[];
  readonly dropped: readonly ScopeNode[];
}

function holder(kept: readonly ScopeNode[], node: ScopeNode): ScopeNode | null {
  let best: ScopeNode | null = null;
  for (const other of kept) {
    if (other === node || !scopeContains(other.box, node.box)) continue;
    if (best === null || byWidth(best.box, other.box) < 0) best = other;
  }
  return best;
}

/**
 * @param figures one entry per distinct scope
 */
export function scopeForest(figures: readonly OwnFigures[]): ScopeForest {
  const nodes = figures.map(
    (own): ScopeNode => ({ ...own, key: scopeKey(own.box), parent: null, children: [], crossing: [] }),
  );
  const kept: ScopeNode[] = [];
  const dropped: ScopeNode[] = [];
  for (const node of nodes.toSorted((a, b) => b.low - a.low || byWidth(a.box, b.box))) {
    if (kept.some((other) => scopesCross(other.box, node.box))) dropped.push(node);
    else kept.push(node);
  }
  kept.sort((a, b) => byWidth(a.box, b.box));
  const roots: ScopeNode[] = [];
  for (const node of kept) {
    node.parent = holder(kept, node);
    if (node.parent) node.parent.children.push(node);
    else roots.push(node);
  }
  const beside = new Map<ScopeNode | null, ScopeNode[]>();
  for (const node of dropped) {
    const at = holder(kept, node);
    const group = beside.get(at);
    if (group) group.push(node);
    else beside.set(at, [node]);
  }
  const crossing: ScopeNode[] = [];
  for (const [at, group] of beside) {
    const inner = scopeForest(group);
    const tops = [...inner.roots, ...inner.crossing];
    if (at) at.crossing.push(...tops);
    else crossing.push(...tops);
  }
  return { roots, crossing, kept, dropped };
}

/** Where a person stands: at a scope, surely outside all, or unknown. */
export type Standing = ScopeNode | "outside" | "unknown";

/** The deepest kept scope known to hold a person of that place and those days. */
export function standingOf(
  forest: Pick<ScopeForest, "roots">,
  place: PlacePath | null,
  when: DayWindow | null,
): Standing {
  let at: ScopeNode | null = null;
  let level: readonly ScopeNode[] = forest.roots;
  let perhaps = false;
  for (;;) {
    let next: ScopeNode | null = null;
    for (const node of level) {
      const holding = scopeHolds(node.box, place, when);
      if (holding === "in") next = node;
      // Only at the top: a person known to be in a scope stands there, whatever its parts might hold.
      if (holding === "unknown" && at === null) perhaps = true;
    }
    if (next === null) break;
    at = next;
    level = next.children;
  }
  if (at !== null) return at;
  return perhaps ? "unknown" : "outside";
}
