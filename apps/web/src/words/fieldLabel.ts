/** What a field of a record, or a role of a column, is called. */
import type { Say } from "./say.ts";

const FIELDS = [
  "names",
  "name",
  "given",
  "father",
  "grandfather",
  "family",
  "sex",
  "age",
  "ageYears",
  "birthDate",
  "injuryDate",
  "deathDate",
  "birthPlace",
  "injuryPlace",
  "deathPlace",
  "deathProvince",
  "injuryProvince",
  "burialPlace",
  "nationalId",
  "population",
  "cause",
  "bodyTag",
  "status",
  "eventLink",
  "key",
  "reporter",
  "phone",
  "email",
  "address",
  "text",
  "ignore",
] as const;

export function fieldLabel(field: string, say: Say): string {
  const known = FIELDS.find((one) => one === field);
  return known === undefined ? field : say(`field.${known}`);
}
