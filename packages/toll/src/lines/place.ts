/**
 * Containment of places and of scopes (place and window), in three values: in, out, unknown.
 *
 * Source: rule J11. A place path is a box: deeper parts that are null leave it wide. Cost: constant.
 */
import { contains, type DayWindow, daysIn, intersects, type PlacePath } from "@daftar/model";

export interface ScopeBox {
  readonly place: PlacePath;
  readonly window: DayWindow;
}

export type Holding = "in" | "out" | "unknown";

function partHolds(outer: string | null, inner: string | null): Holding {
  if (outer === null) return "in";
  if (inner === null) return "unknown";
  return outer === inner ? "in" : "out";
}

const WEAKEST: Readonly<Record<Holding, number>> = { in: 0, unknown: 1, out: 2 };
const weaker = (a: Holding, b: Holding): Holding => (WEAKEST[a] >= WEAKEST[b] ? a : b);

/** Whether a place lies in another; null is a place nobody knows, and the whole area holds it. */
function placeHolds(outer: PlacePath, inner: PlacePath | null): Holding {
  const province = partHolds(outer.province, inner?.province ?? null);
  const city = partHolds(outer.city, inner?.city ?? null);
  const incident = partHolds(outer.incident, inner?.incident ?? null);
  return weaker(province, weaker(city, incident));
}

/** Whether a window surely, surely not, or perhaps holds the day of a death. */
function windowHolds(outer: DayWindow, inner: DayWindow | null): Holding {
  if (inner === null) return "unknown";
  if (contains(outer, inner)) return "in";
  return intersects(outer, inner) ? "unknown" : "out";
}

/** Whether a scope holds a person of that place and those days. */
export function scopeHolds(scope: ScopeBox, place: PlacePath | null, when: DayWindow | null): Holding {
  return weaker(placeHolds(scope.place, place), windowHolds(scope.window, when));
}

/** Whether every person of `inner` is one of `outer`. */
export function scopeContains(outer: ScopeBox, inner: ScopeBox): boolean {
  return placeHolds(outer.place, inner.place) === "in" && contains(outer.window, inner.window);
}

/** Whether one person could be in both. */
export function scopesOverlap(a: ScopeBox, b: ScopeBox): boolean {
  const places = placeHolds(a.place, b.place) !== "out" || placeHolds(b.place, a.place) !== "out";
  return places && intersects(a.window, b.window);
}

/** How many parts of a place are known: none for the whole area, three for a named incident. */
export function depth(place: PlacePath): number {
  return [place.province, place.city, place.incident].filter((part) => part !== null).length;
}

/** Wider before narrower; within a chain of containment this is the chain's order. */
export function byWidth(a: ScopeBox, b: ScopeBox): number {
  return (
    depth(a.place) - depth(b.place) ||
    daysIn(b.window) - daysIn(a.window) ||
    (scopeKey(a) < scopeKey(b) ? -1 : 1)
  );
}

/** Whether they share somebody and neither holds the other. */
export function scopesCross(a: ScopeBox, b: ScopeBox): boolean {
  return scopesOverlap(a, b) && !scopeContains(a, b) && !scopeContains(b, a);
}

/** One text for one scope, so that equal scopes are one node. */
export function scopeKey(scope: ScopeBox): string {
  const { place, window } = scope;
  return JSON.stringify([place.province, place.city, place.incident, window.from, window.to]);
}

/** Province, city or incident in words, with ids as they stand. */
export function placeWords(place: PlacePath): string {
  const parts = [place.incident, place.city, place.province].filter((part) => part !== null);
  return parts.length === 0 ? "the whole area" : parts.join(", ");
}
