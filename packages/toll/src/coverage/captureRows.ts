/**
 * Who is on which list, for an estimate: the people of its table and their captures.
 *
 * Source: J21. Rows are people at reported or above with an identity that can be linked, inside the lists'
 * common coverage; a capture counts only where the list has an origin of its own; aggregators are no
 * list. Where an account does not say the day, place or population, a list whose own coverage lies in
 * the common one says it: whoever is on it died there; else the person is left out and told.
 * Cost: people × lists.
 */
import { contains, type PlacePath } from "@daftar/model";
import type { Victim } from "../judge/victim.ts";
import { asCountable } from "../lines/asCountable.ts";
import type { CommonCoverage, Coverage } from "./coverageIntersection.ts";

export interface CaptureRow {
  readonly victimId: string;
  /** One entry per list, in the order of `lists`. */
  readonly on: readonly boolean[];
}

export interface CaptureTable {
  readonly lists: readonly string[];
  readonly rows: readonly CaptureRow[];
  /** Counts of each pattern, sorted: what `estimate` reads. */
  readonly cells: readonly { readonly on: readonly boolean[]; readonly count: number }[];
  /** People at reported or above that are no row, by reason. */
  readonly leftOut: {
    readonly identity: number;
    readonly outsideCoverage: number;
    readonly coverageUnknown: number;
    readonly onNoList: number;
  };
}

/** Enough identity to be linked: a name in parts or full. */
function isLinkable(victim: Pick<Victim, "identity" | "named">): boolean {
  return victim.identity === "named-full" || victim.named;
}

function within(common: CommonCoverage, coverage: Coverage): boolean {
  const holds = (outer: readonly string[], inner: readonly string[]) =>
    outer.length === 0 || (inner.length > 0 && inner.every((one) => outer.includes(one)));
  return (
    contains(common.window, coverage.window) &&
    holds(common.provinces, coverage.provinces) &&
    holds(common.populations, coverage.populations)
  );
}

function placeState(common: CommonCoverage, places: readonly (PlacePath | null)[]): "in" | "out" | "unknown" {
  if (common.provinces.length === 0) return "in";
  const known = places.flatMap((place) => (place?.province == null ? [] : [place.province]));
  if (known.some((province) => common.provinces.includes(province))) return "in";
  return known.length > 0 ? "out" : "unknown";
}

function coverageState(victim: Victim, common: CommonCoverage): "in" | "out" | "unknown" {
  const { death, population } = victim;
  const states = [placeState(common, [victim.deathPlace, victim.injuryPlace])];
  if (death === null) states.push("unknown");
  else if (death.to < common.window.from || death.from > common.window.to) states.push("out");
  else if (!contains(common.window, death)) states.push("unknown");
  if (common.populations.length > 0) {
    if (population === null || population === "unknown")
      states.push(common.populations.includes("unknown") ? "in" : "unknown");
    else if (!common.populations.includes(population)) states.push("out");
  }
  if (states.includes("out")) return "out";
  return states.includes("unknown") ? "unknown" : "in";
}

export interface CaptureInput {
  readonly victims: readonly Victim[];
  /** Declared coverages of the lists to estimate from; aggregators are passed over. */
  readonly lists: readonly Coverage[];
  readonly intersection: CommonCoverage;
}

export function captureRows({ victims, lists, intersection }: CaptureInput): CaptureTable {
  const own = lists.filter((list) => !list.aggregator).toSorted((a, b) => (a.list < b.list ? -1 : 1));
  const inside = new Set(own.filter((list) => within(intersection, list)).map((list) => list.list));
  const rows: CaptureRow[] = [];
  const leftOut = { identity: 0, outsideCoverage: 0, coverageUnknown: 0, onNoList: 0 };
  for (const victim of victims) {
    const counted = asCountable(victim);
    if (counted === null || counted.status !== "dead") continue;
    const state = coverageState(victim, intersection);
    const captured = new Set(victim.captures);
    if (!isLinkable(victim)) leftOut.identity += 1;
    else if (state === "out") leftOut.outsideCoverage += 1;
    else if (state === "unknown" && !victim.captures.some((list) => inside.has(list)))
      leftOut.coverageUnknown += 1;
    else if (!own.some((list) => captured.has(list.list))) leftOut.onNoList += 1;
    else rows.push({ victimId: victim.id, on: own.map((list) => captured.has(list.list)) });
  }
  rows.sort((a, b) => (a.victimId < b.victimId ? -1 : 1));
  const cells = new Map<string, { on: readonly boolean[]; count: number }>();
  for (const { on } of rows) {
    const key = on.map((one) => (one ? "1" : "0")).join("");
    const cell = cells.get(key);
    if (cell) cell.count += 1;
    else cells.set(key, { on, count: 1 });
  }
  return {
    lists: own.map((list) => list.list),
    rows,
    cells: [...cells].sort(([a], [b]) => (a < b ? 1 : -1)).map(([, cell]) => cell),
    leftOut,
  };
}
