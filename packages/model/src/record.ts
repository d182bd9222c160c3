/**
 * One list's account of one person or body: the roles its cells may have, and what they were read as.
 */
import { z } from "zod";
import { calendar, dateSpan } from "./dates/dateSpan.ts";
import { causeClass, eventLink, population, sex } from "./vocabularies.ts";

/** What a column of a list holds. Several columns may share a role (a name in two scripts). */
export const columnRole = z.enum([
  "key",
  "name",
  "given",
  "father",
  "grandfather",
  "family",
  "sex",
  "ageYears",
  "birthDate",
  "deathDate",
  "injuryDate",
  "birthPlace",
  "deathPlace",
  "deathProvince",
  "injuryPlace",
  "injuryProvince",
  "burialPlace",
  "nationalId",
  "population",
  "cause",
  "bodyTag",
  "status",
  "eventLink",
  "reporter",
  "phone",
  "email",
  "address",
  "text",
  "ignore",
]);
export type ColumnRole = z.infer<typeof columnRole>;

/** How a column is kept (J18). Only victim and circumstance columns stay readable. */
export const columnClass = z.enum(["victim", "circumstance", "source-identity", "free-text", "drop"]);
export type ColumnClass = z.infer<typeof columnClass>;

const CLASS_OF_ROLE: Record<ColumnRole, ColumnClass> = {
  key: "victim",
  name: "victim",
  given: "victim",
  father: "victim",
  grandfather: "victim",
  family: "victim",
  sex: "victim",
  ageYears: "victim",
  birthDate: "victim",
  birthPlace: "victim",
  nationalId: "victim",
  deathDate: "circumstance",
  injuryDate: "circumstance",
  deathPlace: "circumstance",
  deathProvince: "circumstance",
  injuryPlace: "circumstance",
  injuryProvince: "circumstance",
  burialPlace: "circumstance",
  population: "circumstance",
  cause: "circumstance",
  bodyTag: "circumstance",
  status: "circumstance",
  eventLink: "circumstance",
  reporter: "source-identity",
  phone: "source-identity",
  email: "source-identity",
  address: "source-identity",
  text: "free-text",
  ignore: "drop",
};

/** The class a role has unless a person says stricter. */
export function classOfRole(role: ColumnRole): ColumnClass {
  return CLASS_OF_ROLE[role];
}

/** Whether cells of this class are sealed to the custodians before the first write. */
export function isSealedClass(columnClass: ColumnClass): boolean {
  return columnClass !== "victim" && columnClass !== "circumstance";
}

export const mappedColumn = z.object({
  /** 0-based position in the file. */
  column: z.number().int().nonnegative(),
  /** The header as written; null where the column is sealed, since a header may name a source. */
  header: z.string().nullable(),
  role: columnRole,
  class: columnClass,
  /** The calendar of its dates; null where each date says it, or the column holds none. */
  calendar: calendar.nullable(),
  /** Order of day and month in d/m/y writing; null where it is not needed or not known. */
  order: z.enum(["dmy", "mdy"]).nullable(),
});
export type MappedColumn = z.infer<typeof mappedColumn>;

/** One cell of a record, kept as written. */
export const recordCell = z.object({ role: columnRole, header: z.string().nullable(), text: z.string() });
export type RecordCell = z.infer<typeof recordCell>;

/** Years of age, both ends included. */
export const ageSpan = z
  .object({ low: z.number().int().min(0).max(130), high: z.number().int().min(0).max(130) })
  .refine((age) => age.low <= age.high, { message: "low must not exceed high" });
export type AgeSpan = z.infer<typeof ageSpan>;

/** A place as written; the scope's area says which city and province it is. */
export const writtenPlace = z.object({ place: z.string().nullable(), province: z.string().nullable() });
export type WrittenPlace = z.infer<typeof writtenPlace>;

export const personStatus = z.enum(["dead", "missing-presumed"]);
export type PersonStatus = z.infer<typeof personStatus>;

/** What the cells of one record version were read as. `null` is "the account does not say". */
export const recordFields = z.object({
  names: z.array(z.string()),
  given: z.string().nullable(),
  father: z.string().nullable(),
  grandfather: z.string().nullable(),
  family: z.string().nullable(),
  sex: sex.nullable(),
  age: ageSpan.nullable(),
  birthDate: dateSpan.nullable(),
  injuryDate: dateSpan.nullable(),
  deathDate: dateSpan.nullable(),
  birthPlace: z.string().nullable(),
  injuryPlace: writtenPlace,
  deathPlace: writtenPlace,
  burialPlace: z.string().nullable(),
  nationalId: z.string().nullable(),
  population: population.nullable(),
  cause: causeClass.nullable(),
  bodyTag: z.string().nullable(),
  status: personStatus,
  eventLink: eventLink.nullable(),
});
export type RecordFields = z.infer<typeof recordFields>;
