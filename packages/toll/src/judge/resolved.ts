/**
 * Values that people settled by `resolve` decisions, read from their text.
 *
 * Forms: sex, population, cause, eventLink, identity and acknowledgement by their vocabulary; deathDate
 * and injuryDate as `DAY` or `DAY/DAY`; age as `YEARS` or `LOW-HIGH`; deathPlace and injuryPlace as
 * `province` or `province/city`, ids of the scope's area. A text that is none of these settles nothing.
 * Cost: linear in one person's decisions.
 */
import {
  type Acknowledgement,
  type AgeSpan,
  acknowledgement,
  ageSpan,
  type CauseClass,
  causeClass,
  type DateSpan,
  dateSpan,
  type EventLink,
  eventLink,
  type IdentityState,
  identityState,
  type PlacePath,
  type Population,
  placePath,
  population,
  type Sex,
  sex,
} from "@daftar/model";
import { bodyOf, type DecisionBook } from "./decisionBook.ts";
import type { SubjectOf } from "./subjects.ts";

export interface Resolved {
  readonly sex: Sex | null;
  readonly population: Population | null;
  readonly cause: CauseClass | null;
  readonly eventLink: EventLink | null;
  readonly identity: IdentityState | null;
  readonly acknowledgement: Acknowledgement | null;
  readonly age: AgeSpan | null;
  readonly death: DateSpan | null;
  readonly injury: DateSpan | null;
  readonly deathPlace: PlacePath | null;
  readonly injuryPlace: PlacePath | null;
}

export const NOTHING_RESOLVED: Resolved = {
  sex: null,
  population: null,
  cause: null,
  eventLink: null,
  identity: null,
  acknowledgement: null,
  age: null,
  death: null,
  injury: null,
  deathPlace: null,
  injuryPlace: null,
};

interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false };
}
function read<T>(schema: Schema<T>, value: unknown): T | null {
  const result = schema.safeParse(value);
  return result.success ? result.data : null;
}

function readDate(text: string): DateSpan | null {
  const [from, to = from] = text.split("/");
  const precision = from === to ? "day" : "range";
  return read(dateSpan, { from, to, precision, calendar: "gregorian", asWritten: text });
}

function readAge(text: string): AgeSpan | null {
  const match = /^(\d{1,3})(?:-(\d{1,3}))?$/.exec(text);
  if (!match) return null;
  return read(ageSpan, { low: Number(match[1]), high: Number(match[2] ?? match[1]) });
}

function readPlace(text: string): PlacePath | null {
  const [province, city = null] = text.split("/");
  return province ? read(placePath, { province, city, incident: null }) : null;
}

/** How the text of each field is read. */
const READERS = {
  sex: (text: string) => read(sex, text),
  population: (text: string) => read(population, text),
  cause: (text: string) => read(causeClass, text),
  eventLink: (text: string) => read(eventLink, text),
  identity: (text: string) => read(identityState, text),
  acknowledgement: (text: string) => read(acknowledgement, text),
  age: readAge,
  deathDate: readDate,
  injuryDate: readDate,
  deathPlace: readPlace,
  injuryPlace: readPlace,
};

/** Whether a `resolve` decision of this field and value would settle anything. */
export function settles(field: string, value: string): boolean {
  const reader = Object.entries(READERS).find(([name]) => name === field)?.[1];
  return reader !== undefined && reader(value) !== null;
}

export function resolvedOf(subjects: readonly SubjectOf[], book: DecisionBook): Resolved {
  const text = new Map<string, string>();
  for (const { subject } of subjects) {
    const body = bodyOf("resolve", book.get("resolve", subject).decision);
    // Subjects come sorted: of two that settle one field, the first holds, whatever the order of ops.
    if (body && !text.has(body.field)) text.set(body.field, body.value);
  }
  const when = <T>(field: string, parse: (value: string) => T | null): T | null => {
    const value = text.get(field);
    return value === undefined ? null : parse(value);
  };
  return {
    sex: when("sex", READERS.sex),
    population: when("population", READERS.population),
    cause: when("cause", READERS.cause),
    eventLink: when("eventLink", READERS.eventLink),
    identity: when("identity", READERS.identity),
    acknowledgement: when("acknowledgement", READERS.acknowledgement),
    age: when("age", READERS.age),
    death: when("deathDate", READERS.deathDate),
    injury: when("injuryDate", READERS.injuryDate),
    deathPlace: when("deathPlace", READERS.deathPlace),
    injuryPlace: when("injuryPlace", READERS.injuryPlace),
  };
}
