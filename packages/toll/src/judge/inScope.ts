/**
 * Whether a victim, or a count, lies in the desk's scope.
 *
 * Source: J1. Later deaths count until the cut-off when they follow from an injury in the window. What is
 * not known is "unknown", which counts; only what is known to lie outside does not.
 * Cost: linear in the provinces of the scope.
 */
import {
  contains,
  type DateSpan,
  type DayWindow,
  type EventLink,
  intersects,
  type PlacePath,
  type Population,
  type Scope,
} from "@daftar/model";
import type { InScope } from "./victim.ts";

type State = InScope["state"];

export interface ScopedValues {
  readonly death: DateSpan | null;
  readonly injury: DateSpan | null;
  readonly eventLink: EventLink | null;
  readonly deathPlace: PlacePath | null;
  readonly injuryPlace: PlacePath | null;
  readonly population: Population | null;
}

const FOLLOWS: ReadonlySet<EventLink> = new Set([
  "died-later-of-injury",
  "in-custody",
  "denied-care",
  "executed",
  "suicide-after-release",
]);

function windowState({ death, injury, eventLink }: ScopedValues, scope: Scope): State {
  if (death === null) {
    if (injury === null) return "unknown";
    return intersects(injury, scope.window) ? "unknown" : "out";
  }
  if (contains(scope.window, death)) return "in";
  const counted: DayWindow = { from: scope.window.from, to: scope.laterDeathsUntil };
  if (!intersects(counted, death)) return "out";
  // Surely in the window or after it; after it, only a death that follows from it counts.
  const follows =
    (injury !== null && contains(scope.window, injury)) || (eventLink !== null && FOLLOWS.has(eventLink));
  if (contains(counted, death) && follows) return "in";
  if (death.from > scope.window.to && injury !== null && !intersects(injury, scope.window)) return "out";
  return "unknown";
}

/** Whether a province is one of the scope's area; an area without provinces holds every place. */
function provinceInArea(province: string | null, scope: Scope): State {
  if (scope.area.provinces.length === 0) return "in";
  if (province === null) return "unknown";
  return scope.area.provinces.some((one) => one.id === province) ? "in" : "out";
}

function areaState({ deathPlace, injuryPlace }: ScopedValues, scope: Scope): State {
  const states = [deathPlace, injuryPlace].map((place) => provinceInArea(place?.province ?? null, scope));
  if (states.includes("in")) return "in";
  return states.includes("out") ? "out" : "unknown";
}

function populationState({ population }: ScopedValues, scope: Scope): State {
  const counted = scope.populations;
  if (population === null || population === "unknown") return counted.includes("unknown") ? "in" : "unknown";
  return counted.includes(population) ? "in" : "out";
}

const IN_SCOPE: InScope = { state: "in", rules: [] };

export function inScopeOf(values: ScopedValues, scope: Scope | null): InScope {
  if (scope === null) return { state: "unknown", rules: ["window", "area", "population"] };
  const states = [
    ["window", windowState(values, scope)],
    ["area", areaState(values, scope)],
    ["population", populationState(values, scope)],
  ] as const;
  const naming = (state: State) => states.filter(([, s]) => s === state).map(([rule]) => rule);
  const out = naming("out");
  if (out.length > 0) return { state: "out", rules: out };
  const unknown = naming("unknown");
  return unknown.length > 0 ? { state: "unknown", rules: unknown } : IN_SCOPE;
}

/** Whether a count speaks of the scope's area and days alone. */
export function countInScope(place: PlacePath, window: DayWindow, scope: Scope | null): boolean {
  if (scope === null) return true;
  const days: DayWindow = { from: scope.window.from, to: scope.laterDeathsUntil };
  return contains(days, window) && provinceInArea(place.province, scope) !== "out";
}
