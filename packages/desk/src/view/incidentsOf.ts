/** Incidents of a desk, and where each person's is: derived once for a view. */
import {
  asCountable,
  countableRows,
  type Incident,
  type IncidentInput,
  incidentOf,
  incidents,
  type Victim,
} from "@daftar/toll";
import type { DeskView } from "./view.ts";

/** People who make a city and a day an incident that nobody counted (decision 0054). */
export const ENOUGH = 3;

export function incidentInput(view: DeskView, from: number): IncidentInput {
  const { judgement } = view;
  return { people: countableRows(judgement).people, counts: judgement.counts, lines: view.lines(), from };
}

/** Those that counts name: a person's city and day needs no looking up. */
const counted = new WeakMap<DeskView, readonly Incident[]>();

/** @returns null for people who are in no line, or whose place or days are not known */
export function incidentOfVictim(view: DeskView, victim: Victim): string | null {
  const person = asCountable(victim);
  if (person === null) return null;
  const all =
    counted.get(view) ??
    incidents({ people: [], counts: view.judgement.counts, lines: view.lines(), from: 1 });
  counted.set(view, all);
  return incidentOf(all, person);
}
