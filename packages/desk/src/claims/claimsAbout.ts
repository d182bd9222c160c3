/**
 * Public claims about one incident, each beside what the desk has of just that place and window.
 *
 * Source: J14. A claim is about a place that its area names, by any name that the scope has for it, and about
 * days that its own window may hold; its verdict is the one it would have on a desk of that scope. Cost:
 * claims × names of the place, and the people of the incident for each claim.
 */
import { scopeDifferences } from "@daftar/claims";
import { type Claim, intersects, type Scope } from "@daftar/model";
import type { Incident, Victim } from "@daftar/toll";

import { placeNames } from "../view/placeNames.ts";
import { checkedClaims } from "./checkedClaims.ts";
import { comparedPeople, verdictOn } from "./verdicts.ts";

type Box = Pick<Incident, "place" | "window">;

/** Names of the deepest part that is known; of the whole area, its own. */
function namesOf({ place }: Box, scope: Scope): readonly string[] {
  if (place.incident !== null) return [place.incident];
  const [deepest] = placeNames(place, scope);
  return deepest ?? [scope.area.name];
}

/** The desk's scope, narrowed to the incident under one of its names. */
const narrowed = (scope: Scope, { window }: Box, name: string): Scope => ({
  ...scope,
  window,
  laterDeathsUntil: window.to,
  area: { name, provinces: [] },
});

function ofThoseDays({ window, asOf }: Claim, incident: Box): boolean {
  const from = window.from ?? incident.window.from;
  const to = window.to ?? asOf;
  return from > to || intersects({ from, to }, incident.window);
}

/**
 * A claim that says no last day runs to the day it speaks of, or to the end of the desk's window: one about
 * all days is not compared with one night.
 */
function closed(claim: Claim, scope: Scope): Claim {
  const { from, to } = claim.window;
  const [end = scope.window.to] = [claim.asOf, scope.window.to].sort();
  return { ...claim, window: { from, to: to ?? end } };
}

/** @param people those of the incident */
export function claimsAbout(
  { scope, claims }: { readonly scope: Scope | null; readonly claims: readonly Claim[] },
  incident: Box,
  people: readonly Victim[],
  asOf: string | null,
) {
  if (scope === null) return [];
  const scopeFor = (claim: Claim): Scope | null =>
    namesOf(incident, scope)
      .map((name) => narrowed(scope, incident, name))
      .find((one) => !scopeDifferences(claim, one).some((why) => why.startsWith("area"))) ?? null;
  const about = new Set(
    claims.filter((one) => ofThoseDays(one, incident) && scopeFor(one) !== null).map(({ id }) => id),
  );
  const compared = comparedPeople(people);
  return checkedClaims(
    claims,
    (claim) => verdictOn(closed(claim, scope), compared, scopeFor(claim), null),
    asOf,
  ).filter(({ id }) => about.has(id));
}
