/**
 * Incidents: places and windows with harm, as things that can be opened.
 *
 * Source: J2 and J11 (whoever gives a number gives its place and window), J12 (a person stands at a place
 * and day). Derived and kept nowhere: every place and window that a count account names, and every city and
 * day on which enough people are known to have died. A person is in an incident who surely died there and
 * then, by the place and days that the lines read. Incidents that do not cross form a tree, as scopes do;
 * what a count says decides before what people do, so that this tree holds that of the lines.
 * Cost: distinct places and days of people, times counted scopes.
 */
import type { DayWindow } from "@daftar/model";
import type { JudgedCount } from "../judge/victim.ts";
import type { CountablePerson } from "../lines/countable.ts";
import {
  byWidth,
  depth,
  type ScopeBox,
  scopeContains,
  scopeHolds,
  scopeKey,
  scopesCross,
} from "../lines/place.ts";
import type { ScopeLine, TollLines } from "../lines/tollLines.ts";
import { gapsOf, type IncidentGap } from "./gaps.ts";
import { incidentId } from "./incidentId.ts";

export type IncidentCount = Pick<
  JudgedCount,
  "id" | "kind" | "level" | "place" | "window" | "low" | "high" | "extent"
>;

export interface IncidentInput {
  /** Those of the lines; alleged and set aside are passed over. */
  readonly people: readonly CountablePerson[];
  /** All counts, also those that nobody assessed. */
  readonly counts: readonly IncidentCount[];
  readonly lines: Pick<TollLines, "scopes">;
  /** How many people make a city and a day an incident that no count names. */
  readonly from: number;
  /** Asked for by its id, whatever stands there. */
  readonly also?: ScopeBox;
}

export interface IncidentPeople {
  /** At reported or above, dead. */
  readonly people: number;
  readonly verified: number;
  readonly corroborated: number;
  readonly disputed: number;
  /** Counted in none of the above. */
  readonly missingPresumed: number;
}

export interface Incident extends ScopeBox, IncidentPeople {
  readonly id: string;
  /** The narrowest incident that holds it; null for none. */
  readonly within: string | null;
  /** Crosses one that the lines keep: its people may be told there too. */
  readonly crosses: boolean;
  /** The scope as the lines have it (J11); null where no credible count names it. */
  readonly line: ScopeLine | null;
  /** Count accounts of exactly this place and window, and how many of them are credible. */
  readonly accounts: number;
  readonly credible: number;
  readonly gaps: readonly IncidentGap[];
}

interface Spot {
  readonly sample: CountablePerson;
  readonly tally: { -readonly [K in keyof IncidentPeople]: number };
}

const none = (): Spot["tally"] => ({
  people: 0,
  verified: 0,
  corroborated: 0,
  disputed: 0,
  missingPresumed: 0,
});

export const isCounted = ({ level }: CountablePerson): boolean =>
  level === "reported" || level === "corroborated" || level === "verified";

/** People who share place and days stand in the same incidents. */
function spotsOf(people: readonly CountablePerson[]): Spot[] {
  const spots = new Map<string, Spot>();
  for (const person of people) {
    if (!isCounted(person)) continue;
    const { place, when, level } = person;
    const key = JSON.stringify([place?.province, place?.city, place?.incident, when?.from, when?.to]);
    const spot = spots.get(key) ?? { sample: person, tally: none() };
    spots.set(key, spot);
    if (person.status !== "dead") {
      spot.tally.missingPresumed += 1;
      continue;
    }
    spot.tally.people += 1;
    if (level === "verified") spot.tally.verified += 1;
    if (level === "corroborated") spot.tally.corroborated += 1;
    if (person.disputed) spot.tally.disputed += 1;
  }
  return [...spots.values()];
}

function addTo(tally: Spot["tally"], more: IncidentPeople): void {
  tally.people += more.people;
  tally.verified += more.verified;
  tally.corroborated += more.corroborated;
  tally.disputed += more.disputed;
  tally.missingPresumed += more.missingPresumed;
}

/** The city and day that surely hold somebody; null where either is not known. */
export function cityAndDay({ place, when }: Pick<CountablePerson, "place" | "when">): ScopeBox | null {
  if (place === null || place.city === null || when === null || when.from !== when.to) return null;
  const window: DayWindow = { from: when.from, to: when.to };
  return { place: { province: place.province, city: place.city, incident: null }, window };
}

/** One incident on its way: what the tree is made of. */
interface Draft {
  readonly key: string;
  readonly box: ScopeBox;
  readonly line: ScopeLine | null;
  readonly counts: readonly IncidentCount[];
  readonly tally: Spot["tally"];
}

