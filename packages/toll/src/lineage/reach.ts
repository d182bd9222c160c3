/**
 * Where the accounts of a graph go, step by step, and which of the places they pass form circles.
 *
 * Source: J3, T4. Places are `record:ID` and `list:NAME`; a row that has only its list's declared lineage is at
 * its list. A step is what lineage says it was taken from, or what a list says it takes from others. Cost: linear
 * in places and steps.
 */
import type { HeldLineage, Lineages, Of } from "../judge/lineages.ts";

export interface Step {
  readonly to: string;
  readonly kind: "copies" | "list-copies";
}

export interface Reach {
  /** Steps out of every place that is reached, in the order of first sight. */
  readonly steps: ReadonlyMap<string, readonly Step[]>;
  /** Places of each circle, in the order in which one leads to the next. */
  readonly circles: readonly (readonly string[])[];
}

function stepsFrom(lineages: Lineages, place: string, { lineage }: HeldLineage, of: Of): Step[] {
  const steps: Step[] = [...new Set(lineage.from)].map((to) => ({ to, kind: "copies" }));
  if (of !== "account" || !place.startsWith("list:")) return steps;
  for (const list of lineages.coverage(place.slice(5))?.copies ?? []) {
    const to = `list:${list}`;
    // A list named among its own sources says nothing: its rows are not copies of one another.
    if (to !== place && !steps.some((step) => step.to === to)) steps.push({ to, kind: "list-copies" });
  }
  return steps;
}

function placesFrom(steps: ReadonlyMap<string, readonly Step[]>, start: string): Set<string> {
  const seen = new Set<string>();
  const todo = (steps.get(start) ?? []).map(({ to }) => to);
  for (let place = todo.pop(); place !== undefined; place = todo.pop()) {
    if (seen.has(place)) continue;
    seen.add(place);
    todo.push(...(steps.get(place) ?? []).map(({ to }) => to));
  }
  return seen;
}

/** One after the other along the steps, as far as they lead; members that hang on others come where they stand. */
function inOrder(members: readonly string[], steps: ReadonlyMap<string, readonly Step[]>): string[] {
  const left = new Set(members);
  const ordered: string[] = [];
  let at = members[0];
  while (at !== undefined) {
    left.delete(at);
    ordered.push(at);
    at = (steps.get(at) ?? []).map(({ to }) => to).find((to) => left.has(to)) ?? [...left][0];
  }
  return ordered;
}

/** @param starts places of the accounts, with the lineage that holds there; @param of a value that is followed */
export function reachOf(
  lineages: Lineages,
  starts: ReadonlyMap<string, HeldLineage>,
  of: Of = "account",
): Reach {
  const steps = new Map<string, readonly Step[]>();
  const todo = [...starts.keys()];
  for (const place of todo) {
    if (steps.has(place)) continue;
    const own = stepsFrom(lineages, place, starts.get(place) ?? lineages.holdsAt(place, of), of);
    steps.set(place, own);
    todo.push(...own.map(({ to }) => to));
  }
  const reached = new Map([...steps.keys()].map((place) => [place, placesFrom(steps, place)]));
  const within = (a: string, b: string): boolean => reached.get(a)?.has(b) === true;
  const circles: string[][] = [];
  for (const place of steps.keys()) {
    if (!within(place, place) || circles.some((circle) => circle.includes(place))) continue;
    const members = [...steps.keys()].filter((other) => within(place, other) && within(other, place));
    circles.push(inOrder(members, steps));
  }
  return { steps, circles };
}
