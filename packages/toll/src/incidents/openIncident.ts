/**
 * One incident opened: who died there, who perhaps did, and what lies within it.
 *
 * Source: J11, J12, as `incidents.ts` reads them. Cost: that of all incidents, and linear in people.
 */
import type { CountablePerson } from "../lines/countable.ts";
import { byWidth, type ScopeBox, scopeHolds, scopeKey, scopesCross } from "../lines/place.ts";
import { incidentId } from "./incidentId.ts";
import { cityAndDay, type Incident, type IncidentInput, incidents, isCounted } from "./incidents.ts";

export interface OpenIncident {
  readonly incident: Incident;
  /** Ids of people at reported or above who surely died there and then, sorted. */
  readonly people: readonly string[];
  readonly missingPresumed: readonly string[];
  /** People at reported or above whose place or days are not known well enough to say. */
  readonly perhaps: number;
  /** Incidents directly within it. */
  readonly parts: readonly Incident[];
  /** Incidents that share people with it while neither holds the other. */
  readonly crossing: readonly Incident[];
  /** From the narrowest that holds it to the widest. */
  readonly holders: readonly Incident[];
}

/** @returns null where no count names the place and window and nobody is known to have died there */
export function openIncident(input: IncidentInput, box: ScopeBox): OpenIncident | null {
  const all = incidents({ ...input, also: box });
  const key = scopeKey(box);
  const incident = all.find((one) => scopeKey(one) === key);
  if (incident === undefined) return null;
  if (incident.accounts === 0 && incident.people === 0 && incident.missingPresumed === 0) return null;
  const people: string[] = [];
  const missing: string[] = [];
  let perhaps = 0;
  for (const person of input.people) {
    if (!isCounted(person)) continue;
    const holding = scopeHolds(box, person.place, person.when);
    if (holding === "in") (person.status === "dead" ? people : missing).push(person.id);
    else if (holding === "unknown" && person.status === "dead") perhaps += 1;
  }
  const byId = new Map(all.map((one) => [one.id, one]));
  const holders: Incident[] = [];
  for (let at = byId.get(incident.within ?? ""); at !== undefined; at = byId.get(at.within ?? ""))
    holders.push(at);
  return {
    incident,
    people: people.sort(),
    missingPresumed: missing.sort(),
    perhaps,
    parts: all.filter((one) => one.within === incident.id),
    crossing: all.filter((one) => scopesCross(one, box)),
    holders,
  };
}

/**
 * Id of the narrowest incident known to hold a person, their city and day among them; null where none is.
 *
 * @param all those that counts name will do: a city and day is asked for by itself
 */
export function incidentOf(
  all: readonly Incident[],
  person: Pick<CountablePerson, "place" | "when">,
): string | null {
  // Those that do not cross and share somebody hold one another, so one of them is the narrowest.
  let best: ScopeBox | null = cityAndDay(person);
  for (const one of all) {
    if (one.crosses || scopeHolds(one, person.place, person.when) !== "in") continue;
    if (best === null || byWidth(best, one) < 0) best = one;
  }
  return best === null ? null : incidentId(best);
}
