/**
 * People at reported or above, cut by night, place, age, sex, cause and population.
 *
 * Source: J1, J10, J12. Cuts count documented people only, never counts or estimates; what is not known
 * stands beside as "unknown", and a share under 30 is of those with known age. Open pairs join nobody
 * here, so a cut sums to the people in reported high. Cost: linear in people.
 */
import {
  type AgeBand,
  ageBand,
  ageBandOf,
  type CauseClass,
  causeClass,
  type Population,
  population,
  type Sex,
  sex,
} from "@daftar/model";
import type { Victim } from "../judge/victim.ts";
import { asCountable } from "../lines/asCountable.ts";
import type { CountablePerson } from "../lines/countable.ts";
import { nightOf } from "./nightOf.ts";

export interface BreakdownPerson extends CountablePerson {
  readonly ageBand: AgeBand | null;
  readonly sex: Sex | null;
  readonly cause: CauseClass | null;
  readonly population: Population | null;
}

export interface Cut<K extends string> {
  readonly value: K | "unknown";
  readonly people: number;
  readonly verified: number;
}

export interface DayCut {
  /** Null: the day is not known. */
  readonly day: string | null;
  readonly people: number;
  readonly verified: number;
  /** Accounts give days and no hours: of these people it is not known whether it was at night. */
  readonly nightUnknown: number;
}

export interface PlaceCut {
  readonly province: string | null;
  readonly city: string | null;
  readonly people: number;
  readonly verified: number;
}

export interface Breakdowns {
  readonly people: number;
  readonly byNight: readonly DayCut[];
  readonly byPlace: readonly PlaceCut[];
  readonly byAgeBand: readonly Cut<AgeBand>[];
  readonly under30: { readonly people: number; readonly ofKnownAge: number; readonly ageUnknown: number };
  readonly bySex: readonly Cut<Sex>[];
  readonly byCause: readonly Cut<CauseClass>[];
  readonly byPopulation: readonly Cut<Population>[];
}

/** @returns null for people who are in no line */
export function asBreakdownPerson(victim: Victim): BreakdownPerson | null {
  const row = asCountable(victim);
  if (row === null) return null;
  const { age, sex: said, cause, population: of } = victim;
  return { ...row, ageBand: ageBandOf(age), sex: said, cause, population: of };
}

interface Tally {
  people: number;
  verified: number;
}

function tally<P extends CountablePerson>(
  people: readonly P[],
  keyOf: (person: P) => string,
): Map<string, Tally> {
  const found = new Map<string, Tally>();
  for (const person of people) {
    const key = keyOf(person);
    const known = found.get(key) ?? { people: 0, verified: 0 };
    known.people += 1;
    if (person.level === "verified") known.verified += 1;
    found.set(key, known);
  }
  return found;
}

/** One row per value of the vocabulary, in its order, then "unknown"; empty rows are left out. */
function cut<K extends string, P extends CountablePerson>(
  people: readonly P[],
  values: readonly K[],
  read: (person: P) => K | null,
): Cut<K>[] {
  const tallies = tally(people, (person) => read(person) ?? "unknown");
  const order: (K | "unknown")[] = [...values.filter((value) => value !== "unknown"), "unknown"];
  return order.flatMap((value) => {
    const row = tallies.get(value);
    return row ? [{ value, ...row }] : [];
  });
}

const UNDER_30: ReadonlySet<AgeBand> = new Set(["0-11", "12-17", "18-29"]);

function byNight(people: readonly BreakdownPerson[]): DayCut[] {
  const dayOf = ({ when }: BreakdownPerson) =>
    when !== null && when.from === when.to ? nightOf(when.from, null).day : "";
  return [...tally(people, dayOf)]
    .sort(([a], [b]) => (a === "" ? 1 : b === "" ? -1 : a < b ? -1 : 1))
    .map(([day, row]) => ({ day: day === "" ? null : day, ...row, nightUnknown: row.people }));
}

function byPlace(people: readonly BreakdownPerson[]): PlaceCut[] {
  const keyOf = ({ place }: BreakdownPerson) =>
    JSON.stringify([place?.province ?? null, place?.city ?? null]);
  const firsts = new Map(people.map((person) => [keyOf(person), person.place]));
  return [...tally(people, keyOf)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, row]) => {
      const place = firsts.get(key) ?? null;
      return { province: place?.province ?? null, city: place?.city ?? null, ...row };
    });
}

/** @param rows people at any level; only the dead at reported or above are counted */
export function breakdowns(rows: readonly BreakdownPerson[]): Breakdowns {
  const people = rows.filter(
    (row) => row.status === "dead" && row.level !== "alleged" && row.level !== "set-aside",
  );
  const aged = people.filter((person) => person.ageBand !== null);
  return {
    people: people.length,
    byNight: byNight(people),
    byPlace: byPlace(people),
    byAgeBand: cut(people, ageBand.options, (person) => person.ageBand),
    under30: {
      people: aged.filter((person) => person.ageBand !== null && UNDER_30.has(person.ageBand)).length,
      ofKnownAge: aged.length,
      ageUnknown: people.length - aged.length,
    },
    bySex: cut(people, sex.options, (person) => person.sex),
    byCause: cut(people, causeClass.options, (person) => person.cause),
    byPopulation: cut(people, population.options, (person) => person.population),
  };
}
