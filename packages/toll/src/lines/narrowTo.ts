/**
 * Where and when somebody died, narrowed to the scopes of counts that say they include them.
 *
 * Source: J2 (which named people a count says it includes), J11 (a person stands at the deepest scope
 * known to hold them). Deepest scope first, each taken only where it contradicts neither the person's own
 * place and days nor a scope already taken; a place of injury will do where the place of death does not.
 * Cost: linear in the person's counts, times the verified scopes for verified people.
 */
import { commonDays, type DayWindow, daysIn, type PlacePath } from "@daftar/model";
import { type ScopeBox, scopeHolds, scopeKey } from "./place.ts";

export interface IncludingScope extends ScopeBox {
  /** Two people signed a number that rests on this count. */
  readonly signed: boolean;
}

export interface OwnStanding {
  /** Places that accounts of the person give, the more telling first: of death, of injury. */
  readonly places: readonly PlacePath[];
  readonly when: DayWindow | null;
}

export interface Narrowed {
  readonly place: PlacePath | null;
  readonly when: DayWindow | null;
  /** The scopes taken, in the order taken. */
  readonly by: readonly ScopeBox[];
}

const PARTS = ["province", "city", "incident"] as const;
const depth = (place: PlacePath): number => PARTS.filter((part) => place[part] !== null).length;

/** The deeper of two places of which one may lie in the other; null where they cannot be one place. */
function meet(a: PlacePath, b: PlacePath): PlacePath | null {
  for (const part of PARTS) if (a[part] !== null && b[part] !== null && a[part] !== b[part]) return null;
  return {
    province: a.province ?? b.province,
    city: a.city ?? b.city,
    incident: a.incident ?? b.incident,
  };
}

function deepestFirst(a: ScopeBox, b: ScopeBox): number {
  return (
    depth(b.place) - depth(a.place) ||
    daysIn(a.window) - daysIn(b.window) ||
    (scopeKey(a) < scopeKey(b) ? -1 : 1)
  );
}

/**
 * @param verifiedScopes for verified people: a count that nobody signed may not say whether they lie in
 *   one of these, since the verified line reads verified inputs alone (J11)
 */
export function narrowTo(
  own: OwnStanding,
  including: readonly IncludingScope[],
  verifiedScopes: readonly ScopeBox[] = [],
): Narrowed {
  let places = own.places;
  let when = own.when;
  const by: ScopeBox[] = [];
  for (const scope of including.toSorted(deepestFirst)) {
    const days = when === null ? scope.window : commonDays(when, scope.window);
    const found =
      places.length === 0
        ? scope.place
        : (places.map((place) => meet(place, scope.place)).find((place) => place !== null) ?? null);
    if (days === null || found === null) continue;
    const before = places[0] ?? null;
    const moves = ({ place, window }: ScopeBox): boolean =>
      scopeHolds({ place, window }, found, days) !== scopeHolds({ place, window }, before, when);
    if (!scope.signed && verifiedScopes.some(moves)) continue;
    places = [found];
    when = days;
    by.push({ place: scope.place, window: scope.window });
  }
  return { place: places[0] ?? null, when, by };
}