function countDrafts({ counts, lines, also }: IncidentInput): Map<string, Draft> {
  const lineOf = new Map(lines.scopes.map((line) => [scopeKey(line), line]));
  const groups = new Map<string, { box: ScopeBox; counts: IncidentCount[] }>();
  for (const count of counts) {
    const box = { place: count.place, window: count.window };
    const key = scopeKey(box);
    const group = groups.get(key);
    if (group) group.counts.push(count);
    else groups.set(key, { box, counts: [count] });
  }
  if (also !== undefined && !groups.has(scopeKey(also)))
    groups.set(scopeKey(also), { box: also, counts: [] });
  return new Map(
    [...groups].map(([key, { box, counts: of }]) => [
      key,
      { key, box, line: lineOf.get(key) ?? null, counts: of, tally: none() },
    ]),
  );
}

/** People into every counted scope that surely holds them, and into their city and day. */
function fill(drafts: Map<string, Draft>, spots: readonly Spot[]): Map<string, Draft> {
  const counted = [...drafts.values()];
  const days = new Map<string, Draft>();
  for (const { sample, tally } of spots) {
    for (const draft of counted)
      if (scopeHolds(draft.box, sample.place, sample.when) === "in") addTo(draft.tally, tally);
    const box = cityAndDay(sample);
    if (box === null || drafts.has(scopeKey(box))) continue;
    const key = scopeKey(box);
    const draft = days.get(key) ?? { key, box, line: null, counts: [], tally: none() };
    days.set(key, draft);
    addTo(draft.tally, tally);
  }
  return days;
}

/** What the lines keep first, then what they hang beside, then what nobody assessed, then days. */
const rank = ({ line, counts }: Draft): number =>
  line !== null ? (line.crosses ? 1 : 0) : counts.length > 0 ? 2 : 3;

/** Those that cross one kept before them, by key. Two cities' days never cross. */
function crossingOf(counted: readonly Draft[], days: readonly Draft[]): Set<string> {
  const crossing = new Set<string>();
  const kept: Draft[] = [];
  for (const draft of counted.toSorted((a, b) => rank(a) - rank(b) || byWidth(a.box, b.box))) {
    if (draft.line?.crosses === true || kept.some((other) => scopesCross(other.box, draft.box)))
      crossing.add(draft.key);
    // One that was only asked for decides nothing about the others.
    else if (draft.counts.length > 0) kept.push(draft);
  }
  for (const day of days) if (kept.some((other) => scopesCross(other.box, day.box))) crossing.add(day.key);
  return crossing;
}

function holderOf(draft: Draft, counted: readonly Draft[], days: ReadonlyMap<string, Draft>): Draft | null {
  let best: Draft | null = null;
  const day = cityAndDay({ place: draft.box.place, when: draft.box.window });
  const ofDay = day === null ? undefined : days.get(scopeKey(day));
  for (const other of ofDay === undefined ? counted : [...counted, ofDay]) {
    if (other.key === draft.key || !scopeContains(other.box, draft.box)) continue;
    if (best === null || byWidth(best.box, other.box) < 0) best = other;
  }
  return best;
}

/** By first day, and of one first day the wider before the narrower. Days compare as texts: there may be many. */
function inOrder(a: Incident, b: Incident): number {
  if (a.window.from !== b.window.from) return a.window.from < b.window.from ? -1 : 1;
  const deeper = depth(a.place) - depth(b.place);
  if (deeper !== 0) return deeper;
  if (a.window.to !== b.window.to) return a.window.to > b.window.to ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** @returns all incidents, by first day, the wider before the narrower */
export function incidents(input: IncidentInput): Incident[] {
  const counted = countDrafts(input);
  const ofDays = [...fill(counted, spotsOf(input.people))].filter(
    ([, { tally }]) => tally.people >= input.from,
  );
  const days = new Map(ofDays);
  const scopes = [...counted.values()];
  const all = [...scopes, ...days.values()];
  const crossing = crossingOf(scopes, [...days.values()]);
  const kept = scopes.filter(({ key }) => !crossing.has(key));
  const keptDays = new Map(ofDays.filter(([key]) => !crossing.has(key)));
  const withParts = new Set(
    input.lines.scopes.flatMap(({ parent }) => {
      const outer = parent === null ? undefined : input.lines.scopes[parent];
      return outer === undefined ? [] : [scopeKey(outer)];
    }),
  );
  return all
    .map((draft): Incident => {
      const { key, box, line, counts, tally } = draft;
      const holder = holderOf(draft, kept, keptDays);
      const accounts = counts.filter((one) => one.kind === "account");
      const crosses = crossing.has(key);
      const hasParts = withParts.has(key);
      return {
        ...box,
        ...tally,
        id: incidentId(box),
        within: holder === null ? null : incidentId(holder.box),
        crosses,
        line,
        accounts: accounts.length,
        credible: accounts.filter((one) => one.level === "credible").length,
        gaps: gapsOf({ line, counts, people: tally.people, hasParts, crosses }),
      };
    })
    .sort(inOrder);
}
