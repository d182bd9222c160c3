/** The fields of one run: those that any row tells of, columns of other text last. */
import type { Columns } from "../encode/columns.ts";
import { UNKNOWN } from "../encode/dates.ts";
import { isTold } from "../encode/isTold.ts";
import { FIELD_NAMES, type FieldName, type FieldRule, floorOf, ruleOf, textFieldName } from "./fields.ts";

export interface FieldSet {
  readonly names: readonly string[];
  readonly rules: readonly FieldRule[];
  /** Best level of each. */
  readonly top: Int8Array;
  /** The least a disagreement may weigh, in bits. */
  readonly floor: Float64Array;
}

/** @param names of `FIELD_NAMES`, or of text columns */
export function fieldSetOf(names: readonly string[]): FieldSet {
  const rules = names.map(ruleOf);
  return {
    names,
    rules,
    top: Int8Array.from(rules, (rule) => rule.levels.length - 1),
    floor: Float64Array.from(names, floorOf),
  };
}

function toldFields(c: Columns): Record<FieldName, boolean> {
  const some = (...columns: readonly (Int32Array | Int16Array | Int8Array)[]): boolean =>
    columns.some(isTold);
  const days = (...spans: readonly { readonly from: Int32Array }[]): boolean =>
    spans.some(({ from }) => from.some((day) => day !== UNKNOWN));
  return {
    given: some(...c.parts[0]),
    father: some(...c.parts[1]),
    grandfather: some(...c.parts[2]),
    family: some(...c.parts[3]),
    wholeName: c.wholeName !== null,
    sex: some(c.sex),
    age: some(c.ageLow),
    birthDate: days(c.birth),
    deathDate: days(c.death, c.injury),
    place: some(...c.place, ...c.city, ...c.province),
    origin: some(c.birthPlace, c.burialPlace),
    nationalId: some(c.nationalId),
    contact: some(c.phone, c.email),
  };
}

export function fieldSet(columns: Columns): FieldSet {
  const told = toldFields(columns);
  return fieldSetOf([
    ...FIELD_NAMES.filter((name) => told[name]),
    ...columns.texts.map(({ label }) => textFieldName(label)),
  ]);
}
