/**
 * The stratum of a person: place, day, month, cause, sex or age, or several of them crossed.
 *
 * As the toll cuts its figures (J12): province of death, else of injury; a day or month only where the accounts leave
 * one; the age bands of releases. What is not known, or is known to be "unknown", is no stratum but a missing label.
 * Cost: constant.
 */
import { LABEL_JOINT } from "@daftar/estimate";
import { DaftarError } from "@daftar/model";
import { asBreakdownPerson, type BreakdownPerson, type Victim } from "@daftar/toll";

const FIELDS = {
  place: ({ place }: BreakdownPerson) => place?.province ?? null,
  date: ({ when }: BreakdownPerson) => (when !== null && when.from === when.to ? when.from : null),
  month: ({ when }: BreakdownPerson) =>
    when !== null && when.from.slice(0, 7) === when.to.slice(0, 7) ? when.from.slice(0, 7) : null,
  cause: ({ cause }: BreakdownPerson) => (cause === "unknown" ? null : cause),
  sex: ({ sex }: BreakdownPerson) => sex,
  age: ({ ageBand }: BreakdownPerson) => ageBand,
} as const satisfies Readonly<Record<string, (person: BreakdownPerson) => string | null>>;

export type StratumField = keyof typeof FIELDS;
const NAMES: readonly string[] = Object.keys(FIELDS);
const isField = (name: string): name is StratumField => NAMES.includes(name);

/** @throws DaftarError `usage.wrong` on a field that people are not told apart by, or one named twice */
export function stratumFields(names: readonly string[]): readonly StratumField[] {
  const wrong = names.find((name, at) => !isField(name) || names.indexOf(name) !== at);
  if (wrong !== undefined) {
    throw new DaftarError("usage.wrong", `on a desk --by takes ${NAMES.join(", ")}, each once`, {
      field: "by",
      value: wrong.slice(0, 40),
    });
  }
  return names.filter(isField);
}

/** @param fields none: everybody is of one stratum, `all` @returns null where one of them is not known */
export function labelOf(person: BreakdownPerson, fields: readonly StratumField[]): string | null {
  if (fields.length === 0) return "all";
  const labels = fields.map((field) => FIELDS[field](person));
  return labels.some((label) => label === null) ? null : labels.join(LABEL_JOINT);
}

/** The same of a victim; null also of one who is in no line. */
export function stratumLabel(victim: Victim, fields: readonly StratumField[]): string | null {
  const person = asBreakdownPerson(victim);
  return person === null ? null : labelOf(person, fields);
}
